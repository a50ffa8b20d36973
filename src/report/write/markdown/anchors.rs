//! Places in the document that links lead to.

use std::collections::HashSet;

use super::escape::escaped;
use crate::report::doc::{Block, Doc};
use crate::source::percent_encoded;
use crate::source::{inert_markup, printable};

/// The anchors that a document has.
pub(super) struct Anchors<'d>(HashSet<&'d str>);

impl<'d> Anchors<'d> {
    /// Gathers those of a document.
    pub(super) fn of(doc: &'d Doc) -> Self {
        let mut anchors = HashSet::new();
        for block in &doc.blocks {
            match block {
                Block::Heading(heading) => anchors.extend(heading.anchor.as_deref()),
                Block::Table(table) => anchors.extend(table.rows.iter().filter_map(|row| row.anchor.as_deref())),
                _ => {}
            }
        }
        Self(anchors)
    }

    /// Returns a text that leads to a place; the text alone where the document has no such place.
    pub(super) fn link(&self, text: &str, anchor: &str) -> String {
        let text = escaped(text);
        if text.is_empty() || !self.0.contains(anchor) { text } else { format!("[{text}](#{})", fragment(anchor)) }
    }
}

/// Returns the mark of a place; nothing where it has no name.
pub(super) fn mark(anchor: Option<&str>) -> String {
    let Some(anchor) = anchor else { return String::new() };
    let name = printable(anchor).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    // A pipe would end the cell it stands in, whatever is around it.
    format!("<a id=\"{}\"></a>", inert_markup(name.replace('|', "&#124;").replace(char::is_whitespace, "-")))
}

/// Returns an anchor as an address has it: whatever could end the address is written by its bytes.
fn fragment(anchor: &str) -> String {
    let anchor = printable(anchor).replace(char::is_whitespace, "-");
    percent_encoded(&anchor, |byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_anchor_ends_the_tag_or_the_address_it_stands_in() {
        assert_eq!(mark(Some("4.1.film-1")), "<a id=\"4.1.film-1\"></a>");
        assert_eq!(mark(Some("a\"><b|")), "<a id=\"a&quot;&gt;&lt;b&#124;\"></a>");
        assert_eq!(fragment("4.1.upphovsrätt) [x"), "4.1.upphovsr%C3%A4tt%29-%5Bx");
    }
}
