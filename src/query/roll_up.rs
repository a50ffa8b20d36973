//! Counts of activities, or of goals and priorities, by standing, in groups.

use std::collections::HashMap;

use super::entry::tags;
use super::measure::owner_names;
use super::{Assessable, Completion, Counts, Selection, Standing};
use crate::model::{Governance, Plan, Stage, Thing, When, same_key};

/// The property that activities are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// The goal.
    Goal,
    /// The priority, or the goal for activities directly under it.
    Priority,
    /// Each owner. An activity with two owners is in both groups.
    Owner,
    /// The start.
    Start,
    /// The plan.
    Plan,
    /// Each of the board's yearly priorities that the priority serves.
    Focus,
    /// Each tag of the activity and its parents.
    Tag,
    /// The stated status, or else the stage derived from the calendar.
    Status,
}

named! {
    GroupBy;
    /// Every property, in the order of help.
    ALL;
    /// Returns the name in machine formats.
    name;
    Goal = "goal",
    Priority = "priority",
    Owner = "owner",
    Start = "start",
    Plan = "plan",
    Focus = "focus",
    Tag = "tag",
    Status = "status",
}

/// The counts of one group of activities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The plan of the group, if it is in a single plan.
    pub plan: Option<String>,
    /// The id or name of the common property; empty if they lack it.
    pub key: String,
    /// The title of the common property; empty if they lack it.
    pub title: String,
    /// The counts by stage.
    pub counts: Counts,
}

/// The counts of activities in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollUp {
    /// All groups with activities, in the order of the plans; periods in calendar order. The board's priorities are
    /// included even without activities.
    pub groups: Vec<Group>,
    /// The counts of all activities, each counted once.
    pub total: Counts,
    /// The completion of all activities.
    pub completion: Completion,
}

/// Counts things, which are those of `selection`, in groups.
pub fn roll_up<'p, 'a: 'p>(
    selection: &Selection<'_, '_>,
    things: impl Iterator<Item = Assessable<'p, 'a>>,
    by: GroupBy,
    governance: Option<&Governance<'_>>,
) -> RollUp {
    let things = things.map(|it| (it.plan, it.thing, Some(it.standing)));
    let mut counted = in_groups(selection, things, by, governance);
    counted.groups.retain(|group| group.counts.total() > 0 || is_asked(selection, by, group));
    counted
}

/// A thing with its plan, and with its standing in a period if it has any.
pub(super) type ThingIn<'p, 'a> = (&'p Plan<'a>, Thing<'p, 'a>, Option<Standing<'p, 'a>>);

/// Counts the same things in groups for each period. The groups are the same in all of them.
pub(super) fn roll_ups<'p, 'a: 'p, T: Iterator<Item = ThingIn<'p, 'a>>>(
    selections: &[Selection<'_, '_>],
    things_in: impl Fn(usize) -> T,
    by: GroupBy,
    governance: Option<&Governance<'_>>,
) -> Vec<RollUp> {
    let in_period = |(at, selection)| in_groups(selection, things_in(at), by, governance);
    let mut all: Vec<RollUp> = selections.iter().enumerate().map(in_period).collect();
    let Some((last, selection)) = all.last().zip(selections.last()) else { return all };
    let has_any = |at: usize| all.iter().any(|counted| counted.groups[at].counts.total() > 0);
    let groups = last.groups.iter().enumerate();
    let kept: Vec<bool> = groups.map(|(at, group)| has_any(at) || is_asked(selection, by, group)).collect();
    for counted in &mut all {
        let mut kept = kept.iter();
        counted.groups.retain(|_| kept.next().is_some_and(|is_kept| *is_kept));
    }
    all
}

/// Returns whether a group is shown even if it is empty.
fn is_asked(selection: &Selection<'_, '_>, by: GroupBy, group: &Group) -> bool {
    match by {
        // A priority of the board without activities is important to see.
        GroupBy::Focus => selection.asks_for_focus(&group.key),
        GroupBy::Status => !group.title.is_empty() && !selection.asks_for_status(),
        _ => false,
    }
}

/// Counts things in groups, which also the things without a standing have. So the same things make the same groups.
fn in_groups<'p, 'a: 'p>(
    selection: &Selection<'_, '_>,
    things: impl Iterator<Item = ThingIn<'p, 'a>>,
    by: GroupBy,
    governance: Option<&Governance<'_>>,
) -> RollUp {
    let mut groups = Groups::default();
    match by {
        GroupBy::Owner => groups.begin_with_owners(selection),
        GroupBy::Focus => groups.begin_with_focuses(governance),
        GroupBy::Status => groups.begin_with_statuses(selection),
        GroupBy::Goal | GroupBy::Priority | GroupBy::Start | GroupBy::Plan | GroupBy::Tag => {}
    }
    let (mut total, mut completion) = (Counts::default(), Completion::default());
    for (plan, thing, standing) in things {
        if let Some(standing) = standing {
            total.add(&standing);
            if let Some(entry) = (Assessable { plan, thing, standing }).entry() {
                completion.add(&entry);
            }
        }
        groups.add(by, plan, thing, standing.as_ref());
    }
    let mut groups: Vec<(Option<When>, Group)> = groups.list;
    if by == GroupBy::Start {
        groups.sort_by_key(|(start, _)| *start);
    }
    RollUp { groups: groups.into_iter().map(|(_, group)| group).collect(), total, completion }
}

/// Groups in order of appearance, indexed by the common property.
#[derive(Default)]
struct Groups {
    list: Vec<(Option<When>, Group)>,
    by_name: HashMap<String, usize>,
    /// The address of the last activity's property, with the index of its group. Neighbours usually have the same.
    last: Option<(usize, usize)>,
}

impl Groups {
    fn add<'p, 'a>(
        &mut self,
        by: GroupBy,
        plan: &'p Plan<'a>,
        thing: Thing<'p, 'a>,
        standing: Option<&Standing<'_, '_>>,
    ) {
        let (goal, priority) = (thing.goal(), thing.priority());
        let in_plan = Some(&*plan.id.value);
        match by {
            GroupBy::Plan => self.add_neighbour(plan, standing, (None, &plan.id, &plan.title)),
            GroupBy::Goal => self.add_neighbour(goal, standing, (in_plan, &goal.id, &goal.title)),
            GroupBy::Priority => match priority {
                Some(priority) => self.add_neighbour(priority, standing, (in_plan, &priority.id, &priority.title)),
                None => self.add_neighbour(goal, standing, (in_plan, &goal.id, &goal.title)),
            },
            GroupBy::Owner => {
                let mut owners = owner_names(plan, thing).peekable();
                if owners.peek().is_none() {
                    self.add_named("", standing);
                }
                owners.for_each(|name| self.add_named(name, standing));
            }
            GroupBy::Focus => match priority.filter(|priority| !priority.focus.is_empty()) {
                Some(priority) => priority.focus.iter().for_each(|focus| self.add_named(focus, standing)),
                None => self.add_named("", standing),
            },
            GroupBy::Tag => {
                let mut tags = tags(thing).peekable();
                if tags.peek().is_none() {
                    self.add_named("", standing);
                }
                tags.for_each(|tag| self.add_named(tag, standing));
            }
            GroupBy::Status => {
                let Some(standing) = standing else { return };
                let at = standing.status.map(|status| self.named(&status.name));
                let at = at.unwrap_or_else(|| self.unstated(standing.stage));
                self.count(at, Some(standing));
            }
            GroupBy::Start => {
                let start = thing.start().map(|start| *start);
                let at = self.named(&start.map(|start| start.to_string()).unwrap_or_default());
                self.list[at].0 = start;
                self.count(at, standing);
            }
        }
    }

    /// Counts an activity in the group of a thing whose activities are contiguous in the files.
    fn add_neighbour<T>(
        &mut self,
        thing: &T,
        standing: Option<&Standing<'_, '_>>,
        (plan, key, title): (Option<&str>, &str, &str),
    ) {
        let address = std::ptr::from_ref(thing).addr();
        let at = match self.last {
            Some((last, at)) if last == address => at,
            _ => self.push(plan, key, title),
        };
        self.last = Some((address, at));
        self.count(at, standing);
    }

    fn add_named(&mut self, name: &str, standing: Option<&Standing<'_, '_>>) {
        let at = self.named(name);
        self.count(at, standing);
    }

    /// Counts a standing, if there is one, in the group at an index.
    fn count(&mut self, at: usize, standing: Option<&Standing<'_, '_>>) {
        if let Some(standing) = standing {
            self.list[at].1.counts.add(standing);
        }
    }

    fn named(&mut self, name: &str) -> usize {
        if let Some(&at) = self.by_name.get(name) {
            return at;
        }
        // Two plans may spell a name differently.
        let key = same_key(name).into_owned();
        let at = self.by_name.get(&key).copied().unwrap_or_else(|| self.push(None, name, name));
        self.by_name.insert(key, at);
        self.by_name.insert(name.to_owned(), at);
        at
    }

    fn push(&mut self, plan: Option<&str>, key: &str, title: &str) -> usize {
        let (plan, key, title) = (plan.map(str::to_owned), key.to_owned(), title.to_owned());
        self.list.push((None, Group { plan, key, title, counts: Counts::default() }));
        self.list.len() - 1
    }

    fn begin_with_owners(&mut self, selection: &Selection<'_, '_>) {
        for (_, owner) in selection.plans.iter().flat_map(|selected| selected.plan.register.iter()) {
            self.named(&owner.name);
        }
    }

    /// Returns the group of activities with a stage that is only derived. It has no title, so that it is not mistaken
    /// for a status.
    fn unstated(&mut self, stage: Stage) -> usize {
        let is_it = |(_, group): &(Option<When>, Group)| group.title.is_empty() && group.key == stage.name();
        let found = self.list.iter().position(is_it);
        found.unwrap_or_else(|| self.push(None, stage.name(), ""))
    }

    fn begin_with_statuses(&mut self, selection: &Selection<'_, '_>) {
        for (_, status) in selection.plans.iter().flat_map(|selected| selected.plan.scale.iter()) {
            self.named(&status.name);
        }
        for stage in [Stage::Planned, Stage::Unassessed, Stage::Closed] {
            self.unstated(stage);
        }
    }

    fn begin_with_focuses(&mut self, governance: Option<&Governance<'_>>) {
        for focus in governance.iter().flat_map(|governance| &governance.focuses).flat_map(|focus| &focus.priorities) {
            self.named(focus);
        }
    }
}
