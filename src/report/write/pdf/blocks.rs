//! Layout of the blocks of a document, each with its tag.

use super::faces::Weight;
use super::lines::asked;
use super::setter::{OutlineEntry, Setter};
use super::shaper::prepared;
use super::span::{Span, Target};
use super::strip::{Strip, keep_together, keep_with_next};
use super::style::{BODY, PageShape, Type, heading};
use super::tags::{TagId, TagType};
use crate::palette::paper;
use crate::report::doc::{Block, Branch, Heading, Link, Links, Passage, Piece, Prose, Voice, ascii_url};

impl Setter<'_> {
    /// Lays out a document. A heading of level 1 starts a new page if its content needs another orientation. `begins`
    /// is true if nothing precedes.
    pub(super) fn document(&mut self, blocks: &[Block], begins: bool) {
        let mut before = Some(PageShape::Upright).filter(|_| !begins);
        for part in parts(blocks) {
            self.shape = if part.iter().any(is_wide) { PageShape::OnItsSide } else { PageShape::Upright };
            let first = self.strips.len();
            self.blocks(part);
            if let Some(strip) = self.strips.get_mut(first) {
                strip.begins = Some(self.shape).filter(|shape| before != Some(*shape));
            }
            before = Some(self.shape);
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Text(text) => self.text(text, Voice::Tool, BODY),
                Block::Quoted(text) => self.text(text, Voice::Plan, BODY),
                Block::Said(text) => self.said(text),
                Block::Verbatim(text) => self.verbatim(text),
                Block::Fields(fields) => self.fields(fields),
                Block::Links(links) => self.links(links),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
                Block::Tree(branches) => self.tree(branches),
                Block::Folded(level, text, blocks) => {
                    self.heading(&Heading::new(*level, text.clone()));
                    self.blocks(blocks);
                }
            }
        }
    }

    fn heading(&mut self, it: &Heading) {
        let text = prepared(&it.text);
        if text.trim().is_empty() {
            return;
        }
        // Tagged PDF allows no skipped levels, as screen readers rely on them.
        let level = it.level.clamp(1, self.entries.last().map_or(1, |last| last.level + 1).min(6));
        let target = it.anchor.as_deref().and_then(|anchor| self.target(anchor));
        let target = target.unwrap_or_else(|| self.new_target());
        let font = heading(it.level);
        let spans = [Span::new(&text, font.weight)];
        let tag = self.tag(self.within, TagType::Heading(level, text.clone()), it.voice);
        let mut strips = self.set(tag, &spans, font, 0.0);
        keep_with_next(&mut strips);
        strips[0].targets.push(target);
        self.strips.append(&mut strips);
        self.entries.push(OutlineEntry { level, text, voice: it.voice, target, is_in_front: self.is_in_front });
    }

    pub(super) fn text(&mut self, prose: &Prose, voice: Voice, font: Type) {
        for passage in prose.passages() {
            match passage {
                Passage::Paragraph(pieces) => {
                    self.paragraph(TagType::Paragraph, voice, &spans(&pieces, Weight::Regular), font, 0.0);
                }
                Passage::List(items) => self.list(&items, voice),
            }
        }
    }

    /// Lays out a list with a bullet before each item.
    fn list(&mut self, items: &[Vec<Piece<'_>>], voice: Voice) {
        let list = self.tag(self.within, TagType::List, voice);
        for (at, pieces) in items.iter().enumerate() {
            let item = self.tags.add(list, TagType::Item);
            let label = self.tags.add(item, TagType::Label);
            let body = self.tags.add(item, TagType::Body);
            let font = if at == 0 { BODY } else { Type { before: 2.0, ..BODY } };
            let left = self.set_in(label, &[Span::new("•", Weight::Regular)], font, paper::INK, [0.0, STEP]);
            let mut strips = beside(left, self.set(body, &spans(pieces, Weight::Regular), font, STEP), font);
            keep_together(&mut strips);
            self.strips.append(&mut strips);
        }
    }

    /// Lays out a text of the tool; code in backticks is bold.
    fn said(&mut self, text: &str) {
        let weight = |at: usize| if at % 2 == 1 { Weight::Bold } else { Weight::Regular };
        let spans: Vec<Span> = text.split('`').enumerate().map(|(at, part)| Span::new(part, weight(at))).collect();
        self.paragraph(TagType::Paragraph, Voice::Tool, &spans, BODY, 0.0);
    }

    /// Lays out preformatted text with all its spaces.
    fn verbatim(&mut self, text: &str) {
        let kept = prepared(text).replace(' ', "\u{a0}");
        let tag = self.tags.add(self.within, TagType::Paragraph);
        let code = self.tags.add(tag, TagType::Code);
        let mut strips = self.set(code, &[Span::new(&kept, Weight::Regular)], BODY, 12.0);
        keep_together(&mut strips);
        self.strips.append(&mut strips);
    }

    fn links(&mut self, it: &Links) {
        let mut spans = vec![Span::new(&format!("{}: ", it.label), Weight::Bold)];
        for (at, Link { text, anchor }) in it.links.iter().enumerate() {
            if at > 0 {
                spans.push(Span::new(", ", Weight::Regular));
            }
            spans.push(Span { target: self.target(anchor).map(Target::Place), ..Span::new(text, Weight::Regular) });
        }
        self.paragraph(TagType::Paragraph, Voice::Tool, &spans, BODY, 0.0);
    }
}

/// Returns the spans of running text, with their link targets.
pub(super) fn spans(pieces: &[Piece<'_>], weight: Weight) -> Vec<Span> {
    let span = |piece: &Piece<'_>| {
        let target = piece.url.map(|url| Target::Web(ascii_url(url).into()));
        let weight = if piece.is_strong { Weight::Bold } else { weight };
        Span { target, ..Span::new(piece.text, weight) }
    };
    pieces.iter().map(span).collect()
}

/// Returns running text as the spans of one paragraph: a cell is not divided into paragraphs.
pub(super) fn spans_within(prose: &Prose, weight: Weight) -> Vec<Span> {
    let mut all: Vec<Span> = Vec::new();
    for (at, passage) in prose.passages().iter().enumerate() {
        let text = |text: &str| Span::new(text, weight);
        match passage {
            Passage::Paragraph(pieces) => {
                all.extend((at > 0).then(|| text("\n\n")));
                all.extend(spans(pieces, weight));
            }
            Passage::List(items) => {
                for (number, pieces) in items.iter().enumerate() {
                    all.push(text(if at + number > 0 { "\n• " } else { "• " }));
                    all.extend(spans(pieces, weight));
                }
            }
        }
    }
    all
}

/// Splits a document before each heading of level 1.
fn parts(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    let begins = |block: &Block| matches!(block, Block::Heading(heading) if heading.level <= 1);
    blocks.chunk_by(move |_, next| !begins(next))
}

fn is_wide(block: &Block) -> bool {
    match block {
        Block::Table(table) => table.is_wide,
        Block::Folded(_, _, blocks) => blocks.iter().any(is_wide),
        _ => false,
    }
}

/// The largest part of the line that the column of names may take.
const NAMES: f32 = 0.35;
/// The indent of each level of a tree.
const STEP: f32 = 16.0;

impl Setter<'_> {
    /// Lays out names with their values in a column beside them.
    pub(super) fn fields(&mut self, fields: &[(String, Prose)]) {
        let list = self.tags.add(self.within, TagType::List);
        let names: Vec<[Span; 1]> = fields.iter().map(|(name, _)| [Span::new(name, Weight::Bold)]).collect();
        let widest = names.iter().map(|name| asked(self.shaper, name, BODY.size).most).fold(0.0, f32::max);
        let column = widest.min(self.shape.measure() * NAMES) + 12.0;
        for (at, (name, (_, value))) in names.iter().zip(fields).enumerate() {
            let item = self.tags.add(list, TagType::Item);
            let label = self.tags.add(item, TagType::Label);
            let body = self.tags.add(item, TagType::Body);
            let font = Type { before: if at == 0 { 10.0 } else { 1.0 }, ..BODY };
            let value = spans_within(value, Weight::Regular);
            let left = self.set_in(label, name, font, paper::INK, [0.0, column - 12.0]);
            let mut strips = beside(left, self.set(body, &value, font, column), font);
            keep_together(&mut strips);
            self.strips.append(&mut strips);
        }
    }

    /// Lays out the lines of a tree as nested lists.
    pub(super) fn tree(&mut self, branches: &[Branch]) {
        // The list of each level, and its last item.
        let mut open: Vec<(TagId, TagId)> = Vec::new();
        for branch in branches {
            // A list must be in an item of the level above, so a branch that skips a level is moved up.
            let depth = branch.depth.min(open.len());
            open.truncate(depth + 1);
            let list = match (open.get(depth), depth.checked_sub(1).and_then(|above| open.get(above))) {
                (Some((list, _)), _) => *list,
                (None, Some((_, item))) => self.tags.add(*item, TagType::List),
                (None, None) => self.tags.add(self.within, TagType::List),
            };
            let item = self.tags.add(list, TagType::Item);
            let body = self.tags.add(item, TagType::Body);
            open.truncate(depth);
            open.push((list, body));
            let weight = if branch.is_heading { Weight::Bold } else { Weight::Regular };
            let spans = [Span::new(&branch.text, weight)];
            let indent = (STEP * f32::from(u8::try_from(depth).unwrap_or(u8::MAX))).min(self.shape.measure() / 2.0);
            let colour = branch.tone.map_or(paper::INK, paper::ink);
            let font = Type { before: 2.0, ..BODY };
            let mut strips = self.set_in(body, &spans, font, colour, [indent, self.shape.measure() - indent]);
            keep_together(&mut strips);
            if let (true, Some(last)) = (branch.is_heading, strips.last_mut()) {
                last.keeps = true;
            }
            self.strips.append(&mut strips);
        }
    }
}

/// Merges two columns of lines, side by side.
fn beside(left: Vec<Strip>, right: Vec<Strip>, font: Type) -> Vec<Strip> {
    let mut both = left;
    for (at, strip) in right.into_iter().enumerate() {
        match both.get_mut(at) {
            Some(line) => line.items.extend(strip.items),
            None => both.push(Strip { height: font.lead, items: strip.items, ..Strip::default() }),
        }
    }
    both
}
