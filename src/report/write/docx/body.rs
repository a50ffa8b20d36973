//! The body of the document, from the title page to the last line.

use super::bookmarks::Bookmarks;
use std::collections::BTreeMap;

use super::layout::Layouts;
use super::logo::logo;
use super::package::{DECLARATION, url_id};
use super::page::{PageOrientation, PageSetup};
use super::settings::NAMESPACES;
use super::text::{RunStyle, push_paragraph, push_run};
use super::{chart, paragraphs, table};
use crate::locale::Lang;
use crate::report::doc::{self, Block, Doc, Links, Passage, Voice, ascii_url};
use crate::report::layout::{Chapter, Outline, OutlineItem, Title, anchors};

/// The most bytes of a text that counts as the introduction of a table.
const LONGEST_INTRODUCTION: usize = 700;

/// A body under construction.
#[derive(Debug)]
pub(super) struct Body<'d> {
    pub(super) out: String,
    pub(super) lang: Lang,
    /// The language tag of the plan, if it differs from the document's.
    pub(super) plan_language: Option<&'d str>,
    pub(super) outline: Outline<'d>,
    pub(super) anchors: Bookmarks<'d>,
    pub(super) layouts: Layouts<'d>,
    pub(super) setup: PageSetup,
    /// The orientation of the current section.
    pub(super) page: PageOrientation,
    /// True until the first section ends.
    is_in_first_section: bool,
    /// The heading that was written last.
    pub(super) heading: &'d str,
    /// True if a table precedes. A text needs space above it then, and two tables need a paragraph between them, or
    /// Word merges them.
    pub(super) is_after_table: bool,
    /// True if a short text is followed by a table, and must stay on its page.
    introduces_table: bool,
    /// The number of captioned tables so far.
    pub(super) tables: usize,
    pub(super) charts: Vec<String>,
    /// The web addresses that it links to, each with its number.
    pub(super) urls: BTreeMap<String, usize>,
    bookmarks: usize,
}

impl<'d> Body<'d> {
    /// Writes a document, with the logo of its cover or without.
    pub(super) fn of(
        doc: &'d Doc,
        lang: Lang,
        plan_language: Option<&'d str>,
        setup: PageSetup,
        has_logo: bool,
    ) -> Self {
        let outline = Outline::of(doc);
        let layouts = Layouts::of(&outline.chapters, &setup);
        let mut body = Self {
            out: format!("{DECLARATION}<w:document {NAMESPACES} {}><w:body>", chart::DRAWING_NAMESPACES),
            lang,
            plan_language,
            outline,
            anchors: Bookmarks::of(anchors(doc)),
            layouts,
            setup,
            page: PageOrientation::Upright,
            is_in_first_section: true,
            heading: "",
            is_after_table: false,
            introduces_table: false,
            tables: 0,
            charts: Vec::new(),
            urls: BTreeMap::new(),
            bookmarks: 0,
        };
        body.write(doc, has_logo);
        body
    }

    fn write(&mut self, doc: &'d Doc, has_logo: bool) {
        if let Some(cover) = &doc.cover {
            if let Some(drawing) = logo(cover, self.lang).filter(|_| has_logo) {
                push_paragraph(&mut self.out, "Figure", "", |out| out.push_str(&drawing));
            }
            paragraphs::write_cover(self, cover);
        }
        let mut chapters = std::mem::take(&mut self.outline.chapters);
        if doc.cover.is_some() {
            if !doc.front_and_rest().0.is_empty() {
                let front = chapters.remove(0);
                self.write_chapter(&front);
                self.end_table();
            }
            if !chapters.is_empty() && self.outline.depth > 0 {
                paragraphs::write_contents(self, &chapters);
            }
        }
        for (at, chapter) in chapters.iter().enumerate() {
            let page = PageOrientation::of(chapter.is_wide);
            if page != self.page && (at > 0 || doc.cover.is_some()) {
                self.break_section();
            }
            self.page = page;
            self.write_chapter(chapter);
        }
        self.end_table();
        let section = self.setup.section(self.page, self.is_in_first_section);
        self.out.push_str(&section);
        self.out.push_str("</w:body></w:document>");
    }

    /// Ends the current section, in a paragraph of no height.
    fn break_section(&mut self) {
        let section = self.setup.section(self.page, std::mem::take(&mut self.is_in_first_section));
        push_paragraph(&mut self.out, "Break", &section, |_| {});
        self.is_after_table = false;
    }

    fn write_chapter(&mut self, chapter: &Chapter<'d>) {
        for (at, piece) in chapter.pieces.iter().enumerate() {
            self.introduces_table = introduces_table(&chapter.pieces[at..]);
            match piece {
                OutlineItem::Heading(title) => self.write_heading(title),
                OutlineItem::Block(block) => self.write_block(block),
            }
        }
    }

    fn write_heading(&mut self, title: &Title<'d>) {
        self.heading = title.text;
        if std::mem::take(&mut self.is_after_table)
            && let Some(space) = self.setup.below_table
        {
            push_paragraph(&mut self.out, "Break", space, |_| {});
        }
        let look = self.look(title.voice);
        let mut content = String::new();
        push_run(&mut content, &title.text.replace(['\r', '\n'], " "), look);
        if title.level <= self.outline.depth {
            content = self.bookmarked(&paragraphs::contents_bookmark(title.number), &content);
        }
        if let Some(name) = title.anchor.and_then(|anchor| self.anchors.place(anchor)).map(str::to_owned) {
            content = self.bookmarked(&name, &content);
        }
        push_paragraph(&mut self.out, &format!("Heading{}", title.level), "", |out| out.push_str(&content));
    }

    /// Returns runs with a bookmark around them.
    pub(super) fn bookmarked(&mut self, name: &str, runs: &str) -> String {
        self.bookmarks += 1;
        let id = self.bookmarks;
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>{runs}<w:bookmarkEnd w:id=\"{id}\"/>")
    }

    fn write_block(&mut self, block: &'d Block) {
        match block {
            // The outline has both of these already.
            Block::Heading(_) | Block::Folded(..) => {}
            Block::Text(text) => paragraphs::write_text(self, text, "", Voice::Tool),
            Block::Quoted(text) => paragraphs::write_text(self, text, "Quote", Voice::Plan),
            Block::Said(text) => self.write_said(text),
            Block::Verbatim(text) => {
                let spacing = self.spacing();
                push_paragraph(&mut self.out, "Verbatim", &spacing, |out| push_run(out, text, RunStyle::default()));
            }
            Block::Fields(fields) => {
                let spacing = self.spacing();
                paragraphs::write_fields(self, fields, &spacing);
            }
            Block::Links(links) => self.write_links(links),
            Block::Table(it) => table::write(self, it),
            Block::Chart(chart) => chart::write_drawing(self, chart),
            Block::Tree(branches) => {
                self.is_after_table = false;
                paragraphs::write_tree(&mut self.out, branches);
            }
        }
    }

    /// Writes a text of the tool; code in backticks has a style of its own.
    fn write_said(&mut self, text: &str) {
        let besides = self.surroundings();
        push_paragraph(&mut self.out, "", &besides, |out| {
            for (at, part) in text.split('`').enumerate() {
                let style = (at % 2 == 1).then_some("Code");
                push_run(out, part, RunStyle { style, ..RunStyle::default() });
            }
        });
    }

    fn write_links(&mut self, links: &Links) {
        let besides = self.surroundings();
        let mut content = String::new();
        push_run(&mut content, &format!("{}: ", links.label), RunStyle::default());
        for (at, link) in links.links.iter().enumerate() {
            if at > 0 {
                push_run(&mut content, ", ", RunStyle::default());
            }
            self.push_link(&mut content, &link.text, &link.anchor, RunStyle::default());
        }
        push_paragraph(&mut self.out, "", &besides, |out| out.push_str(&content));
    }

    /// Writes a text that links to an anchor, or the plain text if the document has no such anchor.
    pub(super) fn push_link(&self, out: &mut String, text: &str, anchor: &str, look: RunStyle<'_>) {
        match self.anchors.target(anchor) {
            Some(name) => {
                out.push_str(&format!("<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">"));
                push_run(out, text, RunStyle { style: Some("Hyperlink"), ..look });
                out.push_str("</w:hyperlink>");
            }
            None => push_run(out, text, look),
        }
    }

    /// Returns running text as runs, with its links.
    pub(super) fn runs(&mut self, pieces: &[doc::Piece<'_>], look: RunStyle<'_>) -> String {
        let mut out = String::new();
        for piece in pieces {
            // Each line but the first begins with a line break, also at the start of a piece.
            let look = RunStyle { is_bold: look.is_bold || piece.is_strong, ..look };
            let look = if piece.url.is_some() { RunStyle { style: Some("Hyperlink"), ..look } } else { look };
            let mut runs = String::new();
            for (at, line) in piece.lines().enumerate() {
                if at > 0 {
                    runs.push_str("<w:r><w:br/></w:r>");
                }
                push_run(&mut runs, line, look);
            }
            match piece.url {
                Some(url) => {
                    let next = self.urls.len() + 1;
                    let id = url_id(*self.urls.entry(ascii_url(url)).or_insert(next));
                    out.push_str(&format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">{runs}</w:hyperlink>"));
                }
                None => out.push_str(&runs),
            }
        }
        out
    }

    /// Returns a paragraph or a list as runs of one paragraph, list items after bullets on their own lines.
    pub(super) fn in_line(&mut self, passage: &Passage<'_>) -> String {
        match passage {
            Passage::Paragraph(pieces) => self.runs(pieces, RunStyle::default()),
            Passage::List(items) => {
                let bullet = doc::Piece::plain("• ");
                let item = |item: &Vec<_>| self.runs(&[&[bullet], &item[..]].concat(), RunStyle::default());
                items.iter().map(item).collect::<Vec<_>>().join("<w:r><w:br/></w:r>")
            }
        }
    }

    /// Returns the look of a text of this origin.
    pub(super) fn look(&self, voice: Voice) -> RunStyle<'d> {
        let lang = match voice {
            Voice::Tool => None,
            Voice::Plan => self.plan_language,
        };
        RunStyle { lang, ..RunStyle::default() }
    }

    /// Returns the paragraph properties that depend on the blocks before and after.
    pub(super) fn surroundings(&mut self) -> String {
        let kept = if self.introduces_table { "<w:keepNext/>" } else { "" };
        kept.to_owned() + &self.spacing()
    }

    /// Returns extra space above the next paragraph if a table precedes, as tables have no space below.
    pub(super) fn spacing(&mut self) -> String {
        if std::mem::take(&mut self.is_after_table) {
            "<w:spacing w:before=\"200\"/>".to_owned()
        } else {
            String::new()
        }
    }

    /// Writes an empty paragraph of no height after a table, before what has no space of its own.
    pub(super) fn end_table(&mut self) {
        if std::mem::take(&mut self.is_after_table) {
            push_paragraph(&mut self.out, "Break", "", |_| {});
        }
    }
}

/// Returns whether the first piece is a short text that introduces a table, alone or with more such texts.
fn introduces_table(pieces: &[OutlineItem<'_>]) -> bool {
    let is_short = |piece: &&OutlineItem<'_>| match piece {
        OutlineItem::Block(Block::Text(text) | Block::Quoted(text)) => text.len() <= LONGEST_INTRODUCTION,
        OutlineItem::Block(Block::Said(text)) => text.len() <= LONGEST_INTRODUCTION,
        OutlineItem::Block(Block::Links(_)) => true,
        OutlineItem::Block(_) | OutlineItem::Heading(_) => false,
    };
    let words = pieces.iter().take_while(is_short).count();
    words > 0 && matches!(pieces.get(words), Some(OutlineItem::Block(Block::Table(_) | Block::Chart(_))))
}
