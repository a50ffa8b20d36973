//! Things that are assessed: activities, and goals and priorities with their own assessment.

use super::measure::{answering, owner_names};
use super::{Entry, PlanSelection, Selection, Share, Standing, own_standing, start};
use crate::model::{Day, OwnerId, Period, Plan, Stage, Thing, Tier};

/// A goal, a priority or an activity, with its standing. That of a goal or a priority is its own assessment.
#[derive(Clone, Copy, Debug)]
pub struct Assessable<'p, 'a> {
    /// The plan.
    pub plan: &'p Plan<'a>,
    /// The goal, priority or activity.
    pub thing: Thing<'p, 'a>,
    /// Its standing in the selected period.
    pub standing: Standing<'p, 'a>,
}

impl<'p, 'a> Assessable<'p, 'a> {
    /// Returns the activity; `None` for a goal or a priority.
    pub fn entry(&self) -> Option<Entry<'p, 'a>> {
        let Thing::Activity(goal, priority, activity) = self.thing else { return None };
        Some(Entry { plan: self.plan, goal, priority, activity, standing: self.standing })
    }

    /// Returns whether an assessment is expected of it, made or missing. Any stated status is an assessment, *planned*
    /// too: only what follows from the calendar is none.
    pub fn is_asked_for(&self) -> bool {
        self.standing.is_asked_for()
    }

    /// Returns whether an assessment is expected and missing.
    pub fn is_due(&self) -> bool {
        self.is_asked_for() && self.standing.stage == Stage::Unassessed
    }

    /// Returns whether there is a status to tell: not where nothing is stated, and nothing asked for.
    pub fn has_status(&self) -> bool {
        self.standing.told_stage().is_some()
    }

    /// Returns whether it is off track.
    pub fn is_off_track(&self) -> bool {
        self.standing.stage == Stage::OffTrack
    }

    /// Returns the names of the owners; if owners are filtered, only of these.
    pub fn owners_asked(&self, selection: &Selection<'p, 'a>) -> impl Iterator<Item = &'p str> {
        selection.owners_asked_of(self.plan, answering(self.plan, self.thing))
    }

    /// Returns the registered names of the owners, without duplicates.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        owner_names(self.plan, self.thing)
    }
}

impl<'p, 'a> PlanSelection<'p, 'a> {
    /// Returns the selected goals and priorities that are, or should be, assessed themselves in the period, in file
    /// order. There are none if a filter applies only to activities.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.sections_in(self.period)
    }

    /// Returns the same for another period.
    pub(super) fn sections_in(&self, period: Period) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let things = Thing::all(self.plan).filter(|thing| self.is_section(*thing));
        things.filter_map(move |thing| {
            let standing = own_standing(self.plan, thing, period, self.today)?;
            self.has_status(&standing).then_some(Assessable { plan: self.plan, thing, standing })
        })
    }

    /// Returns what is counted: the selected activities, or the selected goals and priorities that are to be assessed
    /// where the plan assesses no activities.
    pub fn counted(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let entries = self.entries().map(|entry| entry.assessable());
        let counted = self.sections().chain(entries).filter(|it| it.plan.counts(it.thing.tier()));
        counted.filter(|it| it.entry().is_some() || it.is_asked_for())
    }
}

impl<'p, 'a> Selection<'p, 'a> {
    /// Returns the selected goals and priorities of all plans that are, or should be, assessed themselves.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::sections)
    }

    /// Returns what is counted in all plans.
    pub fn counted(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::counted)
    }
}

/// Returns the goals and priorities that an owner is to assess in a period, in file order.
pub fn sections_of<'p, 'a: 'p>(
    plan: &'p Plan<'a>,
    owner: OwnerId,
    period: Period,
    today: Day,
) -> impl Iterator<Item = Assessable<'p, 'a>> {
    let is_asked =
        move |thing: &Thing<'_, '_>| thing.tier() != Tier::Activity && plan.asks_for(thing.tier()) && thing.is_whole();
    let is_of = move |thing: &Thing<'p, 'a>| answering(plan, *thing).iter().any(|it| it.id == Some(owner));
    Thing::all(plan).filter(is_asked).filter(is_of).filter_map(move |thing| {
        let standing = own_standing(plan, thing, period, today)?;
        Some(Assessable { plan, thing, standing })
    })
}

/// Returns the number of assessments made of those due, on each level that the plans ask for, from above. Levels where
/// nothing is due are left out.
pub fn assessed<'s, 'p: 's, 'a: 'p>(plans: impl IntoIterator<Item = &'s PlanSelection<'p, 'a>>) -> Vec<(Tier, Share)> {
    let mut shares = Tier::ALL.map(|tier| (tier, Share::default()));
    for selected in plans {
        let entries = selected.entries().map(|entry| entry.assessable());
        for it in selected.sections().chain(entries).filter(Assessable::is_asked_for) {
            let Some((_, share)) = shares.iter_mut().find(|(tier, _)| *tier == it.thing.tier()) else { continue };
            share.done += usize::from(!it.is_due());
            share.all += 1;
        }
    }
    shares.into_iter().filter(|(_, share)| share.all > 0).collect()
}

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
    let starts = plan.activities().map(|(_, _, activity)| start(plan, activity).first_day());
    // Goals and priorities are asked for from the plan's first year on.
    let is_of_sections = plan.asks_for(Tier::Goal) || plan.asks_for(Tier::Priority);
    let years = plan.years.filter(|_| is_of_sections && !plan.goals.is_empty());
    let Some(first) = starts.chain(years.map(|years| years.first.first_day())).min() else {
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
