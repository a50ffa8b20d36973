//! A page while it is written.

use std::collections::BTreeSet;

use super::names::Names;
use super::text::{escaped, escaped_lines, within};
use crate::locale::Lang;
use crate::report::doc::{Block, Doc, Heading, Link, Links, Prose, Table, Voice};

/// Where the page's own matter begins, for who jumps over what stands before it.
pub(super) const MAIN: &str = "main";
/// The heading of the contents.
pub(super) const CONTENTS: &str = "contents";
/// What the page begins with.
pub(super) const TOP: &str = "top";
/// The names that the page itself gives to places.
const OWN: [&str; 3] = [MAIN, CONTENTS, TOP];
/// A table of fewer rows is read as it is.
const WORTH_SORTING: usize = 5;

/// A page of more rows is laid out where it is read, not all at once: that would take seconds.
const LARGE: usize = 2_000;

/// A page while it is written.
#[derive(Debug)]
pub(super) struct Page<'d> {
    pub(super) out: String,
    pub(super) doc: &'d Doc,
    pub(super) lang: Lang,
    pub(super) names: Names<'d>,
    /// An attribute for the plan's own words, where they are in another language than the page's.
    pub(super) plan_words: String,
    /// Whether rows can be picked.
    pub(super) is_picked: bool,
    /// Whether any table can be sorted.
    pub(super) is_sorted: bool,
    /// Whether it has so many rows that a browser should lay out those alone that are looked at.
    pub(super) is_large: bool,
    /// The levels of the sections that are open.
    pub(super) sections: Vec<u8>,
    /// How many headings are written.
    headings: usize,
    /// The anchors of the rows that are written: a name that stands twice leads to the first.
    anchors: BTreeSet<String>,
}

impl<'d> Page<'d> {
    /// An empty page for a document.
    pub(super) fn of(doc: &'d Doc, lang: Lang) -> Self {
        let tables = tables(&doc.blocks);
        let is_picked = tables.iter().any(|table| table.rows.iter().any(|row| !row.picks.is_empty()));
        Self {
            out: String::new(),
            doc,
            lang,
            names: Names::of(doc, doc.cover.is_some(), &OWN),
            plan_words: plan_words(doc, lang),
            is_picked: !doc.facets.is_empty() && is_picked,
            is_sorted: tables.iter().any(|table| is_sorted(table)),
            is_large: tables.iter().map(|table| table.rows.len()).sum::<usize>() > LARGE,
            sections: Vec::new(),
            headings: 0,
            anchors: BTreeSet::new(),
        }
    }

    /// Returns an attribute that says which language words are in, where the page does not.
    pub(super) fn language_of(&self, voice: Voice) -> &str {
        match voice {
            Voice::Tool => "",
            Voice::Plan => &self.plan_words,
        }
    }

    /// Returns the level that a heading has in the page: the title on the cover is the only one of the first.
    pub(super) fn shown_level(&self, level: u8) -> u8 {
        level.saturating_add(u8::from(self.doc.cover.is_some())).clamp(1, 6)
    }

    /// Writes a heading, and begins its section.
    pub(super) fn write_heading(&mut self, heading: &Heading) {
        self.close_sections(heading.level);
        self.sections.push(heading.level);
        let id = self.names.of_heading(self.headings).map(id_attribute).unwrap_or_default();
        let (level, language) = (self.shown_level(heading.level), self.language_of(heading.voice));
        let text = escaped(&heading.text);
        self.out.push_str(&format!("<section>\n<h{level}{id}{language}>{text}</h{level}>\n"));
        self.headings += 1;
    }

    /// Ends the sections of a level, and those within them.
    pub(super) fn close_sections(&mut self, level: u8) {
        while self.sections.last().is_some_and(|open| *open >= level) {
            self.sections.pop();
            self.out.push_str("</section>\n");
        }
    }

    /// Writes names with their values.
    pub(super) fn write_fields(&mut self, fields: &[(String, Prose)]) {
        self.out.push_str("<dl>\n");
        for (name, value) in fields {
            let (name, value) = (escaped(name), within(value));
            self.out.push_str(&format!("<dt>{name}</dt><dd>{value}</dd>\n"));
        }
        self.out.push_str("</dl>\n");
    }

    /// Writes where to read on.
    pub(super) fn write_links(&mut self, links: &Links) {
        let link = |link: &Link| self.link(&link.text, &link.anchor);
        let all: Vec<String> = links.links.iter().map(link).collect();
        let label = escaped(&links.label);
        self.out.push_str(&format!("<p class=\"links\">{label}: {}</p>\n", all.join(", ")));
    }

    /// Returns a text that leads to an anchor, if the document has it.
    pub(super) fn link(&self, text: &str, anchor: &str) -> String {
        let text = escaped_lines(text, "<br>");
        match self.names.link(anchor) {
            Some(link) if !text.is_empty() => format!("<a href=\"{link}\">{text}</a>"),
            _ => text,
        }
    }

    /// Returns the id of a row, as an attribute; the second row with a name has none.
    pub(super) fn row_id(&mut self, anchor: &str) -> String {
        let is_first = self.anchors.insert(anchor.to_owned());
        let id = self.names.of_anchor(anchor).filter(|_| is_first);
        id.map(id_attribute).unwrap_or_default()
    }
}

/// Whether a table has rows enough to be sorted.
pub(super) fn is_sorted(table: &Table) -> bool {
    table.rows.iter().filter(|row| !row.is_total).count() >= WORTH_SORTING
}

fn tables(blocks: &[Block]) -> Vec<&Table> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => found.push(table),
            Block::Folded(_, _, blocks) => found.extend(tables(blocks)),
            _ => {}
        }
    }
    found
}

fn plan_words(doc: &Doc, lang: Lang) -> String {
    let tag = doc.cover.as_ref().map_or("", |cover| cover.plan_language.as_str());
    let is_tag = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_tag && Lang::from_tag(tag) != Some(lang) { format!(" lang=\"{tag}\"") } else { String::new() }
}

fn id_attribute(id: &str) -> String {
    format!(" id=\"{}\"", escaped(id))
}
