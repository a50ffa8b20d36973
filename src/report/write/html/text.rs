//! Text as a page shows it: as it stands, whatever it holds.

use crate::source::{inert_markup, printable};

/// Returns text that a page shows as it stands, in a tag or an attribute.
pub(in super::super) fn escaped(text: &str) -> String {
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

/// Returns text with something between its lines.
pub(super) fn escaped_lines(text: &str, end: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join(end)
}

/// Returns a text of the tool's own: what stands between its backticks is code here too.
pub(super) fn said(text: &str) -> String {
    let parts = text.split('`').map(escaped).enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part }).collect()
}

/// Writes running text: an empty line begins a new paragraph, another line end a new line.
pub(super) fn write_paragraphs(out: &mut String, text: &str, show: impl Fn(&str) -> String) {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    for paragraph in lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()) {
        let lines: Vec<String> = paragraph.iter().map(|line| show(line)).collect();
        out.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
    }
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
    fn an_empty_line_begins_a_paragraph() {
        let mut out = String::new();
        write_paragraphs(&mut out, "one\ntwo\n\n\nthree <i>", escaped);
        assert_eq!(out, "<p>one<br>\ntwo</p>\n<p>three &lt;i&gt;</p>\n");
    }
}
