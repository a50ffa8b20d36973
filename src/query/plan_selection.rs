//! The selection in one plan.

use std::collections::HashSet;
use std::ptr;

use super::entry::tags;
use super::{DateRange, Entry, Standing, standing, start};
use crate::model::{
    Activity, Day, Goal, Interval, OwnerId, OwnerRef, Period, Plan, Priority, Stage, Status, Thing, same_key,
    search_key,
};

/// The selection in one plan. `None` matches everything, and an empty list nothing.
#[derive(Clone, Debug)]
pub struct PlanSelection<'p, 'a> {
    /// The plan.
    pub plan: &'p Plan<'a>,
    /// The selected period.
    pub period: Period,
    /// The day as of which it is evaluated.
    pub today: Day,
    pub(super) owner: Option<Vec<OwnerId>>,
    pub(super) support: Option<Vec<OwnerId>>,
    pub(super) involving: Option<Vec<OwnerId>>,
    pub(super) goals: Option<Addresses>,
    pub(super) priorities: Option<Addresses>,
    pub(super) statuses: Option<Vec<Wanted<'p, 'a>>>,
    pub(super) starts: Option<Vec<DateRange>>,
    pub(super) deadlines: Option<Vec<DateRange>>,
    pub(super) untils: Option<Vec<DateRange>>,
    pub(super) is_late: bool,
    pub(super) every: Option<Vec<Option<Interval>>>,
    pub(super) focus: Option<Vec<String>>,
    /// As keys, which ignore case.
    pub(super) tags: Option<Vec<String>>,
    pub(super) texts: Option<Vec<String>>,
}

/// A set of things, by their addresses in memory.
#[derive(Clone, Debug)]
pub(super) struct Addresses(HashSet<usize>);

impl Addresses {
    pub(super) fn of<T>(things: Vec<&T>) -> Self {
        Self(things.into_iter().map(|thing| ptr::from_ref(thing).addr()).collect())
    }

    fn holds<T>(&self, thing: &T) -> bool {
        self.0.contains(&ptr::from_ref(thing).addr())
    }
}

/// A status to filter by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<'p, 'a> {
    /// By its name in the scale. It must have been stated.
    Status(&'p Status<'a>),
    /// By its stage, which may be stated or derived.
    Stage(Stage),
}

impl<'p, 'a> PlanSelection<'p, 'a> {
    /// Returns the selected activities of the plan, in file order.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'p, 'a>> {
        self.plan.activities().filter_map(|(goal, priority, activity)| self.entry(goal, priority, activity))
    }

    /// Returns the selection without the filters for statuses.
    pub(super) fn of_any_status(&self) -> Self {
        Self { statuses: None, is_late: false, ..self.clone() }
    }

    /// Returns whether no activity is selected, and no goal or priority that is assessed.
    pub(super) fn is_empty(&self) -> bool {
        self.entries().next().is_none() && self.sections().next().is_none()
    }

    /// Returns whether anything but the period is filtered.
    pub fn is_filtered(&self) -> bool {
        let owners = self.owner.is_some() || self.support.is_some() || self.involving.is_some();
        let places = self.goals.is_some() || self.priorities.is_some() || self.focus.is_some() || self.tags.is_some();
        let dates = self.starts.is_some() || self.deadlines.is_some() || self.untils.is_some() || self.every.is_some();
        owners || places || dates || self.statuses.is_some() || self.is_late || self.texts.is_some()
    }

    /// Returns whether activities are filtered by status.
    pub fn asks_for_status(&self) -> bool {
        self.statuses.is_some()
    }

    /// Returns whether an owner matches the filters; every owner does if there is none.
    pub fn asks_for_owner(&self, owner: OwnerId) -> bool {
        let asked = [&self.owner, &self.support, &self.involving];
        let mut named = asked.into_iter().flatten().flatten().peekable();
        named.peek().is_none() || named.any(|named| *named == owner)
    }

    /// Returns whether a status meaning *planned* is filtered by name. Few plans state it, because it is derived
    /// from the start.
    pub fn asks_for_stated_plans(&self) -> bool {
        let is_planned =
            |wanted: &Wanted<'_, '_>| matches!(wanted, Wanted::Status(status) if *status.stage == Stage::Planned);
        self.statuses.iter().flatten().any(is_planned)
    }

    /// Returns whether goals or priorities were asked for.
    pub fn asks_for_places(&self) -> bool {
        self.goals.is_some() || self.priorities.is_some()
    }

    /// Returns whether a goal or a priority matches the filters. Its owners are those of the activities below it.
    pub(super) fn is_section_of_owners(&self, thing: Thing<'p, 'a>) -> bool {
        let owners = || super::measure::answering(self.plan, thing);
        let of_anybody = Self { owner: None, involving: None, ..self.clone() };
        self.statuses.is_none()
            && asked(self.owner.as_deref(), |wanted| names(owners(), *wanted))
            && asked(self.involving.as_deref(), |wanted| names(owners(), *wanted))
            && of_anybody.is_section(thing)
    }

    /// Returns whether a goal or a priority matches the filters, ignoring its status.
    pub(super) fn is_section(&self, thing: Thing<'p, 'a>) -> bool {
        let (goal, priority) = match thing {
            Thing::Goal(goal) => (goal, None),
            Thing::Priority(goal, priority) => (goal, Some(priority)),
            Thing::Activity(..) => return false,
        };
        let dates = self.starts.is_some() || self.deadlines.is_some() || self.untils.is_some() || self.every.is_some();
        // Only an activity is supported.
        let is_of_activities = self.support.is_some() || dates || self.is_late;
        let answering = || self.plan.answering_under(goal, priority).owners;
        self.plan.complete.manifest
            && thing.is_whole()
            && !is_of_activities
            && asked(self.owner.as_deref(), |wanted| names(answering(), *wanted))
            && asked(self.involving.as_deref(), |wanted| names(answering(), *wanted))
            && self.goals.as_ref().is_none_or(|wanted| wanted.holds(goal))
            && self.priorities.as_ref().is_none_or(|wanted| priority.is_some_and(|priority| wanted.holds(priority)))
            && asked(self.focus.as_deref(), |wanted| serves(priority, wanted))
            && asked(self.tags.as_deref(), |wanted| thing.tags().iter().any(|tag| same_key(tag) == *wanted))
            && asked(self.texts.as_deref(), |wanted| says(thing, wanted))
    }

    /// Returns whether a standing matches the status filter.
    pub(super) fn has_status(&self, standing: &Standing<'p, 'a>) -> bool {
        asked(self.statuses.as_deref(), |wanted| match wanted {
            Wanted::Status(status) => standing.status.is_some_and(|set| ptr::eq(set, *status)),
            Wanted::Stage(stage) => standing.told_stage() == Some(*stage),
        })
    }

    /// Evaluates the cheapest filters first, because most activities do not match.
    pub(super) fn entry(
        &self,
        goal: &'p Goal<'a>,
        priority: Option<&'p Priority<'a>>,
        activity: &'p Activity<'a>,
    ) -> Option<Entry<'p, 'a>> {
        let thing = Thing::Activity(goal, priority, activity);
        let answering = || self.plan.answering((goal, priority, activity)).owners;
        let is_wanted = self.goals.as_ref().is_none_or(|wanted| wanted.holds(goal))
            && self.priorities.as_ref().is_none_or(|wanted| priority.is_some_and(|priority| wanted.holds(priority)))
            && asked(self.owner.as_deref(), |wanted| names(answering(), *wanted))
            && asked(self.support.as_deref(), |wanted| names(&activity.support, *wanted))
            && asked(self.involving.as_deref(), |wanted| {
                names(answering(), *wanted) || names(&activity.support, *wanted)
            })
            && asked(self.starts.as_deref(), |wanted| wanted.contains(start(self.plan, activity)))
            && asked(self.deadlines.as_deref(), |wanted| activity.deadline.is_some_and(|date| wanted.contains(*date)))
            && asked(self.untils.as_deref(), |wanted| activity.until.is_some_and(|date| wanted.contains(*date)))
            && asked(self.every.as_deref(), |wanted| activity.every.map(|every| *every) == *wanted)
            && asked(self.focus.as_deref(), |wanted| serves(priority, wanted))
            && asked(self.tags.as_deref(), |wanted| tags(thing).any(|tag| same_key(tag) == *wanted))
            && asked(self.texts.as_deref(), |wanted| says(thing, wanted));
        if !is_wanted {
            return None;
        }
        let standing = standing(self.plan, activity, self.period, self.today);
        let is_wanted = self.has_status(&standing) && (standing.is_late || !self.is_late);
        is_wanted.then_some(Entry { plan: self.plan, goal, priority, activity, standing })
    }
}

fn asked<T>(wanted: Option<&[T]>, fits: impl Fn(&T) -> bool) -> bool {
    wanted.is_none_or(|wanted| wanted.iter().any(fits))
}

fn names(owners: &[OwnerRef<'_>], wanted: OwnerId) -> bool {
    owners.iter().any(|owner| owner.id == Some(wanted))
}

fn serves(priority: Option<&Priority<'_>>, wanted: &str) -> bool {
    priority.is_some_and(|priority| priority.focus.iter().any(|focus| same_key(focus) == wanted))
}

fn says(thing: Thing<'_, '_>, wanted: &str) -> bool {
    let notes = thing.follow_ups().iter().filter_map(|follow_up| follow_up.note.as_ref());
    let links = thing.follow_ups().iter().flat_map(|follow_up| &follow_up.links).chain(thing.links());
    let titles = links.filter_map(|link| link.title.as_ref());
    let texts = [thing.id(), thing.title()].into_iter().chain(thing.text()).chain(notes).chain(titles);
    texts.map(|text| search_key(text)).any(|text| text.contains(wanted))
}
