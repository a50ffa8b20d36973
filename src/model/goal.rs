//! A goal of the plan: one file each.

use super::{Activity, FollowUp, Link, Measure, Owners, Priority, Str};
use crate::source::{FileId, Spanned};

/// What a goal file holds, and so what its levels are called (see [`Levels`](super::Levels)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A goal with political priorities.
    #[default]
    Goal,
    /// An area with strategic directions.
    Direction,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Goal, Self::Direction];

    /// Returns the kind's name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Direction => "direction",
        }
    }
}

/// A goal, or an area of strategic directions, with all that stands under it.
#[derive(Debug)]
pub struct Goal<'a> {
    /// A stable name, unique in the plan: the document's number.
    pub id: Spanned<Str<'a>>,
    /// The heading.
    pub title: Spanned<Str<'a>>,
    /// The kind: a goal or an area of directions.
    pub kind: Kind,
    /// The adopted text, where the heading has one of its own.
    pub text: Option<Spanned<Str<'a>>>,
    /// The roles that answer for every activity under it that says nothing of that itself.
    pub owners: Owners<'a>,
    /// The plan's own words for what it is about; see [`Activity::tags`].
    pub tags: Vec<Spanned<Str<'a>>>,
    /// Where more is said of it.
    pub links: Vec<Link<'a>>,
    /// The follow-ups of the goal itself, in file order.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The numbers that show how it goes, in file order.
    pub measures: Vec<Measure<'a>>,
    /// Activities directly under the goal.
    pub activities: Vec<Activity<'a>>,
    /// The priorities, in the order of the document.
    pub priorities: Vec<Priority<'a>>,
    /// The file it was read from.
    pub file: FileId,
    /// True where all of it could be read; what is not whole is checked, and otherwise left out.
    pub is_whole: bool,
}

impl<'a> Goal<'a> {
    /// Returns every activity with the priority it stands under, those directly under the goal first, whole or not.
    pub fn all_activities(&self) -> impl Iterator<Item = (Option<&Priority<'a>>, &Activity<'a>)> {
        let own = self.activities.iter().map(|activity| (None, activity));
        own.chain(
            self.priorities
                .iter()
                .flat_map(|priority| priority.activities.iter().map(move |activity| (Some(priority), activity))),
        )
    }
}
