//! Measures: numbers that show how a goal, a priority or an activity goes.

use super::{Link, Number, Period, Str};
use crate::source::{Span, Spanned};

/// A number that is followed over time, with what it is to become.
#[derive(Debug)]
pub struct Measure<'a> {
    /// A stable name, unique in the plan among all ids.
    pub id: Spanned<Str<'a>>,
    /// What is measured.
    pub title: Spanned<Str<'a>>,
    /// What it is measured in.
    pub unit: Option<Spanned<Str<'a>>>,
    /// Which way is better; neither where absent.
    pub better: Option<Spanned<Better>>,
    /// What it was before the plan.
    pub baseline: Option<Baseline>,
    /// What it is to be at the end of a period, in file order.
    pub targets: Vec<(Spanned<Period>, Spanned<Number>)>,
    /// What it was found to be, in file order.
    pub values: Vec<Measured<'a>>,
    /// The header of its table in the file.
    pub span: Span,
    /// True where it has an id and a title.
    pub is_whole: bool,
}

/// What a measure was before the plan.
#[derive(Clone, Copy, Debug)]
pub struct Baseline {
    /// When it was so.
    pub period: Spanned<Period>,
    /// The number.
    pub value: Spanned<Number>,
}

/// What a measure was found to be in a period.
#[derive(Debug)]
pub struct Measured<'a> {
    /// The period.
    pub period: Spanned<Period>,
    /// The number.
    pub value: Option<Spanned<Number>>,
    /// What is said of it.
    pub note: Option<Spanned<Str<'a>>>,
    /// What shows it.
    pub links: Vec<Link<'a>>,
}

/// Which way a measure is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Better {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Up, Self::Down];

    /// Returns the way's name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl Measure<'_> {
    /// Returns what it was found to be in a period; of two for the same period the first.
    pub fn value(&self, period: Period) -> Option<&Measured<'_>> {
        self.values.iter().find(|value| *value.period == period)
    }

    /// Returns the target that holds in a period: that of the period itself, else the next one after it.
    pub fn target(&self, period: Period) -> Option<(Period, Number)> {
        let reaches = |(target, _): &&(Spanned<Period>, Spanned<Number>)| target.last_day() >= period.last_day();
        let next = self.targets.iter().filter(reaches).min_by_key(|(target, _)| target.last_day());
        next.map(|(target, value)| (**target, **value))
    }

    /// Returns the latest number before a period, the baseline too.
    pub fn before(&self, period: Period) -> Option<Number> {
        let values = self.values.iter().filter_map(|it| Some((*it.period, *it.value?)));
        let all = values.chain(self.baseline.map(|it| (*it.period, *it.value)));
        all.filter(|(earlier, _)| earlier.is_before(period))
            .max_by_key(|(earlier, _)| earlier.last_day())
            .map(|it| it.1)
    }

    /// Returns the latest number of a period or before it, with its period.
    pub fn latest(&self, period: Period) -> Option<(Period, Number)> {
        let values = self.values.iter().filter_map(|it| Some((*it.period, *it.value?)));
        values.filter(|(of, _)| !of.is_after(period)).max_by_key(|(of, _)| of.last_day())
    }
}
