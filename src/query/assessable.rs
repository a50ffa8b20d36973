//! Things that are assessed: activities, and goals and priorities with their own assessment.

use super::measure_entry::answering;
use super::{Entry, PlanSelection, Selection, Standing, each_once, own_standing};
use crate::model::{Period, Plan, Stage, Thing};

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

    /// Returns whether an assessment is expected and missing.
    pub fn is_due(&self) -> bool {
        self.plan.asks_for(self.thing.tier()) && self.standing.stage == Stage::Unassessed
    }

    /// Returns whether it is off track.
    pub fn is_off_track(&self) -> bool {
        self.standing.stage == Stage::OffTrack
    }

    /// Returns the registered names of the owners, without duplicates.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        each_once(answering(plan, self.thing)).map(move |owner| plan.owner_name(owner))
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
}

impl<'p, 'a> Selection<'p, 'a> {
    /// Returns the selected goals and priorities of all plans that are, or should be, assessed themselves.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::sections)
    }
}
