//! What is assessed, and the goals and priorities that are assessed themselves.

use super::{Entry, PlanSelection, Selection, Standing, own_standing};
use crate::model::{Period, Plan, Stage, Thing};

/// A goal, a priority or an activity, and where it stands: a goal and a priority by their own assessment.
#[derive(Clone, Copy, Debug)]
pub struct Assessable<'p, 'a> {
    /// Its plan.
    pub plan: &'p Plan<'a>,
    /// The thing.
    pub thing: Thing<'p, 'a>,
    /// Where it stands in the period that is looked at.
    pub standing: Standing<'p, 'a>,
}

impl<'p, 'a> Assessable<'p, 'a> {
    /// Returns it as an activity; none where it is none.
    pub fn entry(&self) -> Option<Entry<'p, 'a>> {
        let Thing::Activity(goal, priority, activity) = self.thing else { return None };
        Some(Entry { plan: self.plan, goal, priority, activity, standing: self.standing })
    }

    /// Returns whether an assessment is asked for, and is not there.
    pub fn is_due(&self) -> bool {
        self.plan.asks_for(self.thing.tier()) && self.standing.stage == Stage::Unassessed
    }
}

impl<'p, 'a> PlanSelection<'p, 'a> {
    /// Returns the selected goals and priorities that are assessed themselves in the period, or are to be, in file
    /// order; none where something was asked for that only an activity has.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.sections_in(self.period)
    }

    /// Returns the same in another period.
    pub(super) fn sections_in(&self, period: Period) -> impl Iterator<Item = Assessable<'p, 'a>> {
        let things = Thing::all(self.plan).filter(|thing| self.is_section(*thing));
        things.filter_map(move |thing| {
            let standing = own_standing(self.plan, thing, period, self.today)?;
            self.has_status(&standing).then_some(Assessable { plan: self.plan, thing, standing })
        })
    }
}

impl<'p, 'a> Selection<'p, 'a> {
    /// Returns the selected goals and priorities of all plans that are assessed themselves, or are to be.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.plans.iter().flat_map(PlanSelection::sections)
    }
}
