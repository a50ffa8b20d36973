//! The base revision that the plan is compared with.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::load::Loaded;
use crate::model::{FollowUp, Period, Plan, Portfolio, Stage, Thing, same_key};
use crate::source::{FileId, Sources, Span, Spanned};

/// A revision of the files to compare with.
#[derive(Clone, Debug)]
pub struct Base<'b> {
    /// The name of the revision, as given by the user.
    pub name: &'b str,
    /// The files.
    pub sources: &'b Sources,
    /// The portfolio loaded from them.
    pub loaded: &'b Loaded<'b>,
    /// The prefix of their paths, if the plan was in another folder then: a folder ending in `/`, or empty.
    pub folder: &'b str,
    /// The plans by id; those with an unreadable id, by folder.
    plans: HashMap<Cow<'b, str>, &'b Plan<'b>>,
    unreadable: HashMap<Option<&'b str>, &'b Plan<'b>>,
}

/// A plan in the base revision.
#[derive(Debug)]
pub struct Before<'b> {
    /// The base.
    pub base: &'b Base<'b>,
    /// The old plan.
    pub plan: &'b Plan<'b>,
    things: HashMap<String, Thing<'b, 'b>>,
}

impl<'b> Base<'b> {
    /// Indexes a revision for comparison.
    pub fn new(name: &'b str, sources: &'b Sources, loaded: &'b Loaded<'b>, folder: &'b str) -> Self {
        let (mut plans, mut unreadable) = (HashMap::new(), HashMap::new());
        for plan in &loaded.portfolio.plans {
            plans.entry(same_key(&plan.id)).or_insert(plan);
            if plan.id.is_empty() {
                unreadable.entry(plan.folder).or_insert(plan);
            }
        }
        Self { name, sources, loaded, folder, plans, unreadable }
    }

    fn find(&self, plan: &Plan<'_>) -> Option<&'b Plan<'b>> {
        self.plans.get(&*same_key(&plan.id)).or_else(|| self.unreadable.get(&plan.folder)).copied()
    }

    /// Returns the old version of a plan; `None` for a new one. A plan with an unreadable id is matched by its
    /// folder.
    pub(super) fn plan(&'b self, plan: &Plan<'_>) -> Option<Before<'b>> {
        let before = self.find(plan)?;
        Some(Before { base: self, plan: before, things: Thing::by_id(Thing::all(before)) })
    }

    /// Returns the plans that the base does not have.
    pub fn new_plans<'p, 'a>(&self, now: &'p Portfolio<'a>) -> impl Iterator<Item = &'p Plan<'a>> {
        now.plans.iter().filter(|plan| plan.complete.manifest && self.find(plan).is_none())
    }

    /// Returns the old path of a file; from the top of the repository if the plan was in another folder.
    pub fn path(&self, file: FileId) -> String {
        self.folder.to_owned() + self.sources.file(file).path()
    }

    /// Returns the file and line of a place.
    pub fn place(&self, file: FileId, span: Span) -> String {
        format!("{}:{}", self.path(file), self.sources.file(file).line(span.start))
    }
}

impl<'b> Before<'b> {
    /// Returns the thing with this current or former id.
    pub fn thing(&self, id: &str) -> Option<Thing<'b, 'b>> {
        self.things.get(&*same_key(id)).copied()
    }

    /// Returns the old version of a thing, by its id or the latest of its former ids.
    pub fn of(&self, now: Thing<'_, '_>) -> Option<Thing<'b, 'b>> {
        self.thing(now.id()).or_else(|| now.formerly().iter().rev().find_map(|id| self.thing(id)))
    }

    /// Returns the old follow-ups of a thing, if it was on the same level.
    pub(super) fn follow_ups(&self, now: Thing<'_, '_>) -> &'b [FollowUp<'b>] {
        self.of(now).filter(|then| then.tier() == now.tier()).map_or(&[], |then| then.follow_ups())
    }

    /// Returns whether the old status for a period was better than the current one.
    pub(super) fn was_better(&self, thing: Thing<'_, '_>, period: Period, now: Option<Stage>) -> bool {
        let follow_ups = self.follow_ups(thing);
        let then = follow_ups.iter().find(|then| *then.period == period).and_then(|then| then.status.as_ref()?.id);
        then.is_some_and(|then| now.is_none_or(|now| self.plan.scale.get(then).stage.is_better_than(now)))
    }

    /// Returns the file and line of a thing.
    pub fn place(&self, thing: Thing<'_, '_>) -> String {
        self.base.place(thing.file(), thing.id().span)
    }

    /// Returns the file and line of a value in the plan's manifest.
    pub fn place_in_manifest<T>(&self, value: &Spanned<T>) -> String {
        self.base.place(self.plan.file, value.span)
    }
}
