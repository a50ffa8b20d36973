//! Web pages, with a tolerant parser that follows browsers.

use super::builder::{Builder, Look, Spans};
use super::html_tags::{Tag, after, decoded};
use super::raised::raised;
use crate::intake::columns::role_of_label;
use crate::intake::document::{Block, Document, Kind};
use crate::sheet::Unreadable;

/// Elements whose content is not text of the page.
const UNSEEN: [&str; 8] = ["script", "style", "template", "noscript", "svg", "title", "textarea", "select"];
/// Elements that end a paragraph.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "main",
    "body",
    "html",
    "head",
    "caption",
    "blockquote",
    "figure",
    "figcaption",
    "pre",
    "hr",
    "form",
    "aside",
    "address",
    "details",
];

/// Reads a page.
pub(super) fn document(text: &str) -> Result<Document, Unreadable> {
    let mut page = Page::default();
    // No tag ends after this, so none is searched for: each search would run to the end of the page.
    let (tagged, untagged) = text.split_at(text.rfind('>').map_or(0, |last| last + 1));
    let mut rest = tagged;
    let mut comments = Vec::new();
    while let Some(at) = rest.find('<') {
        page.text(&rest[..at]);
        rest = &rest[at..];
        if let Some(inner) = rest.strip_prefix("<!--") {
            let (comment, after) = inner.split_once("-->").unwrap_or((inner, ""));
            // Those for a program are none: `<!--[if gte mso 9]>`, `<!--StartFragment-->`.
            let is_of_program = comment.starts_with('[') || comment.ends_with("Fragment");
            comments.extend(Some(comment.trim()).filter(|_| !is_of_program));
            rest = after;
            continue;
        }
        let Some(tag) = Tag::of(rest) else {
            page.text("<");
            rest = &rest[1..];
            continue;
        };
        rest = &rest[tag.length..];
        if !tag.is_end && UNSEEN.contains(&&*tag.name) {
            rest = after(rest, &tag.name);
            continue;
        }
        page.builder.expect_room()?;
        page.tag(&tag)?;
    }
    page.text(rest);
    page.text(untagged);
    page.flush();
    while page.tables > 0 {
        page.end_table()?;
    }
    for comment in comments {
        page.builder.expect_room()?;
        page.builder.paragraph(comment, "", None, Look::Text(Kind::Aside));
    }
    Ok(page.builder.document)
}

/// The state of reading.
#[derive(Default)]
struct Page {
    builder: Builder,
    text: String,
    struck: String,
    link: Option<String>,
    heading: Option<u8>,
    struck_depth: usize,
    raised_depth: usize,
    quote_depth: usize,
    margin_depth: usize,
    /// True within a link to another place of the page, such as a footnote.
    is_in_reference: bool,
    /// The number of open lists.
    lists: u8,
    /// The terms of each open list of definitions, by the number of their block.
    terms: Vec<Vec<usize>>,
    /// True within a term.
    is_term: bool,
    /// True until the first text of an item.
    is_new_item: bool,
    tables: usize,
    cells: Vec<bool>,
}

impl Page {
    fn text(&mut self, text: &str) {
        let decoded = decoded(text);
        // The number of a footnote is not part of the text.
        if self.is_in_reference && !decoded.contains(char::is_alphabetic) {
            return;
        }
        let decoded = if self.raised_depth > 0 { raised(&decoded).unwrap_or(decoded) } else { decoded };
        let into = if self.struck_depth > 0 { &mut self.struck } else { &mut self.text };
        for c in decoded.chars() {
            // Newlines in the source are spaces.
            if c.is_ascii_whitespace() {
                if !into.ends_with([' ', '\n']) && !into.is_empty() {
                    into.push(' ');
                }
            } else {
                into.push(c);
            }
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let count = |depth: &mut usize| *depth = if tag.is_end { depth.saturating_sub(1) } else { *depth + 1 };
        match &*tag.name {
            "br" => self.text.push('\n'),
            "input" if tag.attribute("type").is_some_and(|kind| kind == "checkbox") => {
                self.text.push_str(if tag.attribute("checked").is_some() { "[x] " } else { "[ ] " });
            }
            "del" | "s" | "strike" => count(&mut self.struck_depth),
            "sup" => count(&mut self.raised_depth),
            "a" => {
                let href = tag.attribute("href").filter(|_| !tag.is_end);
                self.is_in_reference = href.as_ref().is_some_and(|href| href.starts_with('#'));
                self.link = href.or(self.link.take());
            }
            "nav" | "footer" => {
                self.flush();
                count(&mut self.margin_depth);
            }
            "table" => {
                self.flush();
                if tag.is_end {
                    self.end_table()?;
                } else {
                    self.builder.start_table();
                    self.tables += 1;
                    self.cells.push(false);
                }
            }
            "tr" => {
                self.end_cell();
                if !tag.is_end && self.tables > 0 {
                    self.builder.start_row();
                }
            }
            "td" | "th" => {
                self.end_cell();
                if !tag.is_end && self.tables > 0 {
                    let number = |name| tag.attribute(name).and_then(|it| it.trim().parse().ok()).unwrap_or(1);
                    let spans =
                        Spans { columns: number("colspan"), rows: number("rowspan"), continues: false, fill: None };
                    self.builder.start_cell(spans)?;
                    self.cells.last_mut().into_iter().for_each(|is_open| *is_open = true);
                }
            }
            name => {
                self.block(name, tag.is_end);
                // The title of a document that was saved by Word.
                if name == "p" && !tag.is_end && tag.attribute("class").is_some_and(|class| class == "MsoTitle") {
                    self.heading = Some(0);
                }
            }
        }
        Ok(())
    }

    fn block(&mut self, name: &str, is_end: bool) {
        let level = name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok()).filter(|it| (1..=6).contains(it));
        if level.is_some() || BLOCKS.contains(&name) {
            self.flush();
            self.heading = level.filter(|_| !is_end);
        }
        if matches!(name, "li" | "dt") && !is_end {
            self.is_new_item = true;
        }
        self.is_term = name == "dt" && !is_end;
        if name == "dl" {
            if is_end { self.label_terms() } else { self.terms.push(Vec::new()) }
        }
        if matches!(name, "ul" | "ol" | "dl") {
            self.lists = if is_end { self.lists.saturating_sub(1) } else { self.lists.saturating_add(1) };
        }
        if name == "blockquote" {
            self.quote_depth = if is_end { self.quote_depth.saturating_sub(1) } else { self.quote_depth + 1 };
        }
    }

    fn end_cell(&mut self) {
        self.flush();
        if let Some(is_open) = self.cells.last_mut().filter(|is_open| **is_open) {
            *is_open = false;
            self.builder.end_cell();
        }
    }

    fn end_table(&mut self) -> Result<(), Unreadable> {
        if self.tables == 0 {
            return Ok(());
        }
        self.end_cell();
        self.tables -= 1;
        self.cells.pop();
        self.builder.end_table()
    }

    /// Makes the terms of a list of definitions labels, if one of them is: `<dt>Ansvarig<dd>Skolan`.
    fn label_terms(&mut self) {
        let Document { blocks, pieces, .. } = &mut self.builder.document;
        let terms = self.terms.pop().unwrap_or_default();
        let piece_of = |block: &Block| match block {
            Block::Paragraph { piece, .. } => Some(*piece),
            _ => None,
        };
        let mut texts = terms.iter().filter_map(|at| Some(&pieces[piece_of(blocks.get(*at)?)?].text));
        if !texts.any(|text| role_of_label(text).is_some()) {
            return;
        }
        for at in terms {
            if let Some(Block::Paragraph { kind, piece }) = blocks.get_mut(at) {
                *kind = Kind::Within(self.lists.saturating_sub(1));
                let text = &mut pieces[*piece].text;
                if !text.ends_with(':') {
                    text.push(':');
                }
            }
        }
    }

    /// Ends the current paragraph.
    fn flush(&mut self) {
        let (text, struck, link) = (std::mem::take(&mut self.text), std::mem::take(&mut self.struck), self.link.take());
        let look = match (self.heading, self.margin_depth, self.quote_depth) {
            (Some(level), 0, _) => Look::Heading(level),
            (_, 1.., _) => Look::Text(Kind::Margin),
            (_, _, 1..) => Look::Text(Kind::Quote),
            _ => {
                let of = if self.is_new_item { Kind::Item } else { Kind::Within };
                Look::Text(self.lists.checked_sub(1).map_or(Kind::Plain, of))
            }
        };
        let is_empty = text.trim().is_empty();
        self.is_new_item &= is_empty;
        if self.is_term && !is_empty {
            self.terms.last_mut().into_iter().for_each(|terms| terms.push(self.builder.document.blocks.len()));
        }
        let text: Vec<&str> = text.split('\n').map(|line| line.trim_matches(' ')).collect();
        self.builder.paragraph(&text.join("\n"), &struck, link, look);
    }
}
