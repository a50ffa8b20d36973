//! A thing of the plan that has an id.

use std::collections::HashMap;

use super::{Activity, FollowUp, Goal, Link, Measure, Owners, Plan, Priority, Str, Tier, likeness, same_key};
use crate::source::{FileId, Place, Spanned};

/// Titles that share less than this, from 0 to 1, are of different things.
const LEAST_ALIKE: f64 = 0.4;

/// A goal, a priority or an activity, with what it stands under.
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
    /// Returns everything in a plan that has an id, whole or not, in file order.
    pub fn all(plan: &'p Plan<'a>) -> impl Iterator<Item = Self> + Clone {
        Self::each(plan).filter(|thing| !thing.id().is_empty())
    }

    /// Returns everything that stands in a plan, also what lacks its id, in file order.
    pub fn each(plan: &'p Plan<'a>) -> impl Iterator<Item = Self> + Clone {
        plan.goals.iter().flat_map(|goal| {
            let own = goal.activities.iter().map(move |activity| Self::Activity(goal, None, activity));
            let under = goal.priorities.iter().flat_map(move |priority| {
                let activities = priority.activities.iter();
                let activities = activities.map(move |activity| Self::Activity(goal, Some(priority), activity));
                std::iter::once(Self::Priority(goal, priority)).chain(activities)
            });
            std::iter::once(Self::Goal(goal)).chain(own).chain(under)
        })
    }

    /// Returns whom it names itself to answer.
    pub fn owners(&self) -> &'p Owners<'a> {
        match self {
            Self::Goal(goal) => &goal.owners,
            Self::Priority(_, priority) => &priority.owners,
            Self::Activity(_, _, activity) => &activity.owners,
        }
    }

    /// Returns things by their ids, and what was moved also by those that it had; of two with the same id the
    /// first, and one that has an id now before one that had it.
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

    /// Returns its id.
    pub fn id(&self) -> &'p Spanned<Str<'a>> {
        match self {
            Self::Goal(goal) => &goal.id,
            Self::Priority(_, priority) => &priority.id,
            Self::Activity(_, _, activity) => &activity.id,
        }
    }

    /// Returns the ids that it had before it was moved, in the order it had them; a goal is not moved.
    pub fn formerly(&self) -> &'p [Spanned<Str<'a>>] {
        match self {
            Self::Goal(_) => &[],
            Self::Priority(_, priority) => &priority.formerly,
            Self::Activity(_, _, activity) => &activity.formerly,
        }
    }

    /// Returns whether it has an id now, in any normal form and case; one that it had does not count.
    pub fn is_called(&self, id: &str) -> bool {
        same_key(self.id()) == same_key(id)
    }

    /// Returns its title.
    pub fn title(&self) -> &'p Spanned<Str<'a>> {
        match self {
            Self::Goal(goal) => &goal.title,
            Self::Priority(_, priority) => &priority.title,
            Self::Activity(_, _, activity) => &activity.title,
        }
    }

    /// Returns its text.
    pub fn text(&self) -> Option<&'p Spanned<Str<'a>>> {
        match self {
            Self::Goal(goal) => goal.text.as_ref(),
            Self::Priority(_, priority) => priority.text.as_ref(),
            Self::Activity(_, _, activity) => activity.text.as_ref(),
        }
    }

    /// Returns its tags.
    pub fn tags(&self) -> &'p [Spanned<Str<'a>>] {
        match self {
            Self::Goal(goal) => &goal.tags,
            Self::Priority(_, priority) => &priority.tags,
            Self::Activity(_, _, activity) => &activity.tags,
        }
    }

    /// Returns its links.
    pub fn links(&self) -> &'p [Link<'a>] {
        match self {
            Self::Goal(goal) => &goal.links,
            Self::Priority(_, priority) => &priority.links,
            Self::Activity(_, _, activity) => &activity.links,
        }
    }

    /// Returns its measures, in file order.
    pub fn measures(&self) -> &'p [Measure<'a>] {
        match self {
            Self::Goal(goal) => &goal.measures,
            Self::Priority(_, priority) => &priority.measures,
            Self::Activity(_, _, activity) => &activity.measures,
        }
    }

    /// Returns its follow-ups, in file order.
    pub fn follow_ups(&self) -> &'p [FollowUp<'a>] {
        match self {
            Self::Goal(goal) => &goal.follow_ups,
            Self::Priority(_, priority) => &priority.follow_ups,
            Self::Activity(_, _, activity) => &activity.follow_ups,
        }
    }

    /// Returns which level it is at.
    pub fn tier(&self) -> Tier {
        match self {
            Self::Goal(_) => Tier::Goal,
            Self::Priority(..) => Tier::Priority,
            Self::Activity(..) => Tier::Activity,
        }
    }

    /// Returns whether all of it was understood; of a goal or a priority, all that was stated of it.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Activity(_, _, activity) => activity.is_sound,
            Self::Goal(_) | Self::Priority(..) => self.follow_ups().iter().all(|follow_up| follow_up.is_sound),
        }
    }

    /// Returns whether it, and all that it stands under, could be read whole.
    pub fn is_whole(&self) -> bool {
        let own = match self {
            Self::Goal(goal) => goal.is_whole,
            Self::Priority(_, priority) => priority.is_whole,
            Self::Activity(_, _, activity) => activity.is_whole,
        };
        own && self.parent().is_none_or(|parent| parent.is_whole())
    }

    /// Returns what it stands directly under; none for a goal.
    pub fn parent(&self) -> Option<Self> {
        match *self {
            Self::Goal(_) => None,
            Self::Priority(goal, _) | Self::Activity(goal, None, _) => Some(Self::Goal(goal)),
            Self::Activity(goal, Some(priority), _) => Some(Self::Priority(goal, priority)),
        }
    }

    /// Returns the activities directly under it.
    pub fn activities(&self) -> impl Iterator<Item = Self> {
        let (goal, priority, activities) = match *self {
            Self::Goal(goal) => (goal, None, &goal.activities[..]),
            Self::Priority(goal, priority) => (goal, Some(priority), &priority.activities[..]),
            Self::Activity(goal, priority, _) => (goal, priority, &[][..]),
        };
        activities.iter().map(move |activity| Self::Activity(goal, priority, activity))
    }

    /// Returns the file it stands in.
    pub fn file(&self) -> FileId {
        match self {
            Self::Goal(goal) | Self::Priority(goal, _) | Self::Activity(goal, ..) => goal.file,
        }
    }

    /// Returns where its id stands.
    pub fn place(&self) -> Place {
        self.id().place(self.file())
    }

    /// Returns whether something with the same id is not the same thing: of another kind, or with a title that shares
    /// little with this one's.
    pub fn is_another(&self, other: &Thing<'_, '_>) -> bool {
        let is_of_kind = matches!(
            (self, other),
            (Self::Goal(_), Thing::Goal(_))
                | (Self::Priority(..), Thing::Priority(..))
                | (Self::Activity(..), Thing::Activity(..))
        );
        let (title, other) = (self.title(), other.title());
        // What has no title cannot be compared.
        let is_comparable = title.value != other.value && !title.is_empty() && !other.is_empty();
        !is_of_kind || (is_comparable && likeness(title, other) < LEAST_ALIKE)
    }
}
