//! Counts of what is assessed for charts: by group, and over time.

use super::{Assessable, Counts, Group, GroupBy, PlanSelection, Selection, own_standing, roll_up};
use crate::model::{Governance, Period, Plan, Stage, Unit};

/// The axis of a chart's bars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// Groups of activities in the selected period.
    Group(GroupBy),
    /// Periods up to the selected one.
    Period,
}

/// The counts for the bars of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// A group for each bar.
    pub groups: Vec<Group>,
    /// True if earlier periods are left out.
    pub is_cut: bool,
}

impl Along {
    /// Returns the name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Group(by) => by.name(),
            Self::Period => "period",
        }
    }
}

/// Counts the selected things for a chart: activities, or goals and priorities of a plan that assesses only them.
pub fn tally(selection: &Selection<'_, '_>, along: Along, governance: Option<&Governance<'_>>) -> Tally {
    match along {
        Along::Group(by) => {
            Tally { groups: roll_up(selection, selection.counted(), by, governance).groups, is_cut: false }
        }
        Along::Period => {
            let counted = over_time(selection);
            let group = |period: String, counts| Group { plan: None, key: period.clone(), title: period, counts };
            let groups = counted.periods.into_iter().map(|(period, counts)| group(period.to_string(), counts));
            Tally { groups: groups.collect(), is_cut: counted.is_cut }
        }
    }
}

/// The maximum number of periods, up to the selected one.
const MOST: usize = 24;

/// The counts of the selected activities in a series of periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct OverTime {
    /// The counts in each period, in calendar order.
    pub(super) periods: Vec<(Period, Counts)>,
    /// True if the plans began before the first of these periods.
    pub(super) is_cut: bool,
}

/// Counts the selected activities in each period of their plans, up to the selected one.
///
/// The selected period determines the set of activities: `--status Rött` follows those that are red in it back in
/// time. For plans with different rhythms, the periods are the shortest ones that are a multiple of each.
pub(super) fn over_time(selection: &Selection<'_, '_>) -> OverTime {
    let plans: Vec<&PlanSelection<'_, '_>> =
        selection.plans.iter().filter(|selected| selected.plan.is_followed_up()).collect();
    let unit = common(plans.iter().map(|selected| selected.plan.rhythm()));
    let last = plans.iter().map(|selected| last_part(selected.period, unit)).max();
    let first = plans.iter().map(|selected| first_of(selected, unit)).min();
    let (Some(first), Some(last)) = (first, last) else { return OverTime { periods: Vec::new(), is_cut: false } };
    let mut periods: Vec<Period> = std::iter::successors(Some(last), |period| period.previous())
        .take_while(|period| *period >= first)
        .take(MOST)
        .collect();
    periods.reverse();
    let is_cut = periods.first().is_some_and(|shown| *shown > first);
    let mut counted: Vec<(Period, Counts)> = periods.into_iter().map(|period| (period, Counts::default())).collect();
    for selected in plans {
        let (first, last) = (first_of(selected, unit), last_part(selected.period, unit));
        for it in selected.counted() {
            let in_plan = counted.iter_mut().filter(|(period, _)| first <= *period && *period <= last);
            for (period, counts) in in_plan {
                if let Some(standing) = own_standing(it.plan, it.thing, *period, it.standing.today) {
                    counts.add(&standing);
                }
            }
        }
    }
    OverTime { periods: counted, is_cut }
}

/// Returns the shortest unit that is a multiple of all others: years for half-years and tertials.
fn common(units: impl Iterator<Item = Unit>) -> Unit {
    let units: Vec<Unit> = units.collect();
    let holds = |unit: &Unit| units.iter().all(|other| unit.months().is_multiple_of(other.months()));
    Unit::ALL.into_iter().filter(holds).min_by_key(|unit| unit.months()).unwrap_or(Unit::Year)
}

/// Returns the first period of a plan, or the selected one if that is earlier.
fn first_of(selected: &PlanSelection<'_, '_>, unit: Unit) -> Period {
    first(selected.plan).min(selected.period).around(unit)
}

/// Returns the first period of a plan, or that of its first activity if the plan has no years.
fn first(plan: &Plan<'_>) -> Period {
    let starts = || plan.activities().filter_map(|(_, _, activity)| Some(activity.start?.first_day().month())).min();
    plan.years.map(|years| *years.first).or_else(starts).unwrap_or(Period::LAST)
}

/// Returns the last part of a period in a unit, or the period around it if it is shorter.
pub(super) fn last_part(period: Period, unit: Unit) -> Period {
    let first = period.around(unit);
    let within = |part: &Period| period.contains(*part);
    std::iter::successors(Some(first), |part| part.next().filter(within)).last().unwrap_or(first)
}

/// The consecutive periods in which something is off track, up to the selected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffTrackSince {
    /// The first period.
    pub first: Period,
    /// The number of periods.
    pub periods: usize,
}

/// Returns the consecutive periods off track; `None` if it is not off track now.
pub fn off_track_since(it: &Assessable<'_, '_>) -> Option<OffTrackSince> {
    let is_off_track = |period: &Period| {
        let then = own_standing(it.plan, it.thing, *period, it.standing.today);
        then.is_some_and(|then| then.stage == Stage::OffTrack)
    };
    let run = std::iter::successors(Some(it.standing.period), |period| period.previous()).take_while(is_off_track);
    run.fold(None, |since: Option<OffTrackSince>, first| {
        Some(OffTrackSince { first, periods: since.map_or(0, |since| since.periods) + 1 })
    })
}
