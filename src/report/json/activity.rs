//! One activity as JSON, with the same fields in every document.

use serde::{Serialize, Serializer};

use super::measure::Measure;
use super::parts::{JsonLink, Name, texts};
use crate::model::{Owners, Plan, Stage, When};
use crate::query::{ClosedBy, Entry, PeriodRow, Standing};
use crate::source::{Sources, Spanned};

/// A period or a day, as a text.
struct Date(When);

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// Returns the owners that a goal, a priority or a plan names itself; none is inherited.
pub(super) fn owners<'p>(plan: &'p Plan<'_>, owners: &'p Owners<'_>) -> Vec<&'p str> {
    owners.named.iter().map(|owner| plan.owner_name(owner)).collect()
}

/// An activity, assessed in the selected period.
#[derive(Serialize)]
pub(super) struct Activity<'p> {
    plan: &'p str,
    goal: &'p str,
    priority: Option<&'p str>,
    id: &'p str,
    title: &'p str,
    text: Option<&'p str>,
    owners: Vec<&'p str>,
    support: Vec<&'p str>,
    start: Option<Date>,
    every: Option<&'static str>,
    deadline: Option<Date>,
    until: Option<Date>,
    tags: Vec<&'p str>,
    links: Vec<JsonLink<'p>>,
    measures: Vec<Measure<'p>>,
    period: Name,
    status: Option<&'p str>,
    stage: Option<&'static str>,
    derived: bool,
    late: bool,
    closed_by: Option<&'static str>,
    note: Option<&'p str>,
    file: &'p str,
    line: usize,
    /// The activity in each period, where several are shown side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    periods: Option<Vec<InPeriod<'p>>>,
}

/// An activity's status and stage in one of several periods.
#[derive(Serialize)]
struct InPeriod<'p> {
    period: Name,
    status: Option<&'p str>,
    stage: Option<&'static str>,
    derived: bool,
    late: bool,
    closed_by: Option<&'static str>,
    note: Option<&'p str>,
}

impl<'p> InPeriod<'p> {
    fn new(standing: &Standing<'p, '_>) -> Self {
        Self {
            period: Name(standing.period),
            status: standing.status.map(|status| &*status.name.value),
            stage: standing.told_stage().map(Stage::name),
            derived: standing.is_derived(),
            late: standing.is_late,
            closed_by: standing.closed_by.map(ClosedBy::name),
            note: standing.note,
        }
    }
}

impl<'p> Activity<'p> {
    pub(super) fn new(entry: &Entry<'p, '_>, sources: &'p Sources) -> Self {
        let (activity, standing) = (entry.activity, entry.standing);
        let file = sources.file(entry.goal.file);
        let date = |date: Option<Spanned<When>>| date.map(|date| Date(*date));
        Self {
            plan: &entry.plan.id.value,
            goal: &entry.goal.id.value,
            priority: entry.priority.map(|priority| &*priority.id.value),
            id: &activity.id.value,
            title: &activity.title.value,
            text: activity.text.as_ref().map(|text| &*text.value),
            owners: entry.owners().collect(),
            support: entry.support().collect(),
            start: date(activity.start),
            every: activity.every.map(|every| every.name()),
            deadline: date(activity.deadline),
            until: date(activity.until),
            tags: texts(&activity.tags),
            links: JsonLink::all(&activity.links),
            measures: Measure::all(entry.thing(), sources),
            period: Name(standing.period),
            status: standing.status.map(|status| &*status.name.value),
            stage: standing.told_stage().map(Stage::name),
            derived: standing.is_derived(),
            late: standing.is_late,
            closed_by: standing.closed_by.map(ClosedBy::name),
            note: standing.note,
            file: file.path(),
            line: file.line(activity.span.start),
            periods: None,
        }
    }

    /// Returns the activity with its status in each of several periods.
    pub(super) fn beside(row: &PeriodRow<'p, '_>, sources: &'p Sources) -> Self {
        let periods = row.standings.iter().map(InPeriod::new).collect();
        Self { periods: Some(periods), ..Self::new(&row.entry, sources) }
    }
}
