//! Changes that a merge made itself, and neither side.

use std::collections::BTreeSet;

use crate::diff::{Change, Changed, Difference, diff};
use crate::model::{Portfolio, same_key};

/// The versions of a merge.
pub(super) struct Merged<'p, 'a> {
    /// The merge base.
    pub(super) base: &'p Portfolio<'a>,
    /// The sides, the one that was merged into first.
    pub(super) sides: Vec<&'p Portfolio<'a>>,
    /// The result.
    pub(super) result: &'p Portfolio<'a>,
}

/// Returns what differs from every side, and changes of a single side that the merge dropped.
pub(super) fn own_changes<'p>(merged: &Merged<'p, 'p>) -> Difference {
    let sides: Vec<Side> = merged.sides.iter().map(|side| Side::new(merged, side)).collect();
    let mut things: Vec<Changed> = Vec::new();
    let mut told = BTreeSet::new();
    for side in &sides {
        let is_on_every = |aspect: &Aspect| sides.iter().all(|other| other.differs.contains(aspect));
        let is_own = |aspect: &Aspect| is_on_every(aspect) || side.changed.contains(aspect);
        for thing in &side.difference.things {
            let own = thing.changes.iter().filter(|change| {
                let aspect = Aspect::of(thing, change);
                is_own(&aspect) && told.insert(aspect)
            });
            let changes: Vec<_> = own.cloned().collect();
            if !changes.is_empty() {
                things.push(Changed { changes, ..thing.clone() });
            }
        }
    }
    Difference { things }
}

/// A side of a merge.
struct Side {
    /// The difference from this side to the result.
    difference: Difference,
    /// The keys that differ from the result.
    differs: BTreeSet<Aspect>,
    /// The keys that this side changed.
    changed: BTreeSet<Aspect>,
}

impl Side {
    fn new<'p>(merged: &Merged<'p, 'p>, side: &'p Portfolio<'p>) -> Self {
        let difference = diff(side, merged.result);
        let differs = Aspect::all(&difference);
        Self { differs, changed: Aspect::all(&diff(merged.base, side)), difference }
    }
}

/// The key of a changed field, such as the follow-up of an activity for a period.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Aspect {
    kind: &'static str,
    plan: Option<String>,
    id: String,
    side: String,
}

impl Aspect {
    /// Returns the key of a change.
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

    /// Returns the keys of all changes.
    pub(super) fn all(difference: &Difference) -> BTreeSet<Self> {
        let things = difference.things.iter();
        things.flat_map(|thing| thing.changes.iter().map(|change| Self::of(thing, change))).collect()
    }
}
