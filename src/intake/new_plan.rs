//! New plans, before they are written.

use std::collections::HashSet;

use crate::model::{Color, Day, Interval, Kind, Period, Stage, Unit, When};

/// A plan without files yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    /// The id, which is also the name of its folder.
    pub id: String,
    /// The title.
    pub title: String,
    /// The language tag.
    pub language: String,
    /// The first and the last year.
    pub years: (u16, u16),
    /// The interval of its follow-up.
    pub every: Unit,
    /// The current period.
    pub current: Period,
    /// The owner of activities without one.
    pub answering: Option<String>,
    /// The description.
    pub about: Option<String>,
    /// The statuses, in the order of the plan.
    pub scale: Vec<NewStatus>,
    /// The owners that activities name, each once.
    pub owners: Vec<String>,
    /// The goals, in the order of the plan.
    pub goals: Vec<NewGoal>,
}

impl NewPlan {
    /// Returns whether a name is written with another case than in the register.
    pub fn spells_names_apart(&self) -> bool {
        let own: HashSet<&String> = self.owners.iter().collect();
        let above = self
            .goals
            .iter()
            .flat_map(|goal| goal.owners.iter().chain(goal.priorities.iter().flat_map(|it| &it.owners)));
        let below = self.all().flat_map(|(_, _, it)| it.owners.iter().chain(&it.support));
        above.chain(below).any(|name| !own.contains(name))
    }

    /// Returns whether there are statuses that should have a note, but no activity has a note.
    pub fn lacks_notes(&self) -> bool {
        let in_priorities = self.goals.iter().flat_map(|goal| &goal.priorities).flat_map(|it| &it.activities);
        let all = self.goals.iter().flat_map(|goal| &goal.activities).chain(in_priorities);
        let mut follow_ups = all.flat_map(|activity| &activity.follow_ups);
        let asks = |name: &String| {
            let status = self.scale.iter().find(|status| status.name == *name);
            status.is_some_and(|status| matches!(status.stage, Stage::OffTrack | Stage::Ongoing))
        };
        let is_asked = follow_ups.clone().any(|it| it.status.as_ref().is_some_and(asks));
        is_asked && follow_ups.all(|it| it.note.is_none())
    }
}

/// A status of a new plan's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStatus {
    /// The name in the plan.
    pub name: String,
    /// The stage it stands for.
    pub stage: Stage,
    /// The colour.
    pub color: Color,
    /// The meaning in the plan.
    pub meaning: Option<String>,
}

/// A cell or a paragraph of an imported document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    pub(super) document: usize,
    pub(super) piece: usize,
}

/// An id in a document, which may be invalid in a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct AdoptedId {
    pub(super) id: String,
    /// The piece that has it; none for the name of a sheet.
    pub(super) origin: Option<Origin>,
    /// The text after it, such as the title of a heading.
    pub(super) rest: String,
}

/// A follow-up of an activity in a new plan.
#[derive(Clone, Debug, PartialEq)]
pub struct NewFollowUp {
    /// The period.
    pub period: Period,
    /// The name of the status.
    pub status: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// The cells it was taken from.
    pub origins: Vec<Origin>,
    /// The cell of the status.
    pub(super) stated: Option<Origin>,
    /// True if a word for *done* is no status, as what stands beside it may say otherwise.
    pub(super) is_doubted: bool,
}

/// A goal of a new plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewGoal {
    /// The id; empty until all ids are assigned.
    pub id: String,
    /// The id in the document.
    pub adopted: Option<AdoptedId>,
    /// The cells and paragraphs it was taken from.
    pub origins: Vec<Origin>,
    /// The title, as adopted.
    pub title: String,
    /// A goal, or an area of directions.
    pub kind: Kind,
    /// The adopted text under the title.
    pub text: Option<String>,
    /// The owners of the activities below that have none.
    pub owners: Vec<String>,
    /// The follow-ups of itself.
    pub follow_ups: Vec<NewFollowUp>,
    /// Those who support these owners.
    pub support: Vec<String>,
    /// Comments to write above it.
    pub remarks: Vec<String>,
    /// The activities directly under it.
    pub activities: Vec<NewActivity>,
    /// The priorities, in the order of the plan.
    pub priorities: Vec<NewPriority>,
}

/// A priority of a new plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewPriority {
    /// The id; empty until all ids are assigned.
    pub id: String,
    /// The id in the document.
    pub adopted: Option<AdoptedId>,
    /// The cells and paragraphs it was taken from.
    pub origins: Vec<Origin>,
    /// The title, as adopted.
    pub title: String,
    /// The adopted text under the title.
    pub text: Option<String>,
    /// The owners of the activities below that have none.
    pub owners: Vec<String>,
    /// The follow-ups of itself.
    pub follow_ups: Vec<NewFollowUp>,
    /// Those who support these owners.
    pub support: Vec<String>,
    /// The ids of other priorities whose activities also belong here.
    pub see: Vec<String>,
    /// The paragraphs that refer to other priorities.
    pub(super) leads: Vec<(String, Origin)>,
    /// Comments to write above it.
    pub remarks: Vec<String>,
    /// The activities, in the order of the plan.
    pub activities: Vec<NewActivity>,
}

/// An activity of a new plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewActivity {
    /// The id; empty until all ids are assigned.
    pub id: String,
    /// The id in the document.
    pub adopted: Option<AdoptedId>,
    /// The cells and paragraphs it was taken from.
    pub origins: Vec<Origin>,
    /// The title, as adopted.
    pub title: String,
    /// The owners.
    pub owners: Vec<String>,
    /// True if the document says that it has none, so that those above do not answer for it.
    pub has_nobody: bool,
    /// The supporting owners.
    pub support: Vec<String>,
    /// The start.
    pub start: Option<When>,
    /// The interval at which it is repeated.
    pub every: Option<Interval>,
    /// The last period or day it runs in.
    pub until: Option<When>,
    /// The deadline.
    pub deadline: Option<When>,
    /// The cells of the dates, each with the key that it gave.
    pub(super) times: Vec<(&'static str, Origin)>,
    /// Links to more information.
    pub links: Vec<String>,
    /// The follow-ups.
    pub follow_ups: Vec<NewFollowUp>,
    /// Comments to write above it.
    pub remarks: Vec<String>,
}

impl NewPlan {
    /// Returns an empty plan.
    pub fn begun(id: String, language: String, every: Unit, today: Day) -> Self {
        Self {
            id,
            title: String::new(),
            language,
            years: (0, 0),
            every,
            current: today.month(),
            about: None,
            answering: None,
            scale: Vec::new(),
            owners: Vec::new(),
            goals: Vec::new(),
        }
    }

    /// Returns every activity, with its goal and its priority.
    pub(super) fn all(&self) -> impl Iterator<Item = (&NewGoal, Option<&NewPriority>, &NewActivity)> {
        placed(&self.goals)
    }

    /// Returns every activity, mutably.
    pub(super) fn all_mut(&mut self) -> impl Iterator<Item = &mut NewActivity> {
        self.goals.iter_mut().flat_map(|goal| {
            goal.activities.iter_mut().chain(goal.priorities.iter_mut().flat_map(|it| &mut it.activities))
        })
    }

    /// Returns the activities without an owner of their own or of a level above.
    pub(super) fn without_owner(&self) -> impl Iterator<Item = &NewActivity> {
        let has_none = |goal: &NewGoal, priority: Option<&NewPriority>, it: &NewActivity| {
            goal.owners.is_empty() && it.owners.is_empty() && priority.is_none_or(|it| it.owners.is_empty())
        };
        self.all().filter(move |(goal, priority, it)| has_none(goal, *priority, it)).map(|(_, _, it)| it)
    }
}

/// Returns the activities of goals, each with its goal and its priority.
fn placed(goals: &[NewGoal]) -> impl Iterator<Item = (&NewGoal, Option<&NewPriority>, &NewActivity)> {
    goals.iter().flat_map(|goal| {
        let own = goal.activities.iter().map(move |it| (goal, None, it));
        let of = move |priority| move |it| (goal, Some(priority), it);
        own.chain(goal.priorities.iter().flat_map(move |priority| priority.activities.iter().map(of(priority))))
    })
}

/// Returns the activities of goals.
pub(super) fn activities(goals: &[NewGoal]) -> impl Iterator<Item = &NewActivity> {
    placed(goals).map(|(_, _, it)| it)
}
