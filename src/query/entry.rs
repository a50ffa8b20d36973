//! An activity with its parents and its standing.

use std::collections::HashSet;

use super::{Assessable, Standing, standing};
use crate::model::{Activity, Answering, Goal, OwnerRef, Period, Plan, Priority, Thing, same_key};

/// A selected activity with its parents.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'p, 'a> {
    /// The plan.
    pub plan: &'p Plan<'a>,
    /// The goal.
    pub goal: &'p Goal<'a>,
    /// The priority; `None` for an activity directly under the goal.
    pub priority: Option<&'p Priority<'a>>,
    /// The activity.
    pub activity: &'p Activity<'a>,
    /// Its standing in the selected period.
    pub standing: Standing<'p, 'a>,
}

impl<'p, 'a> Entry<'p, 'a> {
    /// Returns it as an assessable thing.
    pub fn assessable(&self) -> Assessable<'p, 'a> {
        Assessable { plan: self.plan, thing: self.thing(), standing: self.standing }
    }

    /// Returns the activity with its parents.
    pub fn thing(&self) -> Thing<'p, 'a> {
        Thing::Activity(self.goal, self.priority, self.activity)
    }

    /// Returns whether an assessment is expected and missing.
    pub fn is_due(&self) -> bool {
        self.assessable().is_due()
    }

    /// Returns the standing in another period, as of the same day.
    pub fn at(&self, period: Period) -> Standing<'p, 'a> {
        standing(self.plan, self.activity, period, self.standing.today)
    }

    /// Returns the owners, with the thing that names them.
    pub fn answering(&self) -> Answering<'p, 'a> {
        self.plan.answering((self.goal, self.priority, self.activity))
    }

    /// Returns the registered names of the owners, without duplicates.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        each_once(self.answering().owners).map(move |owner| plan.owner_name(owner))
    }

    /// Returns the registered names of the supporters, without duplicates.
    pub fn support(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        each_once(&self.activity.support).map(move |owner| plan.owner_name(owner))
    }
}

/// Returns the tags of a thing and its parents, its own first, without duplicates.
pub(super) fn tags<'p>(thing: Thing<'p, '_>) -> impl Iterator<Item = &'p str> {
    let mut seen = HashSet::new();
    let all = std::iter::successors(Some(thing), Thing::parent).flat_map(|thing| thing.tags());
    all.map(|tag| &*tag.value).filter(move |tag| seen.insert(same_key(tag)))
}

/// Removes duplicate owners, also if they have different names.
pub fn each_once<'p, 'a>(owners: &'p [OwnerRef<'a>]) -> impl Iterator<Item = &'p OwnerRef<'a>> {
    let mut seen = HashSet::new();
    owners.iter().filter(move |owner| seen.insert(owner.id.ok_or(&*owner.name.value)))
}
