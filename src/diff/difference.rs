//! The difference between two versions of the plans.

use std::collections::{HashMap, VecDeque};

use super::compared::Compared;
use super::{Change, goal, governance, manifest};
use crate::model::{self, Goal, Placed, Plan, Portfolio, Priority, same_key};
use crate::query::{Level, LevelName};

/// The difference between two versions of the plans.
#[derive(Clone, Debug, Default)]
pub struct Difference {
    /// The changed things, in the order of the new files. A removed thing comes last under its old parent.
    pub things: Vec<Changed>,
}

/// A changed thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The kind.
    pub kind: ThingKind,
    /// The plan; `None` for the governance.
    pub plan: Option<ThingName>,
    /// The goal that it is, or is under.
    pub goal: Option<ThingName>,
    /// The priority that it is, or is under.
    pub priority: Option<ThingName>,
    /// The plan's own name of the level, if it has one.
    pub level: Option<LevelName>,
    /// The id, or the name of an owner or a status; the old one if it was removed.
    pub id: String,
    /// The title; empty for an owner or a status.
    pub title: String,
    /// The changes, at least one.
    pub changes: Vec<Change>,
}

/// A kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ThingKind {
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

impl ThingKind {
    /// Returns the name in machine formats.
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

impl ThingKind {
    /// Returns the level; `None` for kinds that are not levels of a plan.
    pub(super) fn level(self) -> Option<Level> {
        match self {
            Self::Governance | Self::Plan | Self::Status | Self::Owner => None,
            Self::Goal => Some(Level::Goal(model::Kind::Goal)),
            Self::Priority => Some(Level::Priority(model::Kind::Goal)),
            Self::Activity => Some(Level::Activity),
        }
    }
}

/// An id with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThingName {
    /// The id.
    pub id: String,
    /// The title.
    pub title: String,
}

impl ThingName {
    pub(super) fn new(id: &str, title: &str) -> Self {
        Self { id: id.to_owned(), title: title.to_owned() }
    }
}

impl Changed {
    /// Returns the name of the thing's level: the plan's word, or else the default one. `None` for kinds that are
    /// not levels of a plan.
    pub fn level_name(&self) -> Option<LevelName> {
        self.level.clone().or_else(|| self.kind.level().map(LevelName::usual))
    }

    /// Creates a change of something that belongs to a plan, but not to a goal.
    pub(super) fn of_plan(plan: &Plan<'_>, kind: ThingKind, id: &str, title: &str, changes: Vec<Change>) -> Self {
        let ThingName { id, title } = ThingName::new(id, title);
        let plan = Some(ThingName::new(&plan.id, &plan.title));
        Self { kind, plan, goal: None, priority: None, level: None, id, title, changes }
    }

    pub(super) fn of_goal(plan: &Plan<'_>, goal: &Goal<'_>, changes: Vec<Change>) -> Self {
        let of_plan = Self::of_plan(plan, ThingKind::Goal, &goal.id, &goal.title, changes);
        let level = LevelName::own(plan, Level::Goal(goal.kind));
        Self { goal: Some(ThingName::new(&goal.id, &goal.title)), level, ..of_plan }
    }

    pub(super) fn of_priority(plan: &Plan<'_>, goal: &Goal<'_>, priority: &Priority<'_>, changes: Vec<Change>) -> Self {
        let ThingName { id, title } = ThingName::new(&priority.id, &priority.title);
        let named = Some(ThingName::new(&priority.id, &priority.title));
        let level = LevelName::own(plan, Level::Priority(goal.kind));
        Self { kind: ThingKind::Priority, priority: named, level, id, title, ..Self::of_goal(plan, goal, changes) }
    }

    pub(super) fn of_activity(plan: &Plan<'_>, placed: Placed<'_, '_>, changes: Vec<Change>) -> Self {
        let (goal, priority, activity) = placed;
        let ThingName { id, title } = ThingName::new(&activity.id, &activity.title);
        let priority = priority.map(|priority| ThingName::new(&priority.id, &priority.title));
        let level = LevelName::own(plan, Level::Activity);
        Self { kind: ThingKind::Activity, priority, level, id, title, ..Self::of_goal(plan, goal, changes) }
    }
}

impl Difference {
    /// Returns whether there are no changes.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}

/// Compares all plans of two portfolios, and the governance.
///
/// What is not completely readable on either side is left out, so that nothing is reported as removed that may
/// still exist.
pub fn diff<'d>(before: &'d Portfolio<'d>, after: &'d Portfolio<'d>) -> Difference {
    let mut things = Vec::new();
    things.extend(of_governance(before, after));
    // Plans with equal ids, which `check` reports, are matched in order.
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
        (Some(then), Some(now)) if then.possible_names.is_empty() && now.possible_names.is_empty() => {
            (&now.title, governance::changes(then, now))
        }
        (Some(then), None) => (&then.title, vec![Change::Gone]),
        (None, Some(now)) => (&now.title, vec![Change::Added]),
        _ => return None,
    };
    let title = title.to_string();
    let (id, level) = (String::new(), None);
    Some(Changed { kind: ThingKind::Governance, plan: None, goal: None, priority: None, level, id, title, changes })
}

/// Adds a plan that was added or removed, with everything in it.
fn of_whole_plan(plan: &Plan<'_>, change: Change, things: &mut Vec<Changed>) {
    let only = || vec![change.clone()];
    things.push(Changed::of_plan(plan, ThingKind::Plan, &plan.id, &plan.title, only()));
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
    // Without the manifest, the meaning of statuses and owners is unknown.
    if !before.complete.manifest || !after.complete.manifest {
        return;
    }
    let compared = Compared::new(before, after);
    if before.complete.names.is_empty() && after.complete.names.is_empty() {
        let mut changes = manifest::changes(before, after);
        changes.extend(compared.owners(super::Field::OWNERS, &before.owners.named, &after.owners.named));
        things.push(Changed::of_plan(after, ThingKind::Plan, &after.id, &after.title, changes));
    }
    things.extend(manifest::changed_statuses(&compared));
    things.extend(manifest::changed_owners(&compared));
    goal::changed(&compared, things);
}
