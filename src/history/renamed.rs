//! A plan whose folder was given another name.

use crate::diff::{Change, Changed, Kind, Named};
use crate::model::{Plan, Portfolio, same_key};
use crate::source::Spanned;

/// A plan that has another id than before.
pub(super) struct Renamed {
    pub(super) before: String,
    pub(super) after: String,
    title: String,
}

/// Calls the one plan that is gone by the id of the one that is new, where they are the same: by title, or by a goal.
pub(super) fn renamed(before: &mut Portfolio<'_>, after: &Portfolio<'_>) -> Option<Renamed> {
    let is_in = |plans: &[Plan<'_>], id: &str| plans.iter().any(|plan| same_key(&plan.id) == same_key(id));
    let mut gone = before.plans.iter().enumerate().filter(|(_, plan)| !is_in(&after.plans, &plan.id));
    let mut new = after.plans.iter().filter(|plan| !is_in(&before.plans, &plan.id));
    let ((at, gone), None, new, None) = (gone.next()?, gone.next(), new.next()?, new.next()) else { return None };
    let has_goal = |id: &str| gone.goals.iter().any(|goal| same_key(&goal.id) == same_key(id));
    let is_same = same_key(&gone.title) == same_key(&new.title) || new.goals.iter().any(|goal| has_goal(&goal.id));
    if !is_same {
        return None;
    }
    let plan = before.plans.get_mut(at)?;
    let id = new.id.to_string();
    let renamed = Renamed { before: plan.id.to_string(), after: id.clone(), title: new.title.to_string() };
    plan.id = Spanned::new(id.into(), plan.id.span.range());
    Some(renamed)
}

impl Renamed {
    /// Says so, as a change of the plan.
    pub(super) fn told(self) -> Changed {
        let Self { before, after, title } = self;
        Changed {
            kind: Kind::Plan,
            plan: Some(Named { id: after.clone(), title: title.clone() }),
            goal: None,
            priority: None,
            id: after.clone(),
            title,
            changes: vec![Change::Renumbered { before, after }],
        }
    }
}
