//! What a measure was in each period, how far it is from its target, and which way it went.

use std::cmp::Ordering;

use crate::model::{Better, Measure, Number, Period};

/// One period of a measure.
#[derive(Clone, Debug)]
pub struct MeasureRow<'p> {
    /// The period.
    pub period: Period,
    /// Whether the number is from before the plan.
    pub is_baseline: bool,
    /// What it is to be at the end of the period.
    pub target: Option<Number>,
    /// What it was found to be.
    pub value: Option<Number>,
    /// How far it is from its target; none where it has no number or no target.
    pub distance: Option<Distance>,
    /// How much it changed since the number before.
    pub change: Option<Number>,
    /// Whether it went the better way; none where neither is better, or nothing changed.
    pub is_better: Option<bool>,
    /// What is said of it.
    pub note: Option<&'p str>,
    /// Where the period stands in the file.
    pub start: u32,
}

/// How far a number is from a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// When the target is to be reached.
    pub by: Period,
    /// The target.
    pub target: Number,
    /// What is to be added to get there.
    pub left: Number,
    /// Whether it is reached; where neither way is better, whether it is that number.
    pub is_reached: bool,
}

/// Returns a row for each period that a measure says something of, in the order of the calendar.
pub fn measure_rows<'p>(measure: &'p Measure<'_>) -> Vec<MeasureRow<'p>> {
    let mut periods: Vec<(Period, bool, u32)> = Vec::new();
    periods.extend(measure.baseline.map(|baseline| (*baseline.period, true, baseline.period.span.start)));
    periods.extend(measure.values.iter().map(|value| (*value.period, false, value.period.span.start)));
    periods.extend(measure.targets.iter().map(|(period, _)| (**period, false, period.span.start)));
    // What was measured in the period of a baseline has a row of its own.
    periods.sort_by_key(|(period, is_baseline, _)| (*period, !is_baseline));
    periods.dedup_by_key(|(period, is_baseline, _)| (*period, *is_baseline));
    let mut before: Option<Number> = None;
    let mut rows = Vec::with_capacity(periods.len());
    for (period, is_baseline, start) in periods {
        let found = if is_baseline { None } else { measure.value(period) };
        let of_baseline = measure.baseline.filter(|_| is_baseline).map(|baseline| *baseline.value);
        let value = of_baseline.or_else(|| found.and_then(|found| found.value).map(|value| *value));
        let own = measure.targets.iter().find(|(of, _)| **of == period && !is_baseline);
        let change = value.and_then(|value| before.and_then(|before| before.to(value)));
        rows.push(MeasureRow {
            period,
            is_baseline,
            target: own.map(|(_, target)| **target),
            value,
            distance: value.and_then(|value| distance(measure, period, value)),
            change,
            is_better: value.zip(before).and_then(|(value, before)| is_better(measure, before, value)),
            note: found.and_then(|found| found.note.as_ref()).map(|note| &*note.value),
            start,
        });
        before = value.or(before);
    }
    rows
}

fn distance(measure: &Measure<'_>, period: Period, value: Number) -> Option<Distance> {
    let (by, target) = measure.target(period)?;
    let order = value.compare(target);
    let is_reached = match measure.better.map(|better| *better) {
        Some(Better::Up) => order != Ordering::Less,
        Some(Better::Down) => order != Ordering::Greater,
        None => order == Ordering::Equal,
    };
    Some(Distance { by, target, left: value.to(target)?, is_reached })
}

fn is_better(measure: &Measure<'_>, before: Number, value: Number) -> Option<bool> {
    match (before.compare(value), *measure.better?) {
        (Ordering::Equal, _) => None,
        (Ordering::Less, Better::Up) | (Ordering::Greater, Better::Down) => Some(true),
        _ => Some(false),
    }
}
