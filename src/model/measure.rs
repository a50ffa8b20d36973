//! Measures: numbers that are followed over time.

use super::{Link, Number, Period, Str};
use crate::source::{Span, Spanned};

/// A measure with its values and targets.
#[derive(Debug)]
pub struct Measure<'a> {
    /// The id, unique in the plan.
    pub id: Spanned<Str<'a>>,
    /// The title.
    pub title: Spanned<Str<'a>>,
    /// The unit.
    pub unit: Option<Spanned<Str<'a>>>,
    /// The better direction; neither if absent.
    pub better: Option<Spanned<Better>>,
    /// The baseline.
    pub baseline: Option<Baseline>,
    /// The targets for the ends of periods, in file order.
    pub targets: Vec<(Spanned<Period>, Spanned<Number>)>,
    /// The measured values, in file order.
    pub values: Vec<Measured<'a>>,
    /// The heading of its table in the file.
    pub span: Span,
    /// True if it has an id and a title.
    pub is_whole: bool,
}

/// The value of a measure before the plan.
#[derive(Clone, Copy, Debug)]
pub struct Baseline {
    /// The period.
    pub period: Spanned<Period>,
    /// The value.
    pub value: Spanned<Number>,
}

/// The measured value of a period.
#[derive(Debug)]
pub struct Measured<'a> {
    /// The period.
    pub period: Spanned<Period>,
    /// The value.
    pub value: Option<Spanned<Number>>,
    /// The note.
    pub note: Option<Spanned<Str<'a>>>,
    /// Links to evidence.
    pub links: Vec<Link<'a>>,
}

/// The better direction of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// Higher is better.
    Up,
    /// Lower is better.
    Down,
}

named! {
    Better;
    /// Both directions.
    ALL;
    /// Returns the name in the files.
    name;
    Up = "up",
    Down = "down",
}

impl<'a> Measure<'a> {
    /// Returns the measured value of a period; the first one if there are duplicates.
    pub fn value(&self, period: Period) -> Option<&Measured<'a>> {
        self.values.iter().find(|value| *value.period == period)
    }

    /// Returns the target that applies in a period: its own, or else the next one.
    pub fn target(&self, period: Period) -> Option<(Period, Number)> {
        let reaches = |(target, _): &&(Spanned<Period>, Spanned<Number>)| target.last_day() >= period.last_day();
        let next = self.targets.iter().filter(reaches).min_by_key(|(target, _)| target.last_day());
        next.map(|(target, value)| (**target, **value))
    }

    /// Returns the latest value before a period, including the baseline.
    pub fn before(&self, period: Period) -> Option<Number> {
        let values = self.values.iter().filter_map(|it| Some((*it.period, *it.value?)));
        let all = values.chain(self.baseline.map(|it| (*it.period, *it.value)));
        all.filter(|(earlier, _)| earlier.is_before(period))
            .max_by_key(|(earlier, _)| earlier.last_day())
            .map(|it| it.1)
    }

    /// Returns the latest value up to a period, with its own period.
    pub fn latest(&self, period: Period) -> Option<(Period, Number)> {
        let values = self.values.iter().filter_map(|it| Some((*it.period, *it.value?)));
        values.filter(|(of, _)| !of.is_after(period)).max_by_key(|(of, _)| of.last_day())
    }
}
