//! The values of a measure over time, with distances to targets and changes.

use std::cmp::Ordering;

use crate::model::{Better, Measure, Number, Period};

/// A measure in one period.
#[derive(Clone, Debug)]
pub struct MeasureRow<'p> {
    /// The period.
    pub period: Period,
    /// True if the value is the baseline.
    pub is_baseline: bool,
    /// The target for the end of the period.
    pub target: Option<Number>,
    /// The measured value.
    pub value: Option<Number>,
    /// The distance to the target; `None` without a value or a target.
    pub distance: Option<Distance>,
    /// The change since the previous value.
    pub change: Option<Number>,
    /// True if the change is for the better. `None` if the measure has no better direction, or did not change.
    pub is_better: Option<bool>,
    /// The note.
    pub note: Option<&'p str>,
    /// The offset of the period in the file.
    pub start: u32,
}

/// The distance from a value to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance {
    /// The period of the target.
    pub by: Period,
    /// The target.
    pub target: Number,
    /// The difference that is left.
    pub left: Number,
    /// True if the target is reached. Without a better direction, the value must equal the target.
    pub is_reached: bool,
}

/// Returns a row for each period of a measure, in calendar order.
pub fn measure_rows<'p>(measure: &'p Measure<'_>) -> Vec<MeasureRow<'p>> {
    let mut periods: Vec<(Period, bool, u32)> = Vec::new();
    periods.extend(measure.baseline.map(|baseline| (*baseline.period, true, baseline.period.span.start)));
    periods.extend(measure.values.iter().map(|value| (*value.period, false, value.period.span.start)));
    periods.extend(measure.targets.iter().map(|(period, _)| (**period, false, period.span.start)));
    // A value in the period of the baseline gets its own row.
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
