//! The columns that activities are counted in: stages, or statuses where a scale has several for one stage.

use super::standing::{scale_title, stage_order, stage_title, tone};
use crate::locale::{Lang, capital};
use crate::model::{Scale, Stage, Status};
use crate::query::{Counts, MOST_OF_STAGE, Standing, stage_name};
use crate::report::doc::{BarSegment, Cell, Column, Pattern, Tone};

/// A column of counts.
#[derive(Clone, Copy, Debug)]
pub(in crate::report) enum Step<'s, 'a> {
    /// All activities at a stage.
    Stage(Stage),
    /// Those with a status that is one of several of its stage.
    Status(&'s Status<'a>),
    /// Those without any of several statuses of the stage.
    Unstated(Stage),
}

/// Returns all columns, in the order of the first scale.
pub(in crate::report) fn steps<'s, 'a>(scales: &[&'s Scale<'a>]) -> Vec<Step<'s, 'a>> {
    stage_order(scales).into_iter().flat_map(|stage| of_stage(scales, stage)).collect()
}

/// Returns the columns to show: *closed* and derived stages only if they occur.
pub(in crate::report) fn shown_steps<'s, 'a>(
    scales: &[&'s Scale<'a>],
    count: impl Fn(Step<'_, '_>) -> usize,
) -> Vec<Step<'s, 'a>> {
    let is_shown = |step: &Step<'_, '_>| match step {
        Step::Stage(Stage::Closed) | Step::Unstated(_) => count(*step) > 0,
        Step::Stage(_) | Step::Status(_) => true,
    };
    steps(scales).into_iter().filter(is_shown).collect()
}

/// Returns the statuses of a stage if all scales have the same ones, and more than one; else the stage.
fn of_stage<'s, 'a>(scales: &[&'s Scale<'a>], stage: Stage) -> Vec<Step<'s, 'a>> {
    let names = |scale: &Scale<'_>| scale.of_stage(stage).map(|status| status.name.to_string()).collect::<Vec<_>>();
    let Some((first, rest)) = scales.split_first() else { return vec![Step::Stage(stage)] };
    let own = names(first);
    if !(2..=MOST_OF_STAGE).contains(&own.len()) || rest.iter().any(|scale| names(scale) != own) {
        return vec![Step::Stage(stage)];
    }
    let unstated = (stage == Stage::Planned).then_some(Step::Unstated(stage));
    first.of_stage(stage).map(Step::Status).chain(unstated).collect()
}

impl Step<'_, '_> {
    /// Returns the count of this column.
    pub(in crate::report) fn of(self, counts: &Counts) -> usize {
        match self {
            Self::Stage(stage) => counts.of(stage),
            Self::Status(status) => counts.of_status(status),
            Self::Unstated(stage) => counts.unstated(stage),
        }
    }

    /// Returns whether a standing counts in this column.
    pub(super) fn is_of(self, standing: &Standing<'_, '_>) -> bool {
        match self {
            Self::Stage(stage) => standing.stage == stage,
            Self::Status(status) => standing.status.is_some_and(|it| *it.name.value == *status.name.value),
            Self::Unstated(stage) => standing.stage == stage && standing.status.is_none(),
        }
    }

    /// Returns the stage.
    pub(in crate::report) fn stage(self) -> Stage {
        match self {
            Self::Stage(stage) | Self::Unstated(stage) => stage,
            Self::Status(status) => *status.stage,
        }
    }

    /// Returns the symbol.
    pub(in crate::report) fn sign(self) -> char {
        match self {
            Self::Stage(stage) | Self::Unstated(stage) => stage.symbol(),
            Self::Status(status) => status.sign,
        }
    }

    /// Returns the colour, which repeats the symbol.
    pub(in crate::report) fn tone(self, scales: &[&Scale<'_>]) -> Tone {
        match self {
            Self::Stage(stage) => tone(scales.first().and_then(|scale| scale.of_stage(stage).next()), stage),
            Self::Status(status) => tone(Some(status), *status.stage),
            Self::Unstated(stage) => tone(None, stage),
        }
    }

    /// Returns the pattern in a chart: what nobody has assessed is hatched, and what is closed an outline.
    pub(in crate::report) fn pattern(self) -> Pattern {
        match self.stage() {
            Stage::Unassessed => Pattern::Hatched,
            Stage::Closed => Pattern::Outlined,
            Stage::Planned | Stage::OffTrack | Stage::Ongoing | Stage::Done => Pattern::Solid,
        }
    }

    /// Returns the title in tables, legends and charts.
    pub(in crate::report) fn title(self, scales: &[&Scale<'_>], lang: Lang) -> String {
        match self {
            Self::Stage(stage) => stage_title(scales, stage, lang),
            Self::Status(status) => status.name.to_string(),
            Self::Unstated(stage) => capital(stage_name(stage).get(lang)),
        }
    }

    /// Returns the symbol and the title.
    pub(in crate::report) fn named(self, scales: &[&Scale<'_>], lang: Lang) -> String {
        format!("{} {}", self.sign(), self.title(scales, lang))
    }

    /// Returns the table column.
    pub(in crate::report) fn column(self, scales: &[&Scale<'_>], lang: Lang) -> Column {
        Column::number(self.named(scales, lang)).narrow(self.sign().to_string())
    }

    /// Returns the table cell.
    pub(super) fn cell(self, counts: &Counts, scales: &[&Scale<'_>]) -> Cell {
        match self.of(counts) {
            0 => Cell::text(0),
            some => Cell::Toned(some.to_string(), self.tone(scales)),
        }
    }

    /// Returns the symbol, the title and the other name.
    fn explained(self, scales: &[&Scale<'_>], lang: Lang) -> String {
        let (title, stage) = (self.title(scales, lang), stage_name(self.stage()));
        let named = match self {
            Self::Stage(stage) => scale_title(scales, stage, lang),
            Self::Status(_) | Self::Unstated(_) => title.clone(),
        };
        let other = if named == title { stage.get(lang) } else { &named };
        if title.to_lowercase() == other.to_lowercase() {
            format!("{} {title}", self.sign())
        } else {
            format!("{} {title} ({other})", self.sign())
        }
    }
}

/// Returns the counts as a bar.
pub(super) fn bar(counts: &Counts, steps: &[Step<'_, '_>], scales: &[&Scale<'_>]) -> Cell {
    let part = |step: &Step<'_, '_>| BarSegment {
        symbol: step.sign(),
        tone: step.tone(scales),
        pattern: step.pattern(),
        size: step.of(counts),
    };
    Cell::Bar(steps.iter().map(part).collect())
}

/// Returns the legend of symbols: the title of each column, and its other name.
pub(in crate::report) fn legend(steps: &[Step<'_, '_>], scales: &[&Scale<'_>], lang: Lang) -> String {
    // A symbol is not separated from its word.
    let one = |step: &Step<'_, '_>| step.explained(scales, lang).replace(' ', "\u{a0}");
    steps.iter().map(one).collect::<Vec<_>>().join("  ")
}
