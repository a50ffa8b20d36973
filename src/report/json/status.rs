//! `plan/status/1`: what plans assess, counted in groups.

use serde::Serialize;

use super::compare::{ChangeRecord, changes};
use super::own::Assessed;
use super::parts::Name;
use super::stages::Stages;
use super::{document, lines};
use crate::model::Period;
use crate::query::{Assessable, ClosedBy, Comparison, Counts, Group, GroupBy, RollUp};

#[derive(Serialize)]
struct Status<'r> {
    schema: &'static str,
    by: &'static str,
    /// The goals and priorities with an assessment of their own; counts include them only where no activities are
    /// assessed.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<Vec<Assessed<'r>>>,
    groups: Vec<Counted<'r>>,
    total: Total,
    /// The counts of the same things in the earlier period; none without `--compare`.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Total>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<Vec<ChangeRecord<'r>>>,
}

#[derive(Serialize)]
pub(super) struct Counted<'r> {
    plan: Option<&'r str>,
    key: &'r str,
    title: &'r str,
    #[serde(flatten)]
    counts: Total,
}

#[derive(Serialize)]
struct Total {
    total: usize,
    stages: Stages,
    late: usize,
    closed: ClosedCounts,
    /// The counts in each period, if several are shown side by side.
    #[serde(skip_serializing_if = "Option::is_none")]
    periods: Option<Vec<StatusInPeriod>>,
}

/// The counts of one of several periods.
#[derive(Serialize)]
struct StatusInPeriod {
    period: Name,
    #[serde(flatten)]
    counts: Total,
}

/// The number of closed activities, by the reason.
#[derive(Serialize)]
struct ClosedCounts {
    done: usize,
    until: usize,
    ended: usize,
}

/// Returns `plan/status/1`, with the changes since an earlier period if there is a comparison.
pub fn status<'r>(
    sections: &[Assessable<'r, '_>],
    roll_up: &'r RollUp,
    by: GroupBy,
    comparison: Option<&Comparison<'r, '_>>,
) -> serde_json::Result<String> {
    let groups = roll_up.groups.iter().map(counted).collect();
    let (before, changes) = (comparison.map(|it| total(&it.then)), comparison.map(changes));
    let total = total(&roll_up.total);
    let own = Some(sections.iter().map(Assessed::new).collect());
    document(&Status { schema: "plan/status/1", by: by.name(), own, groups, total, before, changes })
}

/// Returns the groups of `plan/status/1`, one a line.
pub fn status_lines(roll_up: &RollUp) -> serde_json::Result<String> {
    lines(roll_up.groups.iter().map(counted))
}

pub(super) fn counted(group: &Group) -> Counted<'_> {
    Counted { plan: group.plan.as_deref(), key: &group.key, title: &group.title, counts: total(&group.counts) }
}

fn total(counts: &Counts) -> Total {
    let closed = ClosedCounts {
        done: counts.closed_by(ClosedBy::Done),
        until: counts.closed_by(ClosedBy::Until),
        ended: counts.closed_by(ClosedBy::Ended),
    };
    Total { total: counts.total(), stages: counts.into(), late: counts.late(), closed, periods: None }
}

/// Returns `plan/status/1` for several periods: the counts of the last period, and within them those of each period.
pub fn status_side_by_side(periods: &[Period], counted: &[RollUp], by: GroupBy) -> serde_json::Result<String> {
    let all: Vec<Counts> = counted.iter().map(|roll_up| roll_up.total).collect();
    document(&Status {
        schema: "plan/status/1",
        by: by.name(),
        own: None,
        groups: groups_beside(periods, counted),
        total: beside(periods, &all),
        before: None,
        changes: None,
    })
}

/// Returns the groups of [`status_side_by_side`], one a line.
pub fn status_side_by_side_lines(periods: &[Period], counted: &[RollUp]) -> serde_json::Result<String> {
    lines(groups_beside(periods, counted).into_iter())
}

fn groups_beside<'r>(periods: &[Period], counted: &'r [RollUp]) -> Vec<Counted<'r>> {
    let groups = counted.last().map_or(&[][..], |roll_up| &roll_up.groups);
    let in_each = |at: usize| counted.iter().map(|roll_up| roll_up.groups[at].counts).collect::<Vec<_>>();
    let groups = groups.iter().enumerate();
    groups.map(|(at, group)| Counted { counts: beside(periods, &in_each(at)), ..self::counted(group) }).collect()
}

/// Returns the counts of the last period, and within them those of each period.
fn beside(periods: &[Period], all: &[Counts]) -> Total {
    let in_period =
        |(period, counts): (&Period, &Counts)| StatusInPeriod { period: Name(*period), counts: total(counts) };
    let periods = periods.iter().zip(all).map(in_period).collect();
    Total { periods: Some(periods), ..total(&all.last().copied().unwrap_or_default()) }
}
