//! The state of a page under construction.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::path::path_in_link;
use super::text::{escaped, escaped_lines, heading_text, within};
use crate::locale::Lang;
use crate::report::doc::{Block, Doc, Heading, Link, Links, Prose, Table, Voice};

/// The id of the main content, for the skip link.
pub(super) const MAIN: &str = "main";
/// The id of the table of contents.
pub(super) const CONTENTS: &str = "contents";
/// The id of the top of the page.
pub(super) const TOP: &str = "top";
/// The ids that the page itself uses.
const OWN: [&str; 3] = [MAIN, CONTENTS, TOP];
/// The fewest rows of a sortable table.
const WORTH_SORTING: usize = 5;

/// The number of rows above which browsers render rows lazily; rendering all of them would take seconds.
const LARGE: usize = 2_000;

/// A page under construction.
#[derive(Debug)]
pub(super) struct HtmlPage<'d> {
    pub(super) out: String,
    pub(super) doc: &'d Doc,
    pub(super) lang: Lang,
    pub(super) names: Names<'d>,
    /// The `lang` attribute for words of the plan, if their language is not the page's.
    pub(super) plan_words: String,
    /// True if rows can be filtered.
    pub(super) is_picked: bool,
    /// True if a table can be sorted.
    pub(super) is_sorted: bool,
    /// True if rows are rendered lazily.
    pub(super) is_large: bool,
    /// The path to the top of the site, and the paths of its pages by their anchors; none for a page by itself.
    pub(super) elsewhere: Option<(&'d str, &'d BTreeMap<String, String>)>,
    /// The number that is added to heading levels below the title; none on the first page.
    pub(super) under: u8,
    /// The levels of the open sections.
    pub(super) sections: Vec<u8>,
    /// The number of headings written.
    headings: usize,
    /// The anchors of the rows written: a duplicate links to the first.
    anchors: BTreeSet<String>,
}

impl<'d> HtmlPage<'d> {
    /// Returns an empty page for a document.
    pub(super) fn of(doc: &'d Doc, lang: Lang) -> Self {
        let tables = tables(&doc.blocks);
        let is_picked = tables.iter().any(|table| table.rows.iter().any(|row| !row.picks.is_empty()));
        Self {
            out: String::new(),
            doc,
            lang,
            names: Names::of(doc, doc.cover.is_some(), &OWN),
            plan_words: plan_words(doc.cover.as_ref().map_or("", |cover| &cover.plan_language), lang),
            is_picked: !doc.facets.is_empty() && is_picked,
            is_sorted: tables.iter().any(|table| is_sorted(table)),
            is_large: tables.iter().map(|table| table.rows.len()).sum::<usize>() > LARGE,
            elsewhere: None,
            under: u8::from(doc.cover.is_some()),
            sections: Vec::new(),
            headings: 0,
            anchors: BTreeSet::new(),
        }
    }

    /// Returns the `lang` attribute for a voice; empty if it is the page's language.
    pub(super) fn language_of(&self, voice: Voice) -> &str {
        match voice {
            Voice::Tool => "",
            Voice::Plan => &self.plan_words,
        }
    }

    /// Returns the level of a heading in the page, one lower if a cover has the title.
    pub(super) fn shown_level(&self, level: u8) -> u8 {
        level.saturating_add(self.under).clamp(1, 6)
    }

    /// Writes a heading, and begins its section.
    pub(super) fn write_heading(&mut self, heading: &Heading) {
        self.close_sections(heading.level);
        self.sections.push(heading.level);
        let id = self.names.of_heading(self.headings).map(id_attribute).unwrap_or_default();
        let (level, language) = (self.shown_level(heading.level), self.language_of(heading.voice));
        let text = heading_text(&heading.text);
        self.out.push_str(&format!("<section>\n<h{level}{id}{language}>{text}</h{level}>\n"));
        self.headings += 1;
    }

    /// Ends the open sections of a level and deeper.
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

    /// Writes links to other places in the page.
    pub(super) fn write_links(&mut self, links: &Links) {
        let link = |link: &Link| self.link(&link.text, &link.anchor);
        let all: Vec<String> = links.links.iter().map(link).collect();
        let label = escaped(&links.label);
        self.out.push_str(&format!("<p class=\"links\">{label}: {}</p>\n", all.join(", ")));
    }

    /// Returns a text that links to an anchor, or the plain text if the document does not have it.
    pub(super) fn link(&self, text: &str, anchor: &str) -> String {
        let text = escaped_lines(text, "<br>");
        let elsewhere = || {
            let (root, paths) = self.elsewhere?;
            Some(format!("{root}{}", path_in_link(paths.get(anchor)?)))
        };
        match self.names.link(anchor).or_else(elsewhere) {
            Some(link) if !text.is_empty() => format!("<a href=\"{link}\">{text}</a>"),
            _ => text,
        }
    }

    /// Returns the `id` attribute of a row; empty for a duplicate.
    pub(super) fn row_id(&mut self, anchor: &str) -> String {
        let is_first = self.anchors.insert(anchor.to_owned());
        let id = self.names.of_anchor(anchor).filter(|_| is_first);
        id.map(id_attribute).unwrap_or_default()
    }
}

/// Returns whether a table has enough rows to be sortable.
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

/// Returns the `lang` attribute for words of a plan in a language; empty if it is the page's.
pub(super) fn plan_words(tag: &str, lang: Lang) -> String {
    let is_tag = !tag.is_empty() && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    if is_tag && Lang::from_tag(tag) != Some(lang) { format!(" lang=\"{tag}\"") } else { String::new() }
}

fn id_attribute(id: &str) -> String {
    format!(" id=\"{}\"", escaped(id))
}
