//! Counts of activities by stage.

use super::part::Part;
use super::told::Compare;
use super::typography::{NO_BREAK, with_difference};
use crate::locale::{Lang, Text, text};
use crate::model::Scale;
use crate::query::Counts;
use crate::report::doc::{Cell, Column};
use crate::report::view::steps::{Step, shown_steps, steps};

/// The numbers to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// Those of the selected period, with the differences: for readers.
    WithDifference,
    /// Those of the selected period: for further calculation.
    Now,
    /// Those of the previous period.
    Before,
}

impl Numbers {
    /// Returns the number of all activities.
    pub(super) fn total(self, counts: &Compare) -> usize {
        match self {
            Self::WithDifference | Self::Now => counts.now.total(),
            Self::Before => counts.before.total(),
        }
    }

    /// Returns the caption of a table of these numbers.
    pub(super) fn caption(self, what: &Text, part: &Part<'_, '_, '_>) -> Text {
        match (self, part.before()) {
            (Self::Before, Some(before)) => {
                let before = before.name();
                text!(told = what, before = before; "{told} {before}", "{told} {before}")
            }
            (Self::Now, Some(_)) => {
                let now = part.now().name();
                text!(told = what, now = now; "{told} {now}", "{told} {now}")
            }
            _ => what.clone(),
        }
    }
}

/// Returns the columns with numbers: *closed*, and derived stages beside several statuses, only if they occur in
/// either period.
pub(super) fn shown<'s, 'a>(counts: &Compare, scales: &[&'s Scale<'a>]) -> Vec<Step<'s, 'a>> {
    shown_steps(scales, |step| step.of(&counts.now) + step.of(&counts.before))
}

/// Returns a column of numbers for each step.
pub(super) fn columns(steps: &[Step<'_, '_>], scales: &[&Scale<'_>], lang: Lang) -> Vec<Column> {
    steps.iter().map(|step| step.column(scales, lang)).collect()
}

/// Returns the counts of each step.
pub(super) fn cells(counts: &Compare, steps: &[Step<'_, '_>], scales: &[&Scale<'_>], numbers: Numbers) -> Vec<Cell> {
    let cell = |step: &Step<'_, '_>| {
        let (now, before) = (step.of(&counts.now), step.of(&counts.before));
        let (number, is_some) = match numbers {
            Numbers::WithDifference => (with_difference(now, before), now > 0),
            Numbers::Now => (now.to_string(), now > 0),
            Numbers::Before => (before.to_string(), before > 0),
        };
        if is_some { Cell::Toned(number, step.tone(scales)) } else { Cell::Text(number) }
    };
    steps.iter().map(cell).collect()
}

/// Returns the counts on one line: `◐ Gult 3, ● Grönt 2`.
pub(super) fn in_words(counts: &Counts, scale: &Scale<'_>, lang: Lang) -> String {
    let one = |step: &Step<'_, '_>| {
        let words = format!("{} {}", step.named(&[scale], lang), step.of(counts));
        words.replace(' ', &NO_BREAK.to_string())
    };
    let some = steps(&[scale]).into_iter().filter(|step| step.of(counts) > 0);
    some.map(|step| one(&step)).collect::<Vec<_>>().join(", ")
}
