//! A document as GitHub Flavored Markdown.

mod anchors;
mod escape;
mod table;
mod unlinked;

use self::anchors::{Anchors, mark};
use self::escape::{escaped, in_tag, said};
use crate::report::doc::{Block, Cover, Doc, Links};
use crate::source::{inert, printable};

/// Returns the document, with a line end at the end.
pub fn markdown(doc: &Doc) -> String {
    let writer = Writer { anchors: Anchors::of(doc), under: u8::from(doc.cover.is_some()) };
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
                format!("{signs} {}{}\n", mark(heading.anchor.as_deref()), escaped(&heading.text))
            }
            Block::Text(text) => text.lines().map(escaped).collect::<Vec<_>>().join("  \n") + "\n",
            Block::Quoted(text) => quoted(text),
            Block::Said(text) => said(text) + "\n",
            Block::Verbatim(text) => verbatim(text),
            Block::Fields(pairs) => fields(pairs),
            Block::Links(links) => self.links(links),
            Block::Table(table) => table::table(table, &self.anchors),
            Block::Chart(chart) if chart.is_told => return None,
            Block::Chart(chart) => table::table(&chart.table(), &self.anchors),
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
