//! Measures that were asked for, and whose value is due.

use super::{Entry, PlanSelection, Selection, expect_within};
use crate::model::{Measure, Measured, OwnerRef, Period, Plan, Stage, Thing, Unit};

/// A measure in the period that is looked at.
#[derive(Clone, Copy, Debug)]
pub struct MeasureEntry<'p, 'a> {
    /// Its plan.
    pub plan: &'p Plan<'a>,
    /// What it measures.
    pub thing: Thing<'p, 'a>,
    /// The measure.
    pub measure: &'p Measure<'a>,
    /// The period that is looked at.
    pub period: Period,
    /// The period whose value is asked for; none where none is.
    pub asked: Option<Period>,
}

impl<'p, 'a> MeasureEntry<'p, 'a> {
    /// Returns what is stated for the period whose value is asked for.
    pub fn stated(&self) -> Option<&'p Measured<'a>> {
        let asked = self.asked?;
        self.measure.values.iter().find(|value| *value.period == asked)
    }

    /// Returns whether a value is asked for, and is not there.
    pub fn is_due(&self) -> bool {
        self.asked.is_some() && self.stated().is_none()
    }

    /// Returns the names of those who answer for what it measures, as the register has them.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        super::each_once(answering(self.plan, self.thing)).map(move |owner| plan.owner_name(owner))
    }
}

/// Returns those who answer for a thing: of a goal or a priority, for what stands under it and says nothing of that.
pub fn answering<'p, 'a>(plan: &'p Plan<'a>, thing: Thing<'p, 'a>) -> &'p [OwnerRef<'a>] {
    match thing {
        Thing::Goal(goal) => plan.answering_under(goal, None).owners,
        Thing::Priority(goal, priority) => plan.answering_under(goal, Some(priority)).owners,
        Thing::Activity(goal, priority, activity) => plan.answering((goal, priority, activity)).owners,
    }
}

impl<'p, 'a> PlanSelection<'p, 'a> {
    /// Returns the measures of what was asked for, in file order.
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

    /// Returns whether values of a thing's measures are asked for: not of what has not begun, is closed or has left the
    /// plan. None where the thing was not asked for.
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
    /// Returns the measures of what was asked for in all plans.
    pub fn measures(&self) -> impl Iterator<Item = MeasureEntry<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::measures)
    }
}

/// Returns the period of a measure's own rhythm that ends with the one that is looked at; none where none does. The
/// rhythm is that of its latest value, else of its last target, else of its baseline, else the plan's.
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
