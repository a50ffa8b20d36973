//! Texts of the plan as Markdown.

use crate::source::printable_line;

/// The characters that can have a meaning in Markdown within a line.
const SIGNS: &str = "\\`*_{}[]()#+!|<>&~:@/$=";

/// Returns a text of the plan as Markdown that shows it literally: it cannot produce an image, a link or HTML.
pub(super) fn escaped(text: &str) -> String {
    let text = printable_line(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if SIGNS.contains(c) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_becomes_a_picture_a_link_or_html() {
        assert_eq!(escaped("![x](https://e.se/y) <b>"), "\\!\\[x\\]\\(https\\:\\/\\/e.se\\/y\\) \\<b\\>");
        assert_eq!(escaped("Å-3, 4.1"), "Å-3, 4.1");
    }
}
