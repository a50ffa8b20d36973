//! Goals, one a file.

use super::{Activity, FollowUp, Link, Measure, Owners, Priority, Str};
use crate::source::{FileId, Spanned};

/// The kind of a goal file, which determines the names of its levels (see [`Levels`](super::Levels)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A goal with political priorities.
    #[default]
    Goal,
    /// An area with strategic directions.
    Direction,
}

named! {
    Kind;
    /// Every kind.
    ALL;
    /// Returns the kind's name in the files.
    name;
    Goal = "goal",
    Direction = "direction",
}

/// A goal, or an area of strategic directions, with everything below it.
#[derive(Debug)]
pub struct Goal<'a> {
    /// The id, unique in the plan: the document's number.
    pub id: Spanned<Str<'a>>,
    /// The heading.
    pub title: Spanned<Str<'a>>,
    /// The kind: a goal or an area of directions.
    pub kind: Kind,
    /// The adopted text.
    pub text: Option<Spanned<Str<'a>>>,
    /// The default owners of the activities below it.
    pub owners: Owners<'a>,
    /// Tags; see [`Activity::tags`].
    pub tags: Vec<Spanned<Str<'a>>>,
    /// Links.
    pub links: Vec<Link<'a>>,
    /// The follow-ups of the goal itself, in file order.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The measures, in file order.
    pub measures: Vec<Measure<'a>>,
    /// Activities directly under the goal.
    pub activities: Vec<Activity<'a>>,
    /// The priorities, in the order of the document.
    pub priorities: Vec<Priority<'a>>,
    /// The file.
    pub file: FileId,
    /// True if it is complete. An incomplete one is checked, but left out of everything else.
    pub is_whole: bool,
}

impl<'a> Goal<'a> {
    /// Returns all activities with their priorities, complete or not. Those directly under the goal come first.
    pub fn all_activities(&self) -> impl Iterator<Item = (Option<&Priority<'a>>, &Activity<'a>)> {
        let own = self.activities.iter().map(|activity| (None, activity));
        own.chain(
            self.priorities
                .iter()
                .flat_map(|priority| priority.activities.iter().map(move |activity| (Some(priority), activity))),
        )
    }
}
