//! Where activities stand, in numbers.

use super::part::{Compare, Part};
use super::typography::{NO_BREAK, with_difference};
use crate::locale::{Lang, Text, text};
use crate::model::{Scale, Stage};
use crate::query::Counts;
use crate::report::doc::{Cell, Column};
use crate::report::view::standing::{stage_order, stage_title, tone};

/// Which numbers are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Those of the period that is looked at, with how much they differ from before: for who reads.
    WithDifference,
    /// Those of the period that is looked at: for who counts on with them.
    Now,
    /// Those of the period that is compared with.
    Before,
}

impl Numbers {
    /// Returns the caption of a table of these numbers.
    pub(super) fn caption(self, what: &Text, part: &Part<'_, '_, '_>) -> Text {
        match (self, part.before()) {
            (Self::Before, Some(before)) => text!(told = what; "{told} {before}", "{told} {before}"),
            (Self::Now, Some(_)) => {
                let now = part.period();
                text!(told = what; "{told} {now}", "{told} {now}")
            }
            _ => what.clone(),
        }
    }
}

/// Returns the stages that numbers are given for: those that a scale states and what is unassessed always; what is
/// closed where there is, or was, any.
pub(super) fn shown(counts: &Compare, scales: &[&Scale<'_>]) -> Vec<Stage> {
    let is_there = |stage: &Stage| *stage != Stage::Closed || counts.now.of(*stage) + counts.before.of(*stage) > 0;
    stage_order(scales).into_iter().filter(is_there).collect()
}

/// Returns a column of numbers for each stage.
pub(super) fn columns(stages: &[Stage], scales: &[&Scale<'_>], lang: Lang) -> Vec<Column> {
    let column = |stage: &Stage| {
        let title = format!("{} {}", stage.symbol(), stage_title(scales, *stage, lang));
        Column::number(title).narrow(stage.symbol().to_string())
    };
    stages.iter().map(column).collect()
}

/// Returns how many are at each stage.
pub(super) fn cells(counts: &Compare, stages: &[Stage], scales: &[&Scale<'_>], numbers: Numbers) -> Vec<Cell> {
    let cell = |stage: &Stage| {
        let (now, before) = (counts.now.of(*stage), counts.before.of(*stage));
        let (number, is_some) = match numbers {
            Numbers::WithDifference => (with_difference(now, before), now > 0),
            Numbers::Now => (now.to_string(), now > 0),
            Numbers::Before => (before.to_string(), before > 0),
        };
        let status = scales.first().and_then(|scale| scale.of_stage(*stage).next());
        if is_some { Cell::Toned(number, tone(status, *stage)) } else { Cell::Text(number) }
    };
    stages.iter().map(cell).collect()
}

/// Returns how many are where, in a line: `◐ Gult 3, ● Grönt 2`.
pub(super) fn in_words(counts: &Counts, scale: &Scale<'_>, lang: Lang) -> String {
    let one = |stage: Stage| {
        let words = format!("{} {} {}", stage.symbol(), stage_title(&[scale], stage, lang), counts.of(stage));
        words.replace(' ', &NO_BREAK.to_string())
    };
    let some = scale.order().into_iter().filter(|stage| counts.of(*stage) > 0);
    some.map(one).collect::<Vec<_>>().join(", ")
}
