//! Hyperlinks in a terminal (OSC 8).

use std::collections::BTreeSet;
use std::ops::Bound;

use crate::report::doc::{Block, Cell, Doc, ascii_url, ends_url};

/// Returns the output with every address in it as a hyperlink. One that wraps is linked on its first line only, where
/// its beginning identifies an address of the document.
///
/// This is the last step, as only then are the line breaks known; the addresses have no escape sequences in them.
pub(super) fn linked(doc: &Doc, shown: &str) -> String {
    let mut urls = BTreeSet::new();
    gather(&doc.blocks, &mut urls);
    if urls.is_empty() {
        return shown.to_owned();
    }
    let longest = urls.iter().map(|url| url.len()).max().unwrap_or_default();
    let mut out = String::with_capacity(shown.len());
    let mut rest = shown;
    while let Some((at, length, url)) = next(rest, &urls, longest) {
        let (before, text) = (&rest[..at], &rest[at..at + length]);
        out.push_str(&format!("{before}\u{1b}]8;;{}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\", ascii_url(url)));
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

fn gather<'d>(blocks: &'d [Block], urls: &mut BTreeSet<&'d str>) {
    for block in blocks {
        match block {
            Block::Text(prose) | Block::Quoted(prose) => urls.extend(prose.urls()),
            Block::Fields(fields) => urls.extend(fields.iter().flat_map(|(_, value)| value.urls())),
            Block::Folded(_, _, blocks) => gather(blocks, urls),
            Block::Table(table) => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    if let Cell::Prose(prose) | Cell::Marked(prose, _) = cell {
                        urls.extend(prose.urls());
                    }
                }
            }
            _ => {}
        }
    }
}

/// Returns the position and length of the next address, and the address of the document that it is or begins.
fn next<'u>(text: &str, urls: &BTreeSet<&'u str>, longest: usize) -> Option<(usize, usize, &'u str)> {
    let mut from = 0;
    while let Some(at) = text[from..].find(['h', 'm']).map(|at| at + from) {
        from = at + 1;
        if !["http://", "https://", "mailto:"].iter().any(|scheme| text[at..].starts_with(scheme)) {
            continue;
        }
        let word = &text[at..];
        let word = &word[..word.find(ends_url).unwrap_or(word.len())];
        // The longest address of the document that is complete here; else one that continues on the next line.
        let mut whole = (1..=word.len().min(longest)).rev().filter(|end| word.is_char_boundary(*end));
        let whole = whole.find_map(|end| urls.get(&word[..end]).copied());
        let is_broken = text[at + word.len()..].starts_with('\n');
        let begun = || urls.range::<str, _>((Bound::Included(word), Bound::Unbounded)).next().copied();
        let begun = || begun().filter(|url| is_broken && url.starts_with(word));
        if let Some(url) = whole.or_else(begun) {
            return Some((at, url.len().min(word.len()), url));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::doc::Prose;

    fn shown(text: &str, screen: &str) -> String {
        let mut doc = Doc::default();
        doc.text(Prose::new(text));
        linked(&doc, screen).replace("\u{1b}]8;;\u{1b}\\", "]").replace("\u{1b}]8;;", "[").replace("\u{1b}\\", "|")
    }

    #[test]
    fn what_the_document_leads_to_is_followed_whole_or_broken_and_nothing_else() {
        let text = "https://e.se/a https://e.se/å";
        assert_eq!(shown(text, "see https://e.se/a."), "see [https://e.se/a|https://e.se/a].");
        assert_eq!(shown(text, "(https://e.se/å)"), "([https://e.se/%C3%A5|https://e.se/å])");
        assert_eq!(shown(text, "https://e.s\ne/a"), "[https://e.se/a|https://e.s]\ne/a");
        assert_eq!(shown(text, "https://evil.example https://e.se"), "https://evil.example https://e.se");
        assert_eq!(shown("none", "https://e.se/a"), "https://e.se/a");
    }
}
