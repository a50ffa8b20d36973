//! A document as GitHub Flavored Markdown.

mod escape;

use std::collections::HashSet;

use crate::report::doc::{
    Align, Block, Cell, Cover, Doc, GONE_WORDS, Links, NEW_WORDS, Passage, Piece, Prose, Row, Table,
};
use crate::report::layout::anchors;
use crate::source::{inert, inert_markup, percent_encoded, printable};
use escape::{escaped, escaped_within, in_tag, said};

/// Returns the document, with a newline at the end.
pub fn markdown(doc: &Doc) -> String {
    let writer =
        MarkdownWriter { anchors: Anchors(anchors(doc).into_iter().collect()), under: u8::from(doc.cover.is_some()) };
    let cover = doc.cover.as_ref().map(cover);
    let (front, rest) = doc.front_and_rest();
    let above = MarkdownWriter { anchors: Anchors(anchors(doc).into_iter().collect()), under: 0 };
    let front = front.iter().filter_map(|block| above.block(block));
    let rest = rest.iter().filter_map(|block| writer.block(block));
    cover.into_iter().chain(front).chain(rest).collect::<Vec<_>>().join("\n")
}

fn cover(cover: &Cover) -> String {
    let author = cover.author.as_ref().map(|author| format!("{}\n\n", escaped(author))).unwrap_or_default();
    let lede = if cover.lede.is_empty() { String::new() } else { written(&cover.lede) };
    let between = if lede.is_empty() || cover.facts.is_empty() { "" } else { "\n" };
    format!("# {}\n\n{author}{lede}{between}{}", escaped(&cover.full_title()), fields(&cover.facts))
}

/// The context that blocks are written in.
struct MarkdownWriter<'d> {
    anchors: Anchors<'d>,
    /// The number of levels that headings are moved down, to be below the title.
    under: u8,
}

impl MarkdownWriter<'_> {
    /// Returns a block; none if another block has the same content.
    fn block(&self, block: &Block) -> Option<String> {
        Some(match block {
            Block::Heading(heading) => {
                let signs = "#".repeat(usize::from((heading.level + self.under).clamp(1, 6)));
                format!("{signs} {}{}\n", anchor_mark(heading.anchor.as_deref()), escaped(&heading.text))
            }
            Block::Text(text) => written(text),
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
                .map(|branch| format!("{}- {}\n", "  ".repeat(branch.depth), with_changed_words(&branch.text)))
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

/// Returns the text of a branch, its removed words struck through and its added ones strong.
fn with_changed_words(text: &str) -> String {
    let marks = GONE_WORDS.iter().map(|mark| (*mark, "~~")).chain(NEW_WORDS.iter().map(|mark| (*mark, "**")));
    let mut out = String::new();
    for piece in text.split_inclusive(|c: char| ('\u{1}'..='\u{4}').contains(&c)) {
        let shown = |text: &str| if out.is_empty() { escaped(text) } else { escaped_within(text) };
        let found = marks.clone().find_map(|(mark, sign)| Some((piece.strip_suffix(mark)?, sign)));
        let (text, sign) = found.unwrap_or((piece, ""));
        let text = shown(text);
        out.push_str(&text);
        out.push_str(sign);
    }
    out
}

/// Returns a fenced code block; its fence is longer than any run of backticks in it.
fn verbatim(text: &str) -> String {
    let text = printable(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}toml\n{}\n{fence}\n", inert(&text))
}

fn fields(pairs: &[(String, Prose)]) -> String {
    pairs.iter().map(|(name, value)| format!("- **{}:** {}\n", escaped(name), within(value))).collect()
}

/// Returns running text: its paragraphs and lists, with blank lines between.
fn written(prose: &Prose) -> String {
    let passage = |passage: &Passage<'_>| match passage {
        Passage::Paragraph(pieces) => pieces_of(pieces, "  \n") + "\n",
        Passage::List(items) => items.iter().map(|item| format!("- {}\n", pieces_of(item, "  \n  "))).collect(),
    };
    prose.passages().iter().map(passage).collect::<Vec<_>>().join("\n")
}

/// Returns running text as a block quote.
fn quoted(prose: &Prose) -> String {
    let lines = written(prose);
    let lines = lines.lines().map(|line| if line.is_empty() { ">\n".to_owned() } else { format!("> {line}\n") });
    lines.collect()
}

/// Returns running text on one line, for a table cell or a value.
fn within(prose: &Prose) -> String {
    let passage = |passage: &Passage<'_>| match passage {
        Passage::Paragraph(pieces) => pieces_of(pieces, "<br>"),
        Passage::List(items) => {
            items.iter().map(|item| format!("• {}", pieces_of(item, "<br>"))).collect::<Vec<_>>().join("<br>")
        }
    };
    let mut out = String::new();
    for (at, it) in prose.passages().iter().enumerate() {
        if at > 0 {
            // No blank line above a list.
            out.push_str(if matches!(it, Passage::List(_)) { "<br>" } else { "<br><br>" });
        }
        out.push_str(&passage(it));
    }
    out
}

/// Returns pieces of running text, with `end` at each newline.
fn pieces_of(pieces: &[Piece<'_>], end: &str) -> String {
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let lines = piece.lines().enumerate();
        // Some characters are markup only at the start of a line.
        let lines =
            lines.map(|(line, text)| if at + line == 0 || line > 0 { escaped(text) } else { escaped_within(text) });
        let text = lines.collect::<Vec<_>>().join(end);
        match piece.url {
            Some(url) => {
                // An unescaped `!` before the link would make it an image, which is fetched.
                if out.ends_with('!') {
                    out.insert(out.len() - 1, '\\');
                }
                out.push_str(&format!("[{text}]({})", destination(url)));
            }
            None if piece.is_strong => out.push_str(&format!("**{text}**")),
            None => out.push_str(&text),
        }
    }
    out
}

/// Returns an address as a link destination, with all characters encoded that could end it or mean something to
/// Markdown, a host or a log.
fn destination(url: &str) -> String {
    let url = percent_encoded(url, |byte| byte.is_ascii_alphanumeric() || b"-._:/?#@!+,;=%&".contains(&byte));
    url.replace('&', "&amp;").replace("##", "#%23")
}

/// Returns a table below its caption.
fn written_table(table: &Table, anchors: &Anchors<'_>) -> String {
    let shown = shown_columns(table);
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

/// Returns the columns to show. Columns of bars are left out, as the numbers beside them have the same meaning.
fn shown_columns(table: &Table) -> Vec<usize> {
    let has_words = |at: usize| table.rows.iter().any(|row| !row.cells[at].words().is_empty());
    let is_shown = |at: &usize| table.rows.is_empty() || has_words(*at) || !table.columns[*at].title.is_empty();
    (0..table.columns.len()).filter(is_shown).collect()
}

fn cells(row: &Row, shown: &[usize], anchors: &Anchors<'_>) -> Vec<String> {
    let cell = |at: &usize| {
        let words = match &row.cells[*at] {
            Cell::Link(text, anchor) => anchors.link(text, anchor),
            Cell::Prose(prose) | Cell::Marked(prose, _) => within(prose),
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

/// The anchors of the document.
struct Anchors<'d>(HashSet<&'d str>);

impl Anchors<'_> {
    /// Returns a text that links to an anchor; the plain text if the document has no such anchor.
    fn link(&self, text: &str, anchor: &str) -> String {
        let text = escaped(text);
        if text.is_empty() || !self.0.contains(anchor) { text } else { format!("[{text}](#{})", fragment(anchor)) }
    }
}

/// Returns an HTML anchor; empty without a name.
fn anchor_mark(anchor: Option<&str>) -> String {
    let Some(anchor) = anchor else { return String::new() };
    let name = printable(anchor).replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;");
    // A pipe would end the table cell, even within a tag.
    format!("<a id=\"{}\"></a>", inert_markup(name.replace('|', "&#124;").replace(char::is_whitespace, "-")))
}

/// Returns an anchor as the fragment of an address, percent-encoded.
fn fragment(anchor: &str) -> String {
    let anchor = printable(anchor).replace(char::is_whitespace, "-");
    percent_encoded(&anchor, |byte| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn running_text_has_lists_and_links_and_no_other_markup() {
        let prose = Prose::new("*a*\nb\n\n- c https://e.se/?x=1&y=(2)_.\n- d\n# e");
        let link = "[https:<wbr>//e.se/?x=1\\&y=(2)](https://e.se/?x=1&amp;y=%282%29)";
        assert_eq!(written(&prose), format!("\\*a\\*  \nb\n\n- c {link}\\_.\n- d\n\n\\# e\n"));
        assert_eq!(within(&prose), format!("\\*a\\*<br>b<br>• c {link}\\_.<br>• d<br><br>\\# e"));
        assert_eq!(within(&Prose::new("!https://e.se")), "\\![https:<wbr>//e.se](https://e.se)");
        assert_eq!(quoted(&Prose::new("a\n\nb")), "> a\n>\n> b\n");
    }

    #[test]
    fn no_anchor_ends_the_tag_or_the_address_it_stands_in() {
        assert_eq!(anchor_mark(Some("4.1.film-1")), "<a id=\"4.1.film-1\"></a>");
        assert_eq!(anchor_mark(Some("a\"><b|")), "<a id=\"a&quot;&gt;&lt;b&#124;\"></a>");
        assert_eq!(fragment("4.1.upphovsrätt) [x"), "4.1.upphovsr%C3%A4tt%29-%5Bx");
    }
}
