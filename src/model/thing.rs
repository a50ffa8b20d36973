//! Things with ids: goals, priorities and activities.

use std::collections::HashMap;

use super::{Activity, FollowUp, Goal, Link, Measure, Owners, Plan, Priority, Str, When, likeness, same_key};
use crate::source::{FileId, Place, Span, Spanned};

/// The minimum similarity of titles, from 0 to 1, to be of the same thing.
const LEAST_ALIKE: f64 = 0.4;

/// A goal, a priority or an activity, with its parents.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'p, 'a> {
    /// A goal.
    Goal(&'p Goal<'a>),
    /// A priority of a goal.
    Priority(&'p Goal<'a>, &'p Priority<'a>),
    /// An activity of a priority, or of a goal.
    Activity(&'p Goal<'a>, Option<&'p Priority<'a>>, &'p Activity<'a>),
}

impl<'p, 'a> Thing<'p, 'a> {
    /// Returns all things with ids, complete or not, in file order.
    pub fn all(plan: &'p Plan<'a>) -> impl Iterator<Item = Self> + Clone {
        Self::each(plan).filter(|thing| !thing.id().is_empty())
    }

    /// Returns all things, including those without an id, in file order.
    pub fn each(plan: &'p Plan<'a>) -> impl Iterator<Item = Self> + Clone {
        plan.goals.iter().flat_map(Self::of_goal)
    }

    /// Returns a goal and all things below it, including those without an id, in file order.
    pub fn of_goal(goal: &'p Goal<'a>) -> impl Iterator<Item = Self> + Clone {
        let own = goal.activities.iter().map(move |activity| Self::Activity(goal, None, activity));
        let under = goal.priorities.iter().flat_map(move |priority| {
            let activities = priority.activities.iter();
            let activities = activities.map(move |activity| Self::Activity(goal, Some(priority), activity));
            std::iter::once(Self::Priority(goal, priority)).chain(activities)
        });
        std::iter::once(Self::Goal(goal)).chain(own).chain(under)
    }

    /// Returns the owners that it names itself.
    pub fn owners(&self) -> &'p Owners<'a> {
        match self {
            Self::Goal(goal) => &goal.owners,
            Self::Priority(_, priority) => &priority.owners,
            Self::Activity(_, _, activity) => &activity.owners,
        }
    }

    /// Indexes things by current and former ids. Of two with the same id the first is kept, and current ids take
    /// precedence over former ones.
    pub fn by_id(things: impl Iterator<Item = Self> + Clone) -> HashMap<String, Self> {
        let mut by_id = HashMap::new();
        for thing in things.clone() {
            by_id.entry(same_key(thing.id()).into_owned()).or_insert(thing);
        }
        for thing in things {
            for id in thing.formerly() {
                by_id.entry(same_key(id).into_owned()).or_insert(thing);
            }
        }
        by_id
    }

    /// Returns the id.
    pub fn id(&self) -> &'p Spanned<Str<'a>> {
        match self {
            Self::Goal(goal) => &goal.id,
            Self::Priority(_, priority) => &priority.id,
            Self::Activity(_, _, activity) => &activity.id,
        }
    }

    /// Returns the former ids, oldest first; none for a goal, which cannot be moved.
    pub fn formerly(&self) -> &'p [Spanned<Str<'a>>] {
        match self {
            Self::Goal(_) => &[],
            Self::Priority(_, priority) => &priority.formerly,
            Self::Activity(_, _, activity) => &activity.formerly,
        }
    }

    /// Returns the id and the former ones, the latest first.
    pub fn ids(self) -> impl Iterator<Item = &'p str> {
        std::iter::once(self.id()).chain(self.formerly().iter().rev()).map(|id| &*id.value)
    }

    /// Returns whether it has this current id, ignoring case and normalization.
    pub fn is_called(&self, id: &str) -> bool {
        same_key(self.id()) == same_key(id)
    }

    /// Returns the title.
    pub fn title(&self) -> &'p Spanned<Str<'a>> {
        match self {
            Self::Goal(goal) => &goal.title,
            Self::Priority(_, priority) => &priority.title,
            Self::Activity(_, _, activity) => &activity.title,
        }
    }

    /// Returns the text.
    pub fn text(&self) -> Option<&'p Spanned<Str<'a>>> {
        match self {
            Self::Goal(goal) => goal.text.as_ref(),
            Self::Priority(_, priority) => priority.text.as_ref(),
            Self::Activity(_, _, activity) => activity.text.as_ref(),
        }
    }

    /// Returns the tags.
    pub fn tags(&self) -> &'p [Spanned<Str<'a>>] {
        match self {
            Self::Goal(goal) => &goal.tags,
            Self::Priority(_, priority) => &priority.tags,
            Self::Activity(_, _, activity) => &activity.tags,
        }
    }

    /// Returns the links.
    pub fn links(&self) -> &'p [Link<'a>] {
        match self {
            Self::Goal(goal) => &goal.links,
            Self::Priority(_, priority) => &priority.links,
            Self::Activity(_, _, activity) => &activity.links,
        }
    }

    /// Returns the measures, in file order.
    pub fn measures(&self) -> &'p [Measure<'a>] {
        match self {
            Self::Goal(goal) => &goal.measures,
            Self::Priority(_, priority) => &priority.measures,
            Self::Activity(_, _, activity) => &activity.measures,
        }
    }

    /// Returns the follow-ups, in file order.
    pub fn follow_ups(&self) -> &'p [FollowUp<'a>] {
        match self {
            Self::Goal(goal) => &goal.follow_ups,
            Self::Priority(_, priority) => &priority.follow_ups,
            Self::Activity(_, _, activity) => &activity.follow_ups,
        }
    }

    /// Returns the start that an activity states.
    pub fn start(&self) -> Option<Spanned<When>> {
        match self {
            Self::Goal(_) | Self::Priority(..) => None,
            Self::Activity(_, _, activity) => activity.start,
        }
    }

    /// Returns the level.
    pub fn tier(&self) -> Tier {
        match self {
            Self::Goal(_) => Tier::Goal,
            Self::Priority(..) => Tier::Priority,
            Self::Activity(..) => Tier::Activity,
        }
    }

    /// Returns whether it has no errors; for a goal or a priority, whether its follow-ups have none.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Activity(_, _, activity) => activity.is_sound,
            Self::Goal(_) | Self::Priority(..) => self.follow_ups().iter().all(|follow_up| follow_up.is_sound),
        }
    }

    /// Returns whether it and its parents are complete.
    pub fn is_whole(&self) -> bool {
        let own = match self {
            Self::Goal(goal) => goal.is_whole,
            Self::Priority(_, priority) => priority.is_whole,
            Self::Activity(_, _, activity) => activity.is_whole,
        };
        own && self.parent().is_none_or(|parent| parent.is_whole())
    }

    /// Returns the parent; `None` for a goal.
    pub fn parent(&self) -> Option<Self> {
        match *self {
            Self::Goal(_) => None,
            Self::Priority(goal, _) | Self::Activity(goal, None, _) => Some(Self::Goal(goal)),
            Self::Activity(goal, Some(priority), _) => Some(Self::Priority(goal, priority)),
        }
    }

    /// Returns the goal that it is, or is under.
    pub fn goal(&self) -> &'p Goal<'a> {
        match *self {
            Self::Goal(goal) | Self::Priority(goal, _) | Self::Activity(goal, ..) => goal,
        }
    }

    /// Returns the priority that it is, or is under.
    pub fn priority(&self) -> Option<&'p Priority<'a>> {
        match *self {
            Self::Goal(_) => None,
            Self::Priority(_, priority) => Some(priority),
            Self::Activity(_, priority, _) => priority,
        }
    }

    /// Returns the activities directly below it.
    pub fn activities(&self) -> impl Iterator<Item = Self> {
        let (goal, priority, activities) = match *self {
            Self::Goal(goal) => (goal, None, &goal.activities[..]),
            Self::Priority(goal, priority) => (goal, Some(priority), &priority.activities[..]),
            Self::Activity(goal, priority, _) => (goal, priority, &[][..]),
        };
        activities.iter().map(move |activity| Self::Activity(goal, priority, activity))
    }

    /// Returns the file.
    pub fn file(&self) -> FileId {
        self.goal().file
    }

    /// Returns the span of its table; for a goal, which is a file, that of its id.
    pub fn span(&self) -> Span {
        match self {
            Self::Goal(goal) => goal.id.span,
            Self::Priority(_, priority) => priority.span,
            Self::Activity(_, _, activity) => activity.span,
        }
    }

    /// Returns the place of its id.
    pub fn place(&self) -> Place {
        self.id().place(self.file())
    }

    /// Returns whether a thing with the same id is a different one: of another kind, or with a dissimilar title.
    pub fn is_another(&self, other: &Thing<'_, '_>) -> bool {
        let is_of_kind = matches!(
            (self, other),
            (Self::Goal(_), Thing::Goal(_))
                | (Self::Priority(..), Thing::Priority(..))
                | (Self::Activity(..), Thing::Activity(..))
        );
        let (title, other) = (self.title(), other.title());
        // Without a title, they cannot be compared.
        let is_comparable = title.value != other.value && !title.is_empty() && !other.is_empty();
        !is_of_kind || (is_comparable && likeness(title, other) < LEAST_ALIKE)
    }
}

/// A level of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Goals.
    Goal,
    /// Priorities.
    Priority,
    /// Activities.
    Activity,
}

named! {
    Tier;
    /// Every level, from the top.
    ALL;
    /// Returns the name in the files.
    name;
    Goal = "goal",
    Priority = "priority",
    Activity = "activity",
}
