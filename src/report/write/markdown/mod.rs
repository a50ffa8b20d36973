//! A document as GitHub Flavored Markdown.

mod escape;

use std::collections::HashSet;

use crate::report::doc::{Align, Block, Cell, Cover, Doc, Links, Row, Table};
use crate::report::layout::anchors;
use crate::source::{inert, inert_markup, percent_encoded, printable};
use escape::{escaped, in_tag, said};

/// Returns the document, with a line end at the end.
pub fn markdown(doc: &Doc) -> String {
    let writer = Writer { anchors: Anchors(anchors(doc).into_iter().collect()), under: u8::from(doc.cover.is_some()) };
    let cover = doc.cover.as_ref().map(cover);
    let blocks = doc.blocks.iter().filter_map(|block| writer.block(block));
    cover.into_iter().chain(blocks).collect::<Vec<_>>().join("\n")
}

fn cover(cover: &Cover) -> String {
    let author = cover.author.as_ref().map(|author| format!("{}\n\n", escaped(author))).unwrap_or_default();
    format!("# {}\n\n{author}{}", escaped(&cover.full_title()), fields(&cover.facts))
}

/// What is known of the document where a part of it is written.
struct Writer<'d> {
    anchors: Anchors<'d>,
    /// How many levels its headings stand under its title.
    under: u8,
}

impl Writer<'_> {
    /// Returns a part of the document; none where another part says the same.
    fn block(&self, block: &Block) -> Option<String> {
        Some(match block {
            Block::Heading(heading) => {
                let signs = "#".repeat(usize::from((heading.level + self.under).clamp(1, 6)));
                format!("{signs} {}{}\n", anchor_mark(heading.anchor.as_deref()), escaped(&heading.text))
            }
            Block::Text(text) => text.lines().map(escaped).collect::<Vec<_>>().join("  \n") + "\n",
            Block::Quoted(text) => quoted(text),
            Block::Said(text) => said(text) + "\n",
            Block::Verbatim(text) => verbatim(text),
            Block::Fields(pairs) => fields(pairs),
            Block::Links(links) => self.links(links),
            Block::Table(table) => written_table(table, &self.anchors),
            Block::Chart(chart) if chart.is_told => return None,
            Block::Chart(chart) => written_table(&chart.table(), &self.anchors),
            Block::Tree(branches) => branches
                .iter()
                .map(|branch| format!("{}- {}\n", "  ".repeat(branch.depth), escaped(&branch.text)))
                .collect(),
            Block::Folded(_, title, blocks) => {
                let blocks: Vec<String> = blocks.iter().filter_map(|block| self.block(block)).collect();
                format!("<details>\n<summary>{}</summary>\n\n{}\n</details>\n", in_tag(title), blocks.join("\n"))
            }
        })
    }

    fn links(&self, links: &Links) -> String {
        let texts: Vec<String> = links.links.iter().map(|link| self.anchors.link(&link.text, &link.anchor)).collect();
        format!("{}: {}\n", escaped(&links.label), texts.join(", "))
    }
}

/// Returns text as code, between more backticks than it has in a row itself.
fn verbatim(text: &str) -> String {
    let text = printable(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}toml\n{}\n{fence}\n", inert(&text))
}

fn fields(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("- **{}:** {}\n", escaped(name), escaped(value))).collect()
}

/// Returns what somebody else says, set off from what is said around it.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let goes_on = lines.peek().is_some_and(|next| !next.trim().is_empty()) && !line.trim().is_empty();
        let line = format!("> {}{}", escaped(line), if goes_on { "  " } else { "" });
        // The two spaces at the end are a line break; other ones at the end mean nothing.
        out.push_str(if goes_on { &line } else { line.trim_end() });
        out.push('\n');
    }
    out
}

/// Returns the table, under what it shows.
fn written_table(table: &Table, anchors: &Anchors<'_>) -> String {
    let shown = shown_cell(table);
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let caption = table.caption.as_ref().map(|caption| format!("**{}**\n\n", escaped(caption))).unwrap_or_default();
    let header = line(shown.iter().map(|&at| escaped(&table.columns[at].title)).collect());
    let rule = |at: &usize| match table.columns[*at].align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    };
    let rule = line(shown.iter().map(rule).collect());
    let rows = table.rows.iter().map(|row| line(cells(row, &shown, anchors)));
    caption + &header + &rule + &rows.collect::<String>()
}

/// A column of bars has nothing in words: the numbers beside it say the same.
fn shown_cell(table: &Table) -> Vec<usize> {
    let has_words = |at: usize| table.rows.iter().any(|row| !row.cells[at].words().is_empty());
    let is_shown = |at: &usize| table.rows.is_empty() || has_words(*at) || !table.columns[*at].title.is_empty();
    (0..table.columns.len()).filter(is_shown).collect()
}

fn cells(row: &Row, shown: &[usize], anchors: &Anchors<'_>) -> Vec<String> {
    let cell = |at: &usize| {
        let words = match &row.cells[*at] {
            Cell::Link(text, anchor) => anchors.link(text, anchor),
            cell => escaped(cell.words()),
        };
        if row.is_total && !words.is_empty() { format!("**{words}**") } else { words }
    };
    let mut cells: Vec<String> = shown.iter().map(cell).collect();
    if let Some(first) = cells.first_mut() {
        first.insert_str(0, &anchor_mark(row.anchor.as_deref()));
    }
    cells
}

/// The anchors that a document has.
struct Anchors<'d>(HashSet<&'d str>);

impl Anchors<'_> {
    /// Returns a text that leads to a place; the text alone where the document has no such place.
    fn link(&self, text: &str, anchor: &str) -> String {
        let text = escaped(text);
        if text.is_empty() || !self.0.contains(anchor) { text } else { format!("[{text}](#{})", fragment(anchor)) }
    }
}

/// Returns the mark of a place; nothing where it has no name.
fn anchor_mark(anchor: Option<&str>) -> String {
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
        assert_eq!(anchor_mark(Some("4.1.film-1")), "<a id=\"4.1.film-1\"></a>");
        assert_eq!(anchor_mark(Some("a\"><b|")), "<a id=\"a&quot;&gt;&lt;b&#124;\"></a>");
        assert_eq!(fragment("4.1.upphovsrätt) [x"), "4.1.upphovsr%C3%A4tt%29-%5Bx");
    }
}
