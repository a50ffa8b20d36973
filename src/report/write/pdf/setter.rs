//! The layout engine: blocks become strips.

use std::collections::BTreeMap;

use super::hyphens::language;
use super::lines::lines;
use super::shaper::Shaper;
use super::span::Span;
use super::strip::{Mark, Strip, keep_together};
use super::style::{MARGIN, PageShape, Type};
use super::tags::{TagId, TagType, Tags};
use crate::locale::Lang;
use crate::palette::{Rgb, paper};
use crate::report::doc::{Doc, Voice};
use crate::report::layout::anchors;

/// The state of the layout.
pub(super) struct Setter<'s> {
    pub(super) shaper: &'s Shaper<'s>,
    pub(super) tags: Tags,
    pub(super) strips: Vec<Strip>,
    /// The shape of the pages.
    pub(super) shape: PageShape,
    /// The tag that new content belongs to.
    pub(super) within: TagId,
    /// The language of the document.
    pub(super) lang: Lang,
    /// The plan's language, if it differs from the document's.
    pub(super) plan_language: Option<String>,
    /// The target number of each anchor in the document.
    anchors: BTreeMap<String, usize>,
    targets: usize,
    /// The headings so far.
    pub(super) entries: Vec<OutlineEntry>,
    /// True while the first page is set.
    pub(super) is_in_front: bool,
}

/// A heading, for the table of contents and the bookmarks.
#[derive(Clone, Debug)]
pub(super) struct OutlineEntry {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) voice: Voice,
    pub(super) target: usize,
    /// True for a heading on the first page, which the contents do not list.
    pub(super) is_in_front: bool,
}

impl<'s> Setter<'s> {
    pub(super) fn new(shaper: &'s Shaper<'s>, doc: &Doc, lang: Lang, plan_language: Option<String>) -> Self {
        let mut targets = BTreeMap::new();
        for anchor in anchors(doc) {
            let number = targets.len();
            targets.entry(anchor.to_owned()).or_insert(number);
        }
        Self {
            shaper,
            tags: Tags::new(),
            strips: Vec::new(),
            shape: PageShape::Upright,
            within: Tags::WHOLE,
            lang,
            plan_language,
            targets: targets.len(),
            anchors: targets,
            entries: Vec::new(),
            is_in_front: false,
        }
    }

    /// Returns the target number of an anchor, if the document has it.
    pub(super) fn target(&self, anchor: &str) -> Option<usize> {
        self.anchors.get(anchor).copied()
    }

    /// Returns a new target without an anchor.
    pub(super) fn new_target(&mut self) -> usize {
        self.targets += 1;
        self.targets - 1
    }

    /// Returns the number of targets.
    pub(super) fn targets(&self) -> usize {
        self.targets
    }

    /// Adds a tag in the language of a voice.
    pub(super) fn tag(&mut self, parent: TagId, kind: TagType, voice: Voice) -> TagId {
        let lang = self.plan_language.as_deref().filter(|_| voice == Voice::Plan);
        self.tags.add_in(parent, kind, lang)
    }

    /// Returns the rules for the hyphenation of a voice, if its language has any.
    pub(super) fn hyphenation(&self, voice: Voice) -> Option<hypher::Lang> {
        let of_plan = self.plan_language.as_deref().filter(|_| voice == Voice::Plan);
        language(of_plan.unwrap_or(self.lang.tag()))
    }

    /// Lays out running text in a tag of its own, with an indent.
    pub(super) fn paragraph(&mut self, kind: TagType, voice: Voice, spans: &[Span], font: Type, indent: f32) {
        let tag = self.tag(self.within, kind, voice);
        let mut strips = self.set(tag, spans, font, indent);
        keep_together(&mut strips);
        self.strips.append(&mut strips);
    }

    /// Lays out text in a tag, with an indent: one strip for each line.
    pub(super) fn set(&mut self, tag: TagId, spans: &[Span], font: Type, indent: f32) -> Vec<Strip> {
        self.set_in(tag, spans, font, paper::INK, [indent, self.shape.measure() - indent])
    }

    /// Lays out text in a tag, in a colour, with an indent and a width: one strip for each line.
    pub(super) fn set_in(
        &mut self,
        tag: TagId,
        spans: &[Span],
        font: Type,
        colour: Rgb,
        [indent, width]: [f32; 2],
    ) -> Vec<Strip> {
        let marks = self.marks(tag, spans);
        let mut before = font.before;
        let strip = |line| {
            let mut strip = Strip { height: font.lead, before: std::mem::take(&mut before), ..Strip::default() };
            strip.write(line, [MARGIN + indent, 0.0], font, colour, |span| (marks[span], spans[span].target.clone()));
            strip
        };
        lines(self.shaper, spans, font.size, width).into_iter().map(strip).collect()
    }

    /// Returns a leaf for each span of a text, within a link tag if it has a target.
    pub(super) fn marks(&mut self, tag: TagId, spans: &[Span]) -> Vec<Mark> {
        let mut marks = Vec::with_capacity(spans.len());
        for span in spans {
            let holder = match span.target {
                Some(_) => self.tags.add(tag, TagType::Link),
                None => tag,
            };
            marks.push(Mark::Leaf(self.tags.leaf(holder)));
        }
        marks
    }
}
