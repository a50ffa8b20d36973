//! Whose history is asked for.

use std::collections::BTreeSet;

use crate::diff::{Change, Changed, Named};
use crate::model::same_key;

/// Things by their ids: all they ever had, as far as is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The plan's id and the thing's; no plan where any will do, and an empty id for the whole plan. None asks for
    /// everything.
    things: Option<BTreeSet<(Option<String>, String)>>,
}

impl Wanted {
    /// Asks for everything.
    pub fn everything() -> Self {
        Self { things: None }
    }

    /// Asks for these things, each by its plan's id and its own, and for all that stands under them. An empty id is
    /// that of the whole plan.
    pub fn things<'t>(things: impl IntoIterator<Item = (Option<&'t str>, &'t str)>) -> Self {
        let things = things.into_iter().map(|(plan, id)| (plan.map(key), key(id)));
        Self { things: Some(things.collect()) }
    }

    /// Returns the ids that are asked for; none where everything is, or a whole plan.
    pub(super) fn ids(&self) -> Option<BTreeSet<String>> {
        let ids: BTreeSet<String> = self.things.as_ref()?.iter().map(|(_, id)| id.clone()).collect();
        Some(ids).filter(|ids| !ids.contains(""))
    }

    /// Returns whether a thing is asked for itself, by the id it has or had.
    pub fn is_named(&self, changed: &Changed) -> bool {
        let plan = changed.plan.as_ref();
        self.has(plan, &changed.id) || former_id(changed).is_some_and(|id| self.has(plan, id))
    }

    /// Returns whether a thing is asked for, or stands or stood under one that is.
    pub(super) fn is_about(&self, changed: &Changed) -> bool {
        let plan = changed.plan.as_ref();
        let left = changed.changes.iter().filter_map(|change| match change {
            Change::Moved { before, .. } => Some([Some(&before.goal), before.priority.as_ref()]),
            _ => None,
        });
        let above = [changed.goal.as_ref(), changed.priority.as_ref()].into_iter().chain(left.flatten()).flatten();
        let is_in_plan = || plan.is_some() && self.has(plan, "");
        self.things.is_none()
            || is_in_plan()
            || self.is_named(changed)
            || above.into_iter().any(|above| self.has(plan, &above.id))
    }

    /// Adds the other id of a thing that is asked for by one of two. Returns whether it was not known; `Some(true)`
    /// where it is the later one, which what is already told was not looked through for.
    pub(super) fn follow(&mut self, changed: &Changed) -> Option<bool> {
        let before = former_id(changed).filter(|_| self.things.is_some() && self.is_named(changed))?;
        let is_later = !self.has(changed.plan.as_ref(), &changed.id);
        let plan = changed.plan.as_ref().map(|plan| key(&plan.id));
        let mut add = |id: &str| self.things.as_mut().is_some_and(|things| things.insert((plan.clone(), key(id))));
        let is_new = [add(before), add(&changed.id)].contains(&true);
        is_new.then_some(is_later)
    }

    /// Adds the id that a plan had before, for all that is asked for of it.
    pub(super) fn follow_plan(&mut self, before: &str, after: &str) {
        let Some(things) = &mut self.things else { return };
        let (before, after) = (key(before), key(after));
        let of_plan: Vec<String> =
            things.iter().filter(|(plan, _)| plan.as_ref() == Some(&after)).map(|(_, id)| id.clone()).collect();
        things.extend(of_plan.into_iter().map(|id| (Some(before.clone()), id)));
    }

    fn has(&self, plan: Option<&Named>, id: &str) -> bool {
        let id = key(id);
        let of_plan = |plan: Option<String>| self.things.as_ref().is_some_and(|it| it.contains(&(plan, id.clone())));
        of_plan(None) || plan.is_some_and(|plan| of_plan(Some(key(&plan.id))))
    }
}

/// The id that a thing had before the change, where it was another.
fn former_id(changed: &Changed) -> Option<&str> {
    changed.changes.iter().find_map(|change| match change {
        Change::Renumbered { before, .. } => Some(&**before),
        _ => None,
    })
}

fn key(id: &str) -> String {
    same_key(id).into_owned()
}
