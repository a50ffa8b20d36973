//! The blocks of a document, each set as what it is.

use super::faces::Weight;
use super::lines::Span;
use super::setter::{Entry, Setter};
use super::shaper::prepared;
use super::strip::{keep_together, keep_with_next};
use super::style::{BODY, Shape, heading};
use super::tags::Kind;
use crate::report::doc::{Block, Heading, Link, Links, Voice};

impl Setter<'_> {
    /// Sets a document: each heading of the first level begins a page, on its side where a table below it needs that.
    pub(super) fn document(&mut self, blocks: &[Block]) {
        for part in parts(blocks) {
            self.shape = if part.iter().any(is_wide) { Shape::OnItsSide } else { Shape::Upright };
            let first = self.strips.len();
            self.blocks(part);
            if let Some(strip) = self.strips.get_mut(first) {
                strip.begins = Some(self.shape);
            }
        }
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => self.heading(heading),
                Block::Text(text) => self.text(text, Voice::Tool),
                Block::Quoted(text) => self.text(text, Voice::Plan),
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
        // A level is never left out: who hears the document counts on it.
        let level = it.level.clamp(1, self.entries.last().map_or(1, |last| last.level + 1).min(6));
        let target = it.anchor.as_deref().and_then(|anchor| self.target(anchor));
        let target = target.unwrap_or_else(|| self.new_target());
        let font = heading(level);
        let spans = [Span::new(&text, font.weight)];
        let tag = self.tag(self.within, Kind::Heading(level, text.clone()), it.voice);
        let mut strips = self.set(tag, &spans, font, 0.0);
        keep_with_next(&mut strips);
        strips[0].targets.push(target);
        self.strips.append(&mut strips);
        self.entries.push(Entry { level, text, voice: it.voice, target });
    }

    fn text(&mut self, text: &str, voice: Voice) {
        let text = prepared(text);
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        for paragraph in lines.split(|line| line.is_empty()).filter(|lines| !lines.is_empty()) {
            self.paragraph(Kind::Paragraph, voice, &[Span::new(&paragraph.join("\n"), Weight::Regular)], BODY, 0.0);
        }
    }

    /// Sets a text of the tool's own; what stands between its backticks is heavier.
    fn said(&mut self, text: &str) {
        let weight = |at: usize| if at % 2 == 1 { Weight::Bold } else { Weight::Regular };
        let spans: Vec<Span> = text.split('`').enumerate().map(|(at, part)| Span::new(part, weight(at))).collect();
        self.paragraph(Kind::Paragraph, Voice::Tool, &spans, BODY, 0.0);
    }

    /// Sets what stands in a file: every space of it.
    fn verbatim(&mut self, text: &str) {
        let kept = prepared(text).replace(' ', "\u{a0}");
        let tag = self.tags.add(self.within, Kind::Paragraph);
        let code = self.tags.add(tag, Kind::Code);
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
            spans.push(Span { target: self.target(anchor), ..Span::new(text, Weight::Regular) });
        }
        self.paragraph(Kind::Paragraph, Voice::Tool, &spans, BODY, 0.0);
    }
}

/// Cuts a document before each heading of the first level.
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
