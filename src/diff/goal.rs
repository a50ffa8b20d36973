//! The differences between the goals of two plans, with their priorities and activities, in file order.

use std::collections::HashMap;

use super::activity::parent;
use super::compared::Compared;
use super::field::{links, names, renumbered, text, value};
use super::pair::{MatchNames, Pairs, pair};
use super::{Change, Changed, Field, Value, activity, follow_up, measure};
use crate::model::{Goal, Placed, Plan, Priority};

/// Adds the changed things. Removed ones come after the rest of their goal.
pub(super) fn changed(compared: &Compared<'_>, things: &mut Vec<Changed>) {
    let (before, after) = (compared.before, compared.after);
    let priorities: Vec<(&Goal<'_>, &Priority<'_>)> = before.all_priorities().collect();
    let activities: Vec<Placed<'_, '_>> = before.all_activities().collect();
    let pairs = pair(&known(before), &known(after));
    let mut priorities_then = compared.priorities.before.iter().map(|was| was.and_then(|was| priorities.get(was)));
    let mut activities_then = pairs.before.iter().map(|was| was.and_then(|was| activities.get(was)));
    let mut gone = gone_under_each(compared, &pairs, &priorities, &activities);
    for (goal, was) in after.goals.iter().zip(compared.goals.before.iter().copied()) {
        let then = was.and_then(|was| before.goals.get(was));
        things.push(Changed::of_goal(
            after,
            goal,
            known_of(before, &goal.id, goal_changes(compared, then, Some(goal))),
        ));
        let own = std::iter::once((None, &goal.activities));
        let under = goal.priorities.iter().map(|priority| (Some(priority), &priority.activities));
        for (priority, activities) in own.chain(under) {
            if let Some(priority) = priority {
                let then = priorities_then.next().flatten().copied();
                let changes = priority_changes(compared, then, Some((goal, priority)));
                things.push(Changed::of_priority(after, goal, priority, known_of(before, &priority.id, changes)));
            }
            for now in activities {
                let then = activities_then.next().flatten().copied();
                let placed = (goal, priority, now);
                let changes = activity::changes(compared, then, Some(placed));
                things.push(Changed::of_activity(after, placed, known_of(before, &now.id, changes)));
            }
        }
        things.extend(was.into_iter().flat_map(|was| std::mem::take(&mut gone[was])));
    }
    for &at in &compared.goals.gone {
        let goal = &before.goals[at];
        things.push(Changed::of_goal(before, goal, known_of(after, &goal.id, vec![Change::Gone])));
        things.append(&mut gone[at]);
    }
}

/// Returns the removed things for each old goal, in order.
fn gone_under_each<'d>(
    compared: &Compared<'d>,
    pairs: &Pairs,
    priorities: &[(&'d Goal<'d>, &'d Priority<'d>)],
    activities: &[Placed<'d, 'd>],
) -> Vec<Vec<Changed>> {
    let (before, after) = (compared.before, compared.after);
    let told = |id: &str| known_of(after, id, vec![Change::Gone]);
    let of_priorities = compared.priorities.gone.iter().filter_map(|at| priorities.get(*at));
    let of_activities = pairs.gone.iter().filter_map(|at| activities.get(*at));
    let things = of_priorities
        .map(|(goal, priority)| (*goal, Changed::of_priority(before, goal, priority, told(&priority.id))))
        .chain(of_activities.map(|it| (it.0, Changed::of_activity(before, *it, told(&it.2.id)))));
    let number: HashMap<*const Goal<'_>, usize> =
        before.goals.iter().enumerate().map(|(at, goal)| (std::ptr::from_ref(goal), at)).collect();
    let mut gone = vec![Vec::new(); before.goals.len()];
    for (goal, thing) in things {
        if let Some(at) = number.get(&std::ptr::from_ref(goal)) {
            gone[*at].push(thing);
        }
    }
    gone
}

/// Returns no changes if a thing that seems to be added or removed may be in an unreadable part of the other side.
fn known_of(other: &Plan<'_>, id: &str, changes: Vec<Change>) -> Vec<Change> {
    let is_told = !matches!(changes.first(), Some(Change::Added | Change::Gone)) || !other.complete.ids.may_hold(id);
    if is_told { changes } else { Vec::new() }
}

fn known<'p>(plan: &'p Plan<'_>) -> Vec<MatchNames<'p>> {
    let known = |(goal, priority, activity): Placed<'p, '_>| MatchNames {
        id: &activity.id,
        formerly: activity.formerly.iter().map(|id| &*id.value).collect(),
        title: &activity.title,
        parent: priority.map_or(&goal.id, |priority| &priority.id),
    };
    plan.all_activities().map(known).collect()
}

fn goal_changes<'d>(compared: &Compared<'d>, then: Option<&'d Goal<'d>>, now: Option<&'d Goal<'d>>) -> Vec<Change> {
    let mut changes = Vec::new();
    match (then, now) {
        (Some(_), None) => changes.push(Change::Gone),
        (None, Some(now)) => {
            changes.push(Change::Added);
            changes.extend(fields_of_goal(compared, None, now));
        }
        (Some(then), Some(now)) if then.is_whole && now.is_whole => {
            changes.extend(renumbered(&then.id, &[], &now.id, &[]));
            changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(fields_of_goal(compared, Some(then), now));
        }
        // Incomplete goals are not compared.
        _ => {}
    }
    changes
}

/// Returns the changes that are also listed for an added goal, and that of its kind.
fn fields_of_goal<'d>(compared: &Compared<'d>, then: Option<&'d Goal<'d>>, now: &'d Goal<'d>) -> Vec<Change> {
    // Every field is named, here and below, so that a new one does not compile until somebody decides how to compare
    // it.
    let Goal {
        // Compared if the goal exists on both sides.
        id: _,
        title: _,
        kind,
        text: said,
        owners,
        tags,
        links: linked,
        follow_ups,
        measures,
        // Compared by themselves.
        priorities: _,
        activities: _,
        file: _,
        is_whole: _,
    } = now;
    let mut changes = Vec::new();
    changes.extend(text(Field::TEXT, then.and_then(|then| then.text.as_ref()), said.as_ref()));
    changes.extend(compared.owners(Field::OWNERS, then.map_or(&[], |then| &then.owners.named), &owners.named));
    let kind_then = then.map(|then| Value::Kind(then.kind));
    changes.extend(kind_then.and_then(|kind_then| value(Field::KIND, Some(kind_then), Some(Value::Kind(*kind)))));
    changes.extend(names(Field::TAGS, then.map_or(&[], |then| &then.tags), tags));
    changes.extend(links(Field::LINKS, then.map_or(&[], |then| &then.links), linked));
    changes.extend(follow_up::changes(compared, then.map_or(&[], |then| &then.follow_ups), follow_ups));
    changes.extend(measure::changes(then.map_or(&[], |then| &then.measures), measures));
    changes
}

fn priority_changes<'d>(
    compared: &Compared<'d>,
    then: Option<(&'d Goal<'d>, &'d Priority<'d>)>,
    now: Option<(&'d Goal<'d>, &'d Priority<'d>)>,
) -> Vec<Change> {
    let mut changes = Vec::new();
    match (then, now) {
        (Some(_), None) => changes.push(Change::Gone),
        (None, Some((_, now))) => {
            changes.push(Change::Added);
            changes.extend(fields_of_priority(compared, None, now));
        }
        (Some((goal, then)), Some((goal_now, now))) if then.is_whole && now.is_whole => {
            if !compared.is_same_parent((goal, None), (goal_now, None)) {
                changes.push(Change::Moved { before: parent(goal, None), after: parent(goal_now, None) });
            }
            changes.extend(renumbered(&then.id, &then.formerly, &now.id, &now.formerly));
            changes.extend(text(Field::TITLE, Some(&then.title), Some(&now.title)));
            changes.extend(fields_of_priority(compared, Some(then), now));
        }
        _ => {}
    }
    changes
}

/// Returns the changes that are also listed for an added priority.
fn fields_of_priority<'d>(
    compared: &Compared<'d>,
    then: Option<&'d Priority<'d>>,
    now: &'d Priority<'d>,
) -> Vec<Change> {
    let Priority {
        // Compared if the priority exists on both sides.
        id: _,
        formerly: _,
        title: _,
        text: said,
        owners,
        see,
        focus,
        tags,
        links: linked,
        follow_ups,
        measures,
        // Compared by themselves.
        activities: _,
        span: _,
        is_whole: _,
    } = now;
    let mut changes = Vec::new();
    changes.extend(text(Field::TEXT, then.and_then(|then| then.text.as_ref()), said.as_ref()));
    changes.extend(compared.owners(Field::OWNERS, then.map_or(&[], |then| &then.owners.named), &owners.named));
    changes.extend(names(Field::SEE, then.map_or(&[], |then| &then.see), see));
    changes.extend(names(Field::FOCUS, then.map_or(&[], |then| &then.focus), focus));
    changes.extend(names(Field::TAGS, then.map_or(&[], |then| &then.tags), tags));
    changes.extend(links(Field::LINKS, then.map_or(&[], |then| &then.links), linked));
    changes.extend(follow_up::changes(compared, then.map_or(&[], |then| &then.follow_ups), follow_ups));
    changes.extend(measure::changes(then.map_or(&[], |then| &then.measures), measures));
    changes
}
