//! What the plan was before: another revision of the same files.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::load::Loaded;
use crate::model::{FollowUp, Period, Plan, Portfolio, Stage, Thing, same_key};
use crate::source::{FileId, Sources, Span, Spanned};

/// A revision of the files that the plan is compared with.
#[derive(Clone, Debug)]
pub struct Base<'b> {
    /// Its name, as it was asked for.
    pub name: &'b str,
    /// Its files.
    pub sources: &'b Sources,
    /// What could be read of them.
    pub loaded: &'b Loaded<'b>,
    /// What stands before their paths where the plan lay in another folder then: a folder with a `/` at its end, else
    /// nothing.
    pub folder: &'b str,
    /// Its plans by their ids; those whose id could not be read, by their folders.
    plans: HashMap<Cow<'b, str>, &'b Plan<'b>>,
    unread: HashMap<Option<&'b str>, &'b Plan<'b>>,
}

/// One plan as it was in the base.
#[derive(Debug)]
pub struct Before<'b> {
    /// The base.
    pub base: &'b Base<'b>,
    /// The plan then.
    pub plan: &'b Plan<'b>,
    things: HashMap<String, Thing<'b, 'b>>,
}

impl<'b> Base<'b> {
    /// Makes ready to compare with a revision.
    pub fn new(name: &'b str, sources: &'b Sources, loaded: &'b Loaded<'b>, folder: &'b str) -> Self {
        let (mut plans, mut unread) = (HashMap::new(), HashMap::new());
        for plan in &loaded.portfolio.plans {
            plans.entry(same_key(&plan.id)).or_insert(plan);
            if plan.id.is_empty() {
                unread.entry(plan.folder).or_insert(plan);
            }
        }
        Self { name, sources, loaded, folder, plans, unread }
    }

    fn find(&self, plan: &Plan<'_>) -> Option<&'b Plan<'b>> {
        self.plans.get(&*same_key(&plan.id)).or_else(|| self.unread.get(&plan.folder)).copied()
    }

    /// Returns a plan as it was; none for a plan that is new. One whose id could not be read is known by its folder.
    pub(super) fn plan(&'b self, plan: &Plan<'_>) -> Option<Before<'b>> {
        let before = self.find(plan)?;
        Some(Before { base: self, plan: before, things: Thing::by_id(Thing::all(before)) })
    }

    /// Returns the plans that are new since.
    pub fn new_plans<'p, 'a>(&self, now: &'p Portfolio<'a>) -> impl Iterator<Item = &'p Plan<'a>> {
        now.plans.iter().filter(|plan| plan.complete.manifest && self.find(plan).is_none())
    }

    /// Returns the path that a file had, from the top of the repository where the plan lay in another folder.
    pub fn path(&self, file: FileId) -> String {
        self.folder.to_owned() + self.sources.file(file).path()
    }

    /// Returns the file and line of a place.
    pub fn place(&self, file: FileId, span: Span) -> String {
        format!("{}:{}", self.path(file), self.sources.file(file).line(span.start))
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

    /// Returns the follow-ups that a thing had, where it was of the same level then.
    pub(super) fn follow_ups(&self, now: Thing<'_, '_>) -> &'b [FollowUp<'b>] {
        self.of(now).filter(|then| then.tier() == now.tier()).map_or(&[], |then| then.follow_ups())
    }

    /// Returns whether a thing's status for a period was better than the one it has now.
    pub(super) fn was_better(&self, thing: Thing<'_, '_>, period: Period, now: Option<Stage>) -> bool {
        let follow_ups = self.follow_ups(thing);
        let then = follow_ups.iter().find(|then| *then.period == period).and_then(|then| then.status.as_ref()?.id);
        then.is_some_and(|then| now.is_none_or(|now| self.plan.scale.get(then).stage.is_better_than(now)))
    }

    /// Returns the file and line where a thing stood.
    pub fn place(&self, thing: Thing<'_, '_>) -> String {
        self.base.place(thing.file(), thing.id().span)
    }

    /// Returns the file and line where a value of the plan's manifest stood.
    pub fn place_in_manifest<T>(&self, value: &Spanned<T>) -> String {
        self.base.place(self.plan.file, value.span)
    }
}
