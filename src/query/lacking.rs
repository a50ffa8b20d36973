//! Missing assessments of earlier periods.

use super::{Assessable, PlanSelection, Selection, start};
use crate::model::{Day, Period, Plan, Stage, Tier};

/// The maximum number of earlier periods.
const MOST: usize = 24;

/// Returns the number of missing assessments of the selected things in each period before the selected one, in
/// calendar order. If the selected period is longer than the plan's rhythm, its begun parts are included. Closed
/// periods, and those without missing assessments, are left out.
pub fn lacking_before(selection: &Selection<'_, '_>) -> Vec<(Period, usize)> {
    let mut lacking: Vec<(Period, usize)> = Vec::new();
    for selected in &selection.plans {
        for (period, count) in of_plan(selected) {
            match lacking.iter_mut().find(|(known, _)| *known == period) {
                Some((_, known)) => *known += count,
                None => lacking.push((period, count)),
            }
        }
    }
    lacking.sort_unstable();
    lacking
}

fn of_plan(selected: &PlanSelection<'_, '_>) -> Vec<(Period, usize)> {
    let plan = selected.plan;
    let Some(first) = plan.activities().map(|(_, _, activity)| start(plan, activity).first_day()).min() else {
        return Vec::new();
    };
    let is_closed = |period: &Period| plan.closings.iter().any(|closing| *closing.period == *period);
    let first_part = selected.period.around(plan.rhythm());
    let before = std::iter::successors(first_part.previous(), |period| period.previous());
    let parts = begun_parts(plan, selected.period, selected.today);
    let before = parts.into_iter().rev().chain(before);
    let before = before.take_while(|period| period.last_day() >= first).take(MOST);
    let mut lacking: Vec<(Period, usize)> = before.filter(|it| !is_closed(it)).map(|period| (period, 0)).collect();
    if lacking.is_empty() {
        return lacking;
    }
    if plan.asks_for(Tier::Activity) {
        for entry in selected.entries() {
            for (period, count) in &mut lacking {
                *count += usize::from(entry.at(*period).stage == Stage::Unassessed);
            }
        }
    }
    for (period, count) in &mut lacking {
        *count += selected.sections_in(*period).filter(Assessable::is_due).count();
    }
    lacking.retain(|(_, count)| *count > 0);
    lacking
}

/// Returns the parts of a period in the plan's rhythm that have begun; none if the period is not longer than the
/// rhythm.
pub(super) fn begun_parts(plan: &Plan<'_>, period: Period, today: Day) -> Vec<Period> {
    let rhythm = plan.rhythm();
    if period.unit().months() <= rhythm.months() {
        return Vec::new();
    }
    let within = |part: &Period| period.contains(*part);
    let parts = std::iter::successors(Some(period.around(rhythm)), |part| part.next().filter(within));
    parts.take_while(|part| part.first_day() <= today).collect()
}
