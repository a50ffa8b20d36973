//! One activity, where it stands in the plan and in time.

use super::Standing;
use crate::model::{Activity, Goal, Plan, Priority};

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

impl<'p> Entry<'p, '_> {
    /// Returns the names of those who answer for it, as the register has them.
    pub fn owners(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        self.activity.owners.iter().map(move |owner| plan.owner_name(owner))
    }

    /// Returns the names of those who support it, as the register has them.
    pub fn support(&self) -> impl Iterator<Item = &'p str> {
        let plan = self.plan;
        self.activity.support.iter().map(move |owner| plan.owner_name(owner))
    }
}
