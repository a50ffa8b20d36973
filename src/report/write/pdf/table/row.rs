//! Table rows: one strip each, or several for a row taller than a page.

use super::super::chart::bar;
use super::super::lines::hyphenated_lines;
use super::super::setter::Setter;
use super::super::shaper::Shaper;
use super::super::span::{Line, Span, Target};
use super::super::strip::{Item, Mark, Strip, keep_together};
use super::super::style::{MARGIN, Type};
use super::super::tags::TagId;
use super::{Columns, PAD};
use crate::palette::{Rgb, paper};
use crate::report::doc::{Align, BarSegment, Tone, Voice};

/// The kind of a row, which decides its borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Header,
    Row,
    Total,
}

/// Returns a row as one strip, or as one for each line if it is taller than `height`; at least one.
pub(super) fn strips(cells: Vec<Set>, columns: &Columns, edge: Edge, height: f32) -> Vec<Strip> {
    let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(1).max(1);
    let lead = columns.font.lead;
    let is_whole = number(lines) * lead + 2.0 * PAD[1] <= height;
    let (count, height) = if is_whole { (1, number(lines) * lead) } else { (lines, lead) };
    let mut strips: Vec<Strip> = (0..count).map(|_| Strip { height, ..Strip::default() }).collect();
    keep_together(&mut strips);
    let last = strips.len() - 1;
    strips[0].height += PAD[1];
    strips[last].height += PAD[1];

    let width: f32 = columns.widths.iter().sum();
    if edge == Edge::Header {
        for strip in &mut strips {
            strip.items.push(Item::decoration([MARGIN, 0.0, width, strip.height], paper::HEAD));
        }
    }
    let mut x = MARGIN;
    for (cell, width) in cells.into_iter().zip(&columns.widths) {
        put(&mut strips, cell, columns.font, [x, *width]);
        x += width;
    }
    if edge == Edge::Total {
        strips[0].items.push(Item::decoration([MARGIN, 0.0, width, 1.0], paper::INK));
    }
    let colour = if edge == Edge::Header { paper::INK } else { paper::LINE };
    let below = strips[last].height - 0.5;
    strips[last].items.push(Item::decoration([MARGIN, below, width, 0.5], colour));
    strips
}

/// Places a cell in its row.
fn put(strips: &mut [Strip], cell: Set, font: Type, [x, width]: [f32; 2]) {
    let Set { lines, marks, align, ink, ground, bar } = cell;
    if let Some(ground) = ground {
        for strip in &mut *strips {
            strip.items.push(Item::decoration([x, 0.0, width, strip.height], ground));
        }
    }
    let is_whole = strips.len() == 1;
    for (at, line) in lines.into_iter().enumerate() {
        let left = match align {
            Align::Left => x + PAD[0],
            Align::Right => x + width - PAD[0] - line.width,
        };
        let (strip, top) = match (is_whole, at) {
            (true, at) => (0, PAD[1] + font.lead * number(at)),
            (false, 0) => (0, PAD[1]),
            (false, at) => (at, 0.0),
        };
        strips[strip].write(line, [left, top], font, ink, |span| marks[span].clone());
    }
    let moved = bar.into_iter().map(|item| Item { x: item.x + x + PAD[0], y: item.y + PAD[1], ..item });
    strips[0].items.extend(moved);
}

/// Converts a number of lines, which always fits.
fn number(count: usize) -> f32 {
    f32::from(u16::try_from(count).unwrap_or(u16::MAX))
}

/// A laid-out cell.
pub(super) struct Set {
    pub(super) lines: Vec<Line>,
    /// The role and the link target of each of its spans.
    pub(super) marks: Vec<(Mark, Option<Target>)>,
    pub(super) align: Align,
    pub(super) ink: Rgb,
    /// The background colour.
    pub(super) ground: Option<Rgb>,
    /// The bar in it, relative to its left edge and its first line.
    pub(super) bar: Vec<Item>,
}

impl Setter<'_> {
    /// Lays out a cell. Its words are hyphenated, as columns are narrow.
    pub(super) fn set_cell(
        &mut self,
        (tag, voice): (TagId, Voice),
        spans: Vec<Span>,
        align: Align,
        font: Type,
        width: f32,
    ) -> Set {
        let said: Vec<Span> = spans.into_iter().filter(|span| !span.text.is_empty()).collect();
        let marks = self.marks(tag, &said);
        Set {
            lines: hyphenated_lines(self.shaper, &said, font.size, width - 2.0 * PAD[0], self.hyphenation(voice)),
            marks: marks.into_iter().zip(said.into_iter().map(|span| span.target)).collect(),
            align,
            ink: paper::INK,
            ground: None,
            bar: Vec::new(),
        }
    }
}

impl Set {
    /// Sets the colours of a tone.
    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { ink: paper::ink(tone), ground: Some(paper::behind(tone)), ..self }
    }

    /// Sets the background of a tone, which repeats the meaning of its strong words.
    pub(super) fn on_tint(self, tone: Tone) -> Self {
        Self { ground: Some(paper::behind(tone)), ..self }
    }

    /// Adds a bar, which repeats the numbers beside it.
    pub(super) fn with_bar(self, shaper: &Shaper<'_>, parts: &[BarSegment], width: f32) -> Self {
        Self { bar: bar(shaper, parts, [0.0, 1.0, width, 10.0], Mark::Decoration), ..self }
    }
}
