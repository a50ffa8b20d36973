//! What a change is a change of.

use std::collections::BTreeSet;

use crate::diff::{Change, Changed, Difference};
use crate::model::same_key;

/// One side of one thing, such as what is stated of an activity for a period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Aspect {
    kind: &'static str,
    plan: Option<String>,
    id: String,
    side: String,
}

impl Aspect {
    /// Returns what a change of a thing is a change of.
    pub(super) fn of(thing: &Changed, change: &Change) -> Self {
        let side = match change {
            Change::Added | Change::Gone => "there".to_owned(),
            Change::Ended { .. } => "ended".to_owned(),
            Change::Moved { .. } => "place".to_owned(),
            Change::Renumbered { .. } => "id".to_owned(),
            Change::Text { field, .. } | Change::List { field, .. } | Change::Value { field, .. } => {
                field.name().to_owned()
            }
            Change::FollowUp(change) => format!("follow_up.{}", change.period),
            Change::Closed { period, .. } | Change::Reopened { period } | Change::Rewritten { period } => {
                format!("closed.{period}")
            }
        };
        let key = |id: &str| same_key(id).into_owned();
        Self { kind: thing.kind.name(), plan: thing.plan.as_ref().map(|plan| key(&plan.id)), id: key(&thing.id), side }
    }

    /// Returns everything that differs.
    pub(super) fn all(difference: &Difference) -> BTreeSet<Self> {
        let things = difference.things.iter();
        things.flat_map(|thing| thing.changes.iter().map(|change| Self::of(thing, change))).collect()
    }
}
