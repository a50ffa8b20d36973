//! What the plan was before: another revision of the same files.

use std::collections::HashMap;

use super::thing::Thing;
use crate::load::Loaded;
use crate::model::{Activity, Period, Plan, Stage, same_key};
use crate::source::{Sources, Spanned};

/// A revision of the files that the plan is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Base<'b> {
    /// Its name, as it was asked for.
    pub name: &'b str,
    /// Its files.
    pub sources: &'b Sources,
    /// What could be read of them.
    pub loaded: &'b Loaded<'b>,
}

/// One plan as it was in the base.
#[derive(Debug)]
pub struct Before<'b> {
    /// The base.
    pub base: Base<'b>,
    /// The plan then.
    pub plan: &'b Plan<'b>,
    things: HashMap<String, Thing<'b, 'b>>,
}

impl<'b> Base<'b> {
    /// Returns a plan as it was; none for a plan that is new.
    pub(super) fn plan(self, plan: &Plan<'_>) -> Option<Before<'b>> {
        let plans = &self.loaded.portfolio.plans;
        let before = plans.iter().find(|before| same_key(&before.id) == same_key(&plan.id))?;
        Some(Before { base: self, plan: before, things: Thing::by_id(before) })
    }
}

impl<'b> Before<'b> {
    /// Returns what had this id, then or before that.
    pub fn thing(&self, id: &str) -> Option<Thing<'b, 'b>> {
        self.things.get(&*same_key(id)).copied()
    }

    /// Returns what a thing was, by its id or else by the last of those that it had.
    pub fn of(&self, now: Thing<'_, '_>) -> Option<Thing<'b, 'b>> {
        self.thing(now.id()).or_else(|| now.formerly().iter().rev().find_map(|id| self.thing(id)))
    }

    /// Returns what an activity was, by its id or else by the last of those that it had.
    pub fn activity(&self, now: &Activity<'_>) -> Option<&'b Activity<'b>> {
        let ids = std::iter::once(&now.id).chain(now.formerly.iter().rev());
        match ids.into_iter().find_map(|id| self.thing(id))? {
            Thing::Activity(_, _, activity) => Some(activity),
            _ => None,
        }
    }

    /// Returns whether an activity's status for a period was better than the one it has now.
    pub(super) fn was_better(&self, activity: &Activity<'_>, period: Period, now: Option<Stage>) -> bool {
        let follow_ups = self.activity(activity).map_or(&[][..], |before| &before.follow_ups);
        let then = follow_ups.iter().find(|then| *then.period == period).and_then(|then| then.status.as_ref()?.id);
        then.is_some_and(|then| now.is_none_or(|now| self.plan.scale.get(then).stage.is_better_than(now)))
    }

    /// Returns the file and line where a thing stood.
    pub fn place(&self, thing: Thing<'_, '_>) -> String {
        let file = self.base.sources.file(thing.file());
        format!("{}:{}", file.path(), file.line(thing.id().span.start))
    }

    /// Returns the file and line where a value of the plan's manifest stood.
    pub fn place_in_manifest<T>(&self, value: &Spanned<T>) -> String {
        let file = self.base.sources.file(self.plan.file);
        format!("{}:{}", file.path(), file.line(value.span.start))
    }
}
