//! What stands in a cell, ready to be put in its row.

use super::super::bar::bar;
use super::super::lines::{Line, Span, lines};
use super::super::palette::{Colour, INK, ground, ink};
use super::super::setter::Setter;
use super::super::shaper::Shaper;
use super::super::strip::{Item, Mark};
use super::super::style::Type;
use super::super::tags::TagId;
use super::PAD;
use crate::report::doc::{Align, Part, Tone};

/// What stands in a cell.
pub(super) struct Set {
    pub(super) lines: Vec<Line>,
    /// What each of its spans is, and where it leads.
    pub(super) marks: Vec<(Mark, Option<usize>)>,
    pub(super) align: Align,
    pub(super) ink: Colour,
    /// What is behind it.
    pub(super) ground: Option<Colour>,
    /// What is drawn in it, from its left edge and its first line.
    pub(super) bar: Vec<Item>,
}

impl Setter<'_> {
    pub(super) fn set_cell(&mut self, tag: TagId, spans: Vec<Span>, align: Align, font: Type, width: f32) -> Set {
        let said: Vec<Span> = spans.into_iter().filter(|span| !span.text.is_empty()).collect();
        let marks = self.marks(tag, &said);
        Set {
            lines: lines(self.shaper, &said, font.size, width - 2.0 * PAD[0]),
            marks: marks.into_iter().zip(said.iter().map(|span| span.target)).collect(),
            align,
            ink: INK,
            ground: None,
            bar: Vec::new(),
        }
    }
}

impl Set {
    /// Repeats in colour what its words say.
    pub(super) fn toned(self, tone: Tone) -> Self {
        Self { ink: ink(tone), ground: Some(ground(tone)), ..self }
    }

    /// Draws parts of a whole in it; the numbers beside it say the same.
    pub(super) fn with_bar(self, shaper: &Shaper<'_>, parts: &[Part], width: f32) -> Self {
        Self { bar: bar(shaper, parts, [0.0, 1.0, width, 10.0], Mark::Decoration), ..self }
    }
}
