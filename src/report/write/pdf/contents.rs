//! The table of contents and the bookmarks.

use krilla::outline::{Outline, OutlineNode};

use super::lines::lines;
use super::pages::{Page, PagePosition};
use super::pen::destination;
use super::setter::{OutlineEntry, Setter};
use super::span::{Span, Target};
use super::strip::{Ink, Item, Mark, Strip, keep_with_next};
use super::style::{BODY, MARGIN, PageShape, Type, heading};
use super::tags::{Leaf, TagId, TagType};
use crate::locale::{Lang, Text};
use crate::palette::paper;
use crate::report::layout::contents_depth;

static CONTENTS: Text = Text::fixed("Innehåll", "Contents");

/// The indent of each level.
const STEP: f32 = 14.0;
/// The width of a page number.
const NUMBER: f32 = 36.0;

/// An entry whose page number is not known yet.
pub(super) struct Open {
    leaf: Leaf,
    target: usize,
    font: Type,
}

impl Setter<'_> {
    /// Lays out the contents below the blocks of the first page; returns both, and the entries without page numbers.
    pub(super) fn contents(&mut self, lang: Lang, above: Vec<Strip>) -> (Vec<Strip>, Vec<Open>) {
        let font = heading(2);
        let list = self.tags.add(self.within, TagType::Contents);
        let caption = self.tags.add(list, TagType::Caption);
        let mut title = self.set(caption, &[Span::new(CONTENTS.get(lang), font.weight)], font, 0.0);
        keep_with_next(&mut title);
        let mut strips = above;
        strips.append(&mut title);
        let listed = listed(&self.entries);
        let mut open = Vec::with_capacity(listed.len());
        for entry in listed {
            let font = if entry.level == 1 { Type { before: 3.0, ..BODY } } else { Type { before: 2.0, ..BODY } };
            let indent = STEP * f32::from(entry.level - 1);
            let item = self.tag(list, TagType::ContentsItem, entry.voice);
            let link = self.tags.add(item, TagType::Link);
            // The space makes screen readers read the number as a word of its own.
            let text = format!("{} ", entry.text);
            let span = Span { target: Some(Target::Place(entry.target)), ..Span::new(&text, font.weight) };
            let room = [indent, PageShape::Upright.room() - indent - NUMBER];
            // The page number belongs to the link too.
            strips.extend(self.set_linked(link, &span, font, room));
            if let Some(last) = strips.last_mut() {
                last.lists = Some(entry.target);
            }
            open.push(Open { leaf: self.tags.leaf(link), target: entry.target, font });
        }
        (strips, open)
    }

    /// Writes the page number of each entry.
    pub(super) fn number_contents(&self, pages: &mut [Page], open: &[Open], places: &[Option<PagePosition>]) {
        let mut all: Vec<&mut Strip> = pages.iter_mut().flat_map(|page| &mut page.strips).map(|(_, it)| it).collect();
        for open in open {
            let place = places.get(open.target).copied().flatten();
            let strip = all.iter_mut().find(|strip| strip.lists == Some(open.target));
            if let (Some(place), Some(strip)) = (place, strip) {
                self.number(strip, open, place.page + 1);
            }
        }
    }

    /// Lays out an entry within its link.
    fn set_linked(&mut self, link: TagId, span: &Span, font: Type, [indent, width]: [f32; 2]) -> Vec<Strip> {
        let mark = Mark::Leaf(self.tags.leaf(link));
        let mut before = font.before;
        let strip = |line| {
            let mut strip = Strip { height: font.lead, before: std::mem::take(&mut before), ..Strip::default() };
            strip.write(line, [MARGIN + indent, 0.0], font, paper::INK, |_| (mark, span.target.clone()));
            strip
        };
        lines(self.shaper, std::slice::from_ref(span), font.size, width).into_iter().map(strip).collect()
    }

    fn number(&self, strip: &mut Strip, open: &Open, number: usize) {
        let span = Span::new(&number.to_string(), open.font.weight);
        let right = MARGIN + PageShape::Upright.room();
        // The link covers the whole line, not only its text.
        if let Some(Item { x, ink: Ink::Text { width, .. }, .. }) = strip.items.last_mut() {
            *width = right - *x;
        }
        for line in lines(self.shaper, &[span], open.font.size, NUMBER) {
            let left = right - line.width;
            strip.write(line, [left, 0.0], open.font, paper::LINK, |_| (Mark::Leaf(open.leaf), None));
        }
    }
}

/// Returns the headings that the contents list: as many levels as there is room for.
fn listed(entries: &[OutlineEntry]) -> Vec<OutlineEntry> {
    let of_rest = || entries.iter().filter(|entry| !entry.is_in_front);
    let deepest = contents_depth(of_rest().map(|entry| entry.level)).max(1);
    of_rest().filter(|entry| entry.level <= deepest).cloned().collect()
}

/// Returns the bookmarks as a tree of the headings; if there are none, the title links to the first page.
pub(super) fn outline(entries: &[OutlineEntry], places: &[Option<PagePosition>], title: &str) -> Outline {
    let mut outline = Outline::new();
    let mut rest = entries;
    while let Some(node) = node(&mut rest, places, 1) {
        outline.push_child(node);
    }
    if entries.is_empty() {
        outline.push_child(OutlineNode::new(title.to_owned(), destination(PagePosition { page: 0, y: 0.0 })));
    }
    outline
}

/// Takes the next heading and those below it, if it is at least as deep as `level`.
fn node(rest: &mut &[OutlineEntry], places: &[Option<PagePosition>], level: u8) -> Option<OutlineNode> {
    let (first, after) = rest.split_first().filter(|(first, _)| first.level >= level)?;
    *rest = after;
    let place = places.get(first.target).copied().flatten().unwrap_or(PagePosition { page: 0, y: 0.0 });
    // Chapters are open, deeper levels closed.
    let mut node = OutlineNode::new(first.text.clone(), destination(place)).with_open(first.level == 1);
    while let Some(child) = self::node(rest, places, first.level + 1) {
        node.push_child(child);
    }
    Some(node)
}
