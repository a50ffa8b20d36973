//! The values of a measure over time, with distances to targets and changes.

use std::cmp::Ordering;

use super::{Entry, PlanSelection, Selection, each_once, expect_within};
use crate::model::{Better, Link, Measure, Measured, Number, OwnerRef, Period, Plan, Stage, Thing, Unit};

/// A measure in one period.
#[derive(Clone, Debug)]
pub struct MeasureRow<'p, 'a> {
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
    /// The links of the value.
    pub links: &'p [Link<'a>],
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
pub fn measure_rows<'p, 'a>(measure: &'p Measure<'a>) -> Vec<MeasureRow<'p, 'a>> {
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
            links: found.map_or(&[][..], |found| &found.links),
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

/// A measure in the selected period.
#[derive(Clone, Copy, Debug)]
pub struct MeasureEntry<'p, 'a> {
    /// The plan.
    pub plan: &'p Plan<'a>,
    /// The goal, priority or activity with the measure.
    pub thing: Thing<'p, 'a>,
    /// The measure.
    pub measure: &'p Measure<'a>,
    /// The selected period.
    pub period: Period,
    /// The period whose value is asked for; none if no value is due in the selected period.
    pub asked: Option<Period>,
}

impl<'p, 'a> MeasureEntry<'p, 'a> {
    /// Returns the value and the note of the period that is asked for.
    pub fn stated(&self) -> Option<&'p Measured<'a>> {
        let asked = self.asked?;
        self.measure.values.iter().find(|value| *value.period == asked)
    }

    /// Returns whether a value is asked for and missing.
    pub fn is_due(&self) -> bool {
        self.asked.is_some() && self.stated().is_none()
    }

    /// Returns the registered names of the owners.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        owner_names(self.plan, self.thing)
    }
}

/// Returns the owners of an activity; of a goal or a priority, those of the activities below it that name none.
pub fn answering<'p, 'a>(plan: &'p Plan<'a>, thing: Thing<'p, 'a>) -> &'p [OwnerRef<'a>] {
    plan.answering_of(thing).owners
}

/// Returns the registered names of the owners of a thing, without duplicates.
pub fn owner_names<'p>(plan: &'p Plan<'_>, thing: Thing<'p, '_>) -> impl Iterator<Item = &'p str> {
    each_once(answering(plan, thing)).map(move |owner| plan.owner_name(owner))
}

impl<'p, 'a> PlanSelection<'p, 'a> {
    /// Returns the selected measures, in file order.
    pub fn measures(&self) -> impl Iterator<Item = MeasureEntry<'p, 'a>> {
        let measured = Thing::all(self.plan).filter(|thing| !thing.measures().is_empty() && thing.is_whole());
        measured.filter_map(|thing| Some((thing, self.asks_of(thing)?))).flat_map(move |(thing, is_asked_of)| {
            let whole = thing.measures().iter().filter(|measure| measure.is_whole);
            whole.map(move |measure| {
                let (plan, period) = (self.plan, self.period);
                let asked = asked(measure, plan.rhythm(), period).filter(|_| is_asked_of);
                MeasureEntry { plan, thing, measure, period, asked }
            })
        })
    }

    /// Returns whether values are asked for: not for a thing that has not begun, is closed or has left the plan. None
    /// if the thing is not selected.
    fn asks_of(&self, thing: Thing<'p, 'a>) -> Option<bool> {
        let Thing::Activity(goal, priority, activity) = thing else {
            return self.is_section_of_owners(thing).then_some(true);
        };
        let entry: Entry<'_, '_> = self.entry(goal, priority, activity)?;
        let is_within = expect_within(thing, self.period).is_ok();
        Some(is_within && !matches!(entry.standing.stage, Stage::Planned | Stage::Closed))
    }
}

impl<'p, 'a> Selection<'p, 'a> {
    /// Returns the selected measures of all plans.
    pub fn measures(&self) -> impl Iterator<Item = MeasureEntry<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::measures)
    }
}

/// Returns the period of the measure's own rhythm that ends with the selected one, if there is one. The rhythm is that
/// of the latest value, else of the last target, else of the baseline, else of the plan.
fn asked(measure: &Measure<'_>, rhythm: Unit, period: Period) -> Option<Period> {
    let values = measure.values.iter().map(|value| *value.period).max_by_key(|period| period.last_day());
    let targets = || measure.targets.iter().map(|(period, _)| **period).max_by_key(|period| period.last_day());
    let latest = values.or_else(targets).or_else(|| measure.baseline.map(|baseline| *baseline.period));
    let unit = latest.map_or(rhythm, Period::unit);
    if unit.months() < period.unit().months() {
        let within = |part: &Period| period.contains(*part);
        return std::iter::successors(Some(period.around(unit)), |part| part.next().filter(within)).last();
    }
    Some(period.around(unit)).filter(|around| around.last_day() == period.last_day())
}
