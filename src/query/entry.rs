//! One activity, where it stands in the plan and in time.

use std::collections::HashSet;

use super::{Assessable, Standing, standing};
use crate::model::{Activity, Answering, Goal, OwnerRef, Period, Plan, Priority, Thing, same_key};

/// One selected activity with all that is above it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'p, 'a> {
    /// Its plan.
    pub plan: &'p Plan<'a>,
    /// Its goal.
    pub goal: &'p Goal<'a>,
    /// Its priority; absent for an activity directly under the goal.
    pub priority: Option<&'p Priority<'a>>,
    /// The activity itself.
    pub activity: &'p Activity<'a>,
    /// Where it stands in the period that is looked at.
    pub standing: Standing<'p, 'a>,
}

impl<'p, 'a> Entry<'p, 'a> {
    /// Returns it as one of the things that are assessed.
    pub fn assessable(&self) -> Assessable<'p, 'a> {
        Assessable { plan: self.plan, thing: self.thing(), standing: self.standing }
    }

    /// Returns the activity with what it stands under.
    pub fn thing(&self) -> Thing<'p, 'a> {
        Thing::Activity(self.goal, self.priority, self.activity)
    }

    /// Returns whether an assessment is asked for, and is not there.
    pub fn is_due(&self) -> bool {
        self.assessable().is_due()
    }

    /// Returns where the activity stands in another period, looked at on the same day.
    pub fn at(&self, period: Period) -> Standing<'p, 'a> {
        standing(self.plan, self.activity, period, self.standing.today)
    }

    /// Returns who answers for it, and what says so.
    pub fn answering(&self) -> Answering<'p, 'a> {
        self.plan.answering((self.goal, self.priority, self.activity))
    }

    /// Returns the names of those who answer for it, as the register has them, each once.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        each_once(self.answering().owners).map(move |owner| plan.owner_name(owner))
    }

    /// Returns the names of those who support it, as the register has them, each once.
    pub fn support(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        each_once(&self.activity.support).map(move |owner| plan.owner_name(owner))
    }
}

/// Returns the tags of an activity and of all it stands under, its own first, each once.
pub fn tags<'p>(
    goal: &'p Goal<'_>,
    priority: Option<&'p Priority<'_>>,
    activity: &'p Activity<'_>,
) -> impl Iterator<Item = &'p str> {
    let above = priority.map_or(&[][..], |priority| &priority.tags);
    let mut seen = HashSet::new();
    let all = activity.tags.iter().chain(above).chain(&goal.tags);
    all.map(|tag| &*tag.value).filter(move |tag| seen.insert(same_key(tag)))
}

/// Leaves out an owner that was named before, by whatever name.
pub fn each_once<'p, 'a>(owners: &'p [OwnerRef<'a>]) -> impl Iterator<Item = &'p OwnerRef<'a>> {
    let mut seen = HashSet::new();
    owners.iter().filter(move |owner| seen.insert(owner.id.ok_or(&*owner.name.value)))
}
