//! A plan whose folder was given another name.

use std::collections::HashSet;

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
    let ids = |plans: &[Plan<'_>]| plans.iter().map(|plan| same_key(&plan.id).into_owned()).collect::<HashSet<_>>();
    let (then, now) = (ids(&before.plans), ids(&after.plans));
    let mut gone = before.plans.iter().enumerate().filter(|(_, plan)| !now.contains(&*same_key(&plan.id)));
    let mut new = after.plans.iter().filter(|plan| !then.contains(&*same_key(&plan.id)));
    let ((at, gone), None, new, None) = (gone.next()?, gone.next(), new.next()?, new.next()) else { return None };
    let goals: HashSet<_> = gone.goals.iter().map(|goal| same_key(&goal.id)).collect();
    let has_a_goal_of_it = new.goals.iter().any(|goal| goals.contains(&*same_key(&goal.id)));
    let is_same = same_key(&gone.title) == same_key(&new.title) || has_a_goal_of_it;
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
            level: None,
            priority: None,
            id: after.clone(),
            title,
            changes: vec![Change::Renumbered { before, after }],
        }
    }
}
