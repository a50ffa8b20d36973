//! All that differs between two states of the plans.

use std::collections::{HashMap, VecDeque};

use super::compared::Compared;
use super::{Change, goals, governance, manifest, register, scale};
use crate::model::{self, Goal, Placed, Plan, Portfolio, Priority, same_key};
use crate::query::{Level, LevelName};

/// All that differs between two states of the plans.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// The differences, in the order of the new files; a removed thing comes last under its old parent.
    pub things: Vec<Changed>,
}

/// One thing that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The kind of thing.
    pub kind: Kind,
    /// The plan it belongs to; none for what governs the plans.
    pub plan: Option<Named>,
    /// The goal it stands under, or is.
    pub goal: Option<Named>,
    /// The priority it stands under, or is.
    pub priority: Option<Named>,
    /// The plan's own name of the level, where that is not the tool's word.
    pub level: Option<LevelName>,
    /// Its id, an owner's or a status's name; that it had where it is gone.
    pub id: String,
    /// Its title; none of an owner or a status.
    pub title: String,
    /// The changes, at least one.
    pub changes: Vec<Change>,
}

/// A kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The governance of the plans.
    Governance,
    /// A plan.
    Plan,
    /// A status of a plan's scale.
    Status,
    /// An owner of a plan's register.
    Owner,
    /// A goal.
    Goal,
    /// A priority.
    Priority,
    /// An activity.
    Activity,
}

impl Kind {
    /// Returns the kind's name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Governance => "governance",
            Self::Plan => "plan",
            Self::Status => "status",
            Self::Owner => "owner",
            Self::Goal => "goal",
            Self::Priority => "priority",
            Self::Activity => "activity",
        }
    }
}

impl Kind {
    /// Returns the level of a plan that it is; none for anything else.
    pub(super) fn level(self) -> Option<Level> {
        match self {
            Self::Governance | Self::Plan | Self::Status | Self::Owner => None,
            Self::Goal => Some(Level::Goal(model::Kind::Goal)),
            Self::Priority => Some(Level::Priority(model::Kind::Goal)),
            Self::Activity => Some(Level::Activity),
        }
    }
}

/// An id with the title that goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

impl Named {
    pub(super) fn new(id: &str, title: &str) -> Self {
        Self { id: id.to_owned(), title: title.to_owned() }
    }
}

impl Changed {
    /// Returns what such a thing is called: the plan's word, else the tool's. None for what is no level of a plan.
    pub fn level_name(&self) -> Option<LevelName> {
        self.level.clone().or_else(|| self.kind.level().map(LevelName::usual))
    }

    /// Something that belongs to a plan and to none of its goals.
    pub(super) fn of_plan(plan: &Plan<'_>, kind: Kind, id: &str, title: &str, changes: Vec<Change>) -> Self {
        let Named { id, title } = Named::new(id, title);
        let plan = Some(Named::new(&plan.id, &plan.title));
        Self { kind, plan, goal: None, priority: None, level: None, id, title, changes }
    }

    pub(super) fn of_goal(plan: &Plan<'_>, goal: &Goal<'_>, changes: Vec<Change>) -> Self {
        let of_plan = Self::of_plan(plan, Kind::Goal, &goal.id, &goal.title, changes);
        let level = LevelName::own(plan, Level::Goal(goal.kind));
        Self { goal: Some(Named::new(&goal.id, &goal.title)), level, ..of_plan }
    }

    pub(super) fn of_priority(plan: &Plan<'_>, goal: &Goal<'_>, priority: &Priority<'_>, changes: Vec<Change>) -> Self {
        let Named { id, title } = Named::new(&priority.id, &priority.title);
        let named = Some(Named::new(&priority.id, &priority.title));
        let level = LevelName::own(plan, Level::Priority(goal.kind));
        Self { kind: Kind::Priority, priority: named, level, id, title, ..Self::of_goal(plan, goal, changes) }
    }

    pub(super) fn of_activity(plan: &Plan<'_>, placed: Placed<'_, '_>, changes: Vec<Change>) -> Self {
        let (goal, priority, activity) = placed;
        let Named { id, title } = Named::new(&activity.id, &activity.title);
        let priority = priority.map(|priority| Named::new(&priority.id, &priority.title));
        let level = LevelName::own(plan, Level::Activity);
        Self { kind: Kind::Activity, priority, level, id, title, ..Self::of_goal(plan, goal, changes) }
    }
}

impl Difference {
    /// Returns whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}

/// Compares all the plans of two portfolios, and what governs them.
///
/// What could not be read in full on either side is left out: nothing is called gone that may stand there.
pub fn diff<'d>(before: &'d Portfolio<'d>, after: &'d Portfolio<'d>) -> Difference {
    let mut things = Vec::new();
    things.extend(of_governance(before, after));
    // Plans of one id, which `check` finds, are told apart by their order.
    let mut left: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (at, plan) in before.plans.iter().enumerate() {
        left.entry(same_key(&plan.id).into_owned()).or_default().push_back(at);
    }
    for now in &after.plans {
        match left.get_mut(&*same_key(&now.id)).and_then(VecDeque::pop_front) {
            Some(then) => of_plan(&before.plans[then], now, &mut things),
            None => of_whole_plan(now, Change::Added, &mut things),
        }
    }
    let mut gone: Vec<usize> = left.into_values().flatten().collect();
    gone.sort_unstable();
    for then in gone {
        of_whole_plan(&before.plans[then], Change::Gone, &mut things);
    }
    things.retain(|changed| !changed.changes.is_empty());
    Difference { things }
}

fn of_governance(before: &Portfolio<'_>, after: &Portfolio<'_>) -> Option<Changed> {
    let (title, changes) = match (&before.governance, &after.governance) {
        (Some(then), Some(now)) if then.unread.is_empty() && now.unread.is_empty() => {
            (&now.title, governance::changes(then, now))
        }
        (Some(then), None) => (&then.title, vec![Change::Gone]),
        (None, Some(now)) => (&now.title, vec![Change::Added]),
        _ => return None,
    };
    let title = title.to_string();
    let (id, level) = (String::new(), None);
    Some(Changed { kind: Kind::Governance, plan: None, goal: None, priority: None, level, id, title, changes })
}

/// A plan that is new or gone, with all that is in it.
fn of_whole_plan(plan: &Plan<'_>, change: Change, things: &mut Vec<Changed>) {
    let only = || vec![change.clone()];
    things.push(Changed::of_plan(plan, Kind::Plan, &plan.id, &plan.title, only()));
    for goal in &plan.goals {
        things.push(Changed::of_goal(plan, goal, only()));
        things.extend(goal.activities.iter().map(|it| Changed::of_activity(plan, (goal, None, it), only())));
        for priority in &goal.priorities {
            things.push(Changed::of_priority(plan, goal, priority, only()));
            let activities = priority.activities.iter();
            things.extend(activities.map(|it| Changed::of_activity(plan, (goal, Some(priority), it), only())));
        }
    }
}

fn of_plan<'d>(before: &'d Plan<'d>, after: &'d Plan<'d>, things: &mut Vec<Changed>) {
    // Without its manifest nothing is known of what a plan's statuses and owners mean.
    if !before.complete.manifest || !after.complete.manifest {
        return;
    }
    let compared = Compared::new(before, after);
    if before.complete.names.is_empty() && after.complete.names.is_empty() {
        let mut changes = manifest::changes(before, after);
        changes.extend(compared.owners(super::Field::OWNERS, &before.owners.named, &after.owners.named));
        things.push(Changed::of_plan(after, Kind::Plan, &after.id, &after.title, changes));
    }
    things.extend(scale::changed(&compared));
    things.extend(register::changed(&compared));
    goals::changed(&compared, things);
}
