//! One thing that is not as it was.

use super::{Field, FollowUpChange, Named, Value};
use crate::model::{Day, Period};

/// One difference of a goal, a priority, an activity, an owner, a status, a plan, or of what governs the plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was not there before.
    Added,
    /// It is not there any more.
    Gone,
    /// It left the plan and stays in the file, or that it did is told otherwise or not any more.
    Ended {
        /// The end as it was.
        before: Option<Ending>,
        /// The end as it is.
        after: Option<Ending>,
    },
    /// It stands under something else.
    Moved {
        /// The old parent.
        before: Parent,
        /// The new parent.
        after: Parent,
    },
    /// It has another id.
    Renumbered {
        /// The id it had.
        before: String,
        /// The id it has.
        after: String,
    },
    /// A text reads otherwise; [`wording`](super::wording) tells which words.
    Text {
        /// Which text.
        field: Field,
        /// The old text.
        before: Option<String>,
        /// The new text.
        after: Option<String>,
    },
    /// Names were added to a list, or are gone from it.
    List {
        /// Which list.
        field: Field,
        /// Those that are new, in their order.
        added: Vec<String>,
        /// Those that are gone, in their order.
        gone: Vec<String>,
    },
    /// A value is another.
    Value {
        /// Which value.
        field: Field,
        /// The old value.
        before: Option<Value>,
        /// The new value.
        after: Option<Value>,
    },
    /// Something else was stated of one period.
    FollowUp(FollowUpChange),
    /// A period was closed.
    Closed {
        /// The period.
        period: Period,
        /// The day it was closed.
        date: Option<Day>,
    },
    /// A period that was closed is open again.
    Reopened {
        /// The period.
        period: Period,
    },
    /// The record of a closed period differs.
    Rewritten {
        /// The period.
        period: Period,
    },
}

/// The parent of a priority or an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// The goal.
    pub goal: Named,
    /// The priority; none for what stands directly under the goal.
    pub priority: Option<Named>,
}

impl Parent {
    /// Returns what it stands directly under.
    pub fn nearest(&self) -> &Named {
        self.priority.as_ref().unwrap_or(&self.goal)
    }
}

/// The way an activity left the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The period in which it was decided.
    pub period: Period,
    /// The activity that it became a part of.
    pub into: Option<String>,
    /// The activities that stand in its place.
    pub by: Vec<String>,
    /// Why, and who decided it.
    pub reason: Option<String>,
}
