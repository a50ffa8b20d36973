//! Escaping of text for HTML.

use crate::report::doc::{Passage, Piece, Prose, ascii_url};
use crate::source::{inert_markup, printable};

/// Returns a text escaped for elements and attributes.
pub(in super::super::super) fn escaped(text: &str) -> String {
    let text = printable(text);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = &*text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
    inert_markup(out)
}

/// Returns a text escaped, with `end` between its lines.
pub(super) fn escaped_lines(text: &str, end: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join(end)
}

/// The most characters of an id that is kept on one line.
const SHORT_ID: usize = 16;

/// Returns a heading escaped, with its ids kept whole: a browser may break `4.1.3-2` after the hyphen.
pub(super) fn heading_text(text: &str) -> String {
    let is_id = |word: &str| {
        word.contains(['-', '/']) && word.contains(|c: char| c.is_ascii_digit()) && word.chars().count() <= SHORT_ID
    };
    let word = |word: &str| {
        let text = escaped(word);
        if is_id(word) { format!("<span class=\"unbroken\">{text}</span>") } else { text }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Returns a text of the tool's own; code between backticks becomes `<code>`.
pub(super) fn said(text: &str) -> String {
    let parts = text.split('`').map(escaped).enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part }).collect()
}

/// Writes the paragraphs and lists of running text.
pub(super) fn write_prose(out: &mut String, prose: &Prose) {
    for passage in prose.passages() {
        match passage {
            Passage::Paragraph(pieces) => out.push_str(&format!("<p>{}</p>\n", in_line(&pieces, "<br>\n"))),
            Passage::List(items) => {
                let items = items.iter().map(|item| format!("<li>{}</li>\n", in_line(item, "<br>\n")));
                out.push_str(&format!("<ul class=\"items\">\n{}</ul>\n", items.collect::<String>()));
            }
        }
    }
}

/// Returns running text for use within an element; a single paragraph gets no element of its own.
pub(super) fn within(prose: &Prose) -> String {
    if let [Passage::Paragraph(pieces)] = &prose.passages()[..] {
        return in_line(pieces, "<br>");
    }
    let mut out = String::new();
    write_prose(&mut out, prose);
    out.replace('\n', "")
}

fn in_line(pieces: &[Piece<'_>], end: &str) -> String {
    let shown = pieces.iter().map(|piece| {
        let text = piece.lines().map(escaped).collect::<Vec<_>>().join(end);
        match piece.url {
            Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escaped(&ascii_url(url))),
            None if piece.is_strong => format!("<strong>{text}</strong>"),
            None => text,
        }
    });
    shown.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        assert_eq!(escaped("<a b='1' c=\"2\">å & </a>"), "&lt;a b=&#39;1&#39; c=&quot;2&quot;&gt;å &amp; &lt;/a&gt;");
        assert_eq!(escaped("\u{202e}\u{7}"), "\u{fffd}\u{fffd}");
        assert_eq!(said("see `<b>` & on"), "see <code>&lt;b&gt;</code> &amp; on");
    }

    #[test]
    fn paragraphs_lists_and_links_are_what_they_are_and_nothing_else_is_markup() {
        let mut out = String::new();
        write_prose(&mut out, &Prose::new("one\ntwo\n\n\n- three <i>\n- https://e.se/?a=1&b='2'::3"));
        assert_eq!(
            out,
            "<p>one<br>\ntwo</p>\n<ul class=\"items\">\n<li>three &lt;i&gt;</li>\n\
             <li><a href=\"https://e.se/?a=1&amp;b=&#39;2&#39;:&#58;3\" rel=\"noreferrer\">\
             https://e.se/?a=1&amp;b=&#39;2&#39;:&#58;3</a></li>\n</ul>\n"
        );
        assert_eq!(within(&Prose::new("a\nb")), "a<br>b");
        assert_eq!(within(&Prose::new("- a")), "<ul class=\"items\"><li>a</li></ul>");
    }
}
