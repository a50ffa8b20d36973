//! Measures as JSON. Numbers are strings, so that no reader rounds them.

use serde::{Serialize, Serializer};

use super::parts::{JsonLink, Name};
use crate::model::{self, Number, Thing};
use crate::query::{MeasureEntry, measure_rows};
use crate::source::Sources;

/// A number with the digits that the file has.
struct Exact(Number);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A measure with all its periods.
#[derive(Serialize)]
pub(super) struct Measure<'p> {
    id: &'p str,
    title: &'p str,
    unit: Option<&'p str>,
    better: Option<&'static str>,
    /// The line where it starts; none if the document has it elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    periods: Vec<MeasureInPeriod<'p>>,
}

#[derive(Serialize)]
struct MeasureInPeriod<'p> {
    period: Name,
    baseline: bool,
    target: Option<Exact>,
    value: Option<Exact>,
    distance: Option<Distance>,
    change: Option<Exact>,
    is_better: Option<bool>,
    note: Option<&'p str>,
    links: Vec<JsonLink<'p>>,
    line: usize,
}

#[derive(Serialize)]
struct Distance {
    by: Name,
    target: Exact,
    left: Exact,
    is_reached: bool,
}

impl<'p> Measure<'p> {
    /// Returns all measures of a goal, a priority or an activity.
    pub(super) fn all(thing: Thing<'p, '_>, sources: &'p Sources) -> Vec<Self> {
        let whole = thing.measures().iter().filter(|measure| measure.is_whole);
        let file = sources.file(thing.file());
        let line = |measure: &model::Measure<'_>| Some(file.line(measure.span.start));
        whole.map(|measure| Self { line: line(measure), ..Self::new(measure, thing, sources) }).collect()
    }

    /// Returns one measure.
    pub(super) fn new(measure: &'p model::Measure<'_>, thing: Thing<'p, '_>, sources: &'p Sources) -> Self {
        let file = sources.file(thing.file());
        let periods = measure_rows(measure).into_iter().map(|row| MeasureInPeriod {
            period: Name(row.period),
            baseline: row.is_baseline,
            target: row.target.map(Exact),
            value: row.value.map(Exact),
            distance: row.distance.map(|it| Distance {
                by: Name(it.by),
                target: Exact(it.target),
                left: Exact(it.left),
                is_reached: it.is_reached,
            }),
            change: row.change.map(Exact),
            is_better: row.is_better,
            note: row.note,
            links: measure
                .value(row.period)
                .filter(|_| !row.is_baseline)
                .map_or_else(Vec::new, |it| JsonLink::all(&it.links)),
            line: file.line(row.start),
        });
        Self {
            id: &measure.id.value,
            title: &measure.title.value,
            unit: measure.unit.as_ref().map(|unit| &*unit.value),
            better: measure.better.map(|better| better.name()),
            line: None,
            periods: periods.collect(),
        }
    }
}

/// A measure that lacks the value of a period.
#[derive(Serialize)]
pub(super) struct LackingValue<'p> {
    plan: &'p str,
    kind: &'static str,
    id: &'p str,
    title: &'p str,
    /// The id of the goal, priority or activity that it belongs to.
    of: &'p str,
    owners: Vec<&'p str>,
    /// The period whose value is asked for.
    period: Name,
}

impl<'p> LackingValue<'p> {
    /// Returns it, or `None` if no value is asked for.
    pub(super) fn new(entry: &MeasureEntry<'p, '_>) -> Option<Self> {
        Some(Self {
            plan: &entry.plan.id.value,
            kind: "measure",
            id: &entry.measure.id.value,
            title: &entry.measure.title.value,
            of: &entry.thing.id().value,
            owners: entry.owners().collect(),
            period: Name(entry.asked?),
        })
    }
}
