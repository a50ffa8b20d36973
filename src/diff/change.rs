//! A single change.

use super::{Field, FollowUpChange, ThingName, Value};
use crate::model::{Day, Period};

/// A change of a goal, a priority, an activity, an owner, a status, a plan or the governance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was added.
    Added,
    /// It was removed.
    Gone,
    /// It left the plan and stays in the file, or its end was changed or removed.
    Ended {
        /// The old end.
        before: Option<Ending>,
        /// The new end.
        after: Option<Ending>,
    },
    /// It has another parent.
    Moved {
        /// The old parent.
        before: Parent,
        /// The new parent.
        after: Parent,
    },
    /// It has another id.
    Renumbered {
        /// The old id.
        before: String,
        /// The new id.
        after: String,
    },
    /// A text was changed; [`wording`](super::wording()) returns the changed words.
    Text {
        /// The field.
        field: Field,
        /// The old text.
        before: Option<String>,
        /// The new text.
        after: Option<String>,
    },
    /// Items were added to a list or removed from it.
    List {
        /// The field.
        field: Field,
        /// The added items, in order.
        added: Vec<String>,
        /// The removed items, in order.
        gone: Vec<String>,
    },
    /// A value was changed.
    Value {
        /// The field.
        field: Field,
        /// The old value.
        before: Option<Value>,
        /// The new value.
        after: Option<Value>,
    },
    /// The follow-up of a period was changed.
    FollowUp(FollowUpChange),
    /// A period was closed.
    Closed {
        /// The period.
        period: Period,
        /// The closing day.
        date: Option<Day>,
    },
    /// A closed period was reopened.
    Reopened {
        /// The period.
        period: Period,
    },
    /// The record of a closed period was changed.
    Rewritten {
        /// The period.
        period: Period,
    },
}

/// The parent of a priority or an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// The goal.
    pub goal: ThingName,
    /// The priority; `None` directly under the goal.
    pub priority: Option<ThingName>,
}

impl Parent {
    /// Returns the direct parent.
    pub fn nearest(&self) -> &ThingName {
        self.priority.as_ref().unwrap_or(&self.goal)
    }
}

/// The end of an activity that left the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The period of the decision.
    pub period: Period,
    /// The activity that it became a part of.
    pub into: Option<String>,
    /// The activities that replace it.
    pub by: Vec<String>,
    /// The reason, and who decided.
    pub reason: Option<String>,
}
