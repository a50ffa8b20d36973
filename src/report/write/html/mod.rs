//! A document as a web page of its own: real headings and lists, no scripts, nothing from elsewhere.

mod style;
mod table;
mod tree;

use style::STYLE;

use crate::locale::Lang;
use crate::report::doc::{Block, Doc, Tone};
use crate::source::printable;

/// Returns the document as a whole page, with the tool's words in a language.
pub fn html(doc: &Doc, lang: Lang) -> String {
    let title = doc.title();
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n",
        lang.tag(),
        escaped(title.as_deref().unwrap_or("plan"))
    );
    write_blocks(&mut out, &doc.blocks);
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

fn write_blocks(out: &mut String, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Heading(it) => out.push_str(&heading(it.level, &it.text)),
            Block::Text(text) | Block::Quoted(text) => write_text(out, text, escaped),
            Block::Said(text) => write_text(out, text, said),
            Block::Verbatim(text) => out.push_str(&format!("<pre><code>{}</code></pre>\n", escaped_lines(text, "\n"))),
            Block::Fields(fields) => write_fields(out, fields),
            Block::Links(links) => {
                let texts: Vec<String> = links.links.iter().map(|link| escaped(&link.text)).collect();
                out.push_str(&format!("<p>{}: {}</p>\n", escaped(&links.label), texts.join(", ")));
            }
            Block::Table(table) => table::write(out, table),
            Block::Chart(chart) => table::write(out, &chart.table()),
            Block::Tree(branches) => tree::write(out, branches),
            Block::Folded(level, title, blocks) => {
                // Open, so that all of it is printed and found by a search.
                let heading = heading(*level, title);
                out.push_str(&format!("<details open>\n<summary>{}</summary>\n", heading.trim_end()));
                write_blocks(out, blocks);
                out.push_str("</details>\n");
            }
        }
    }
}

fn heading(level: u8, text: &str) -> String {
    let level = level.clamp(1, 6);
    format!("<h{level}>{}</h{level}>\n", escaped(text))
}

/// Writes running text: an empty line begins a new paragraph, another line end a new line.
fn write_text(out: &mut String, text: &str, show: impl Fn(&str) -> String) {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    for paragraph in lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()) {
        let lines: Vec<String> = paragraph.iter().map(|line| show(line)).collect();
        out.push_str(&format!("<p>{}</p>\n", lines.join("<br>\n")));
    }
}

fn write_fields(out: &mut String, fields: &[(String, String)]) {
    out.push_str("<dl>\n");
    for (name, value) in fields {
        out.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", escaped(name), escaped_lines(value, "<br>")));
    }
    out.push_str("</dl>\n");
}

/// Returns a text of the tool's own: what stands between its backticks is code here too.
fn said(text: &str) -> String {
    let parts = text.split('`').map(escaped).enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("<code>{part}</code>") } else { part }).collect()
}

fn escaped_lines(text: &str, end: &str) -> String {
    text.lines().map(escaped).collect::<Vec<_>>().join(end)
}

/// Returns text that a page shows as it stands, in a tag or an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in printable(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Returns the class of a colour, which repeats what words or signs say.
pub(super) fn class(tone: Tone) -> &'static str {
    match tone {
        Tone::Blue => "blue",
        Tone::Red => "red",
        Tone::Yellow => "yellow",
        Tone::Green => "green",
        Tone::Faint => "faint",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright a colour is, as WCAG 2.1 defines it.
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).expect("two hexadecimal digits")) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    #[test]
    fn every_colour_of_text_can_be_read_on_white_and_every_line_seen() {
        let mut seen = 0;
        let parts = STYLE.split("--").filter_map(|part| part.split_once(": #"));
        for (name, rest) in parts.filter(|(name, _)| name.chars().all(char::is_alphabetic)) {
            let contrast = 1.05 / (luminance(&rest[..6]) + 0.05);
            let least = if name == "line" { 3.0 } else { 4.5 };
            assert!(contrast >= least, "--{name} has a contrast of {contrast}");
            seen += 1;
        }
        assert_eq!(seen, 7);
    }

    #[test]
    fn nothing_in_a_text_becomes_markup() {
        let mut doc = Doc::default();
        doc.heading(1, "<script>alert(\"1\")</script> & 'x'");
        doc.said("see `<b>`");
        doc.text("one\ntwo\n\nthree <i>");
        let page = html(&doc, Lang::Sv);
        assert!(
            page.contains("<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;</h1>"),
            "{page}"
        );
        assert!(page.contains("<p>see <code>&lt;b&gt;</code></p>"), "{page}");
        assert!(page.contains("<p>one<br>\ntwo</p>\n<p>three &lt;i&gt;</p>"), "{page}");
    }
}
