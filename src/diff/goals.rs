//! The differences between the goals of two plans, in file order.

use std::collections::HashMap;

use super::compared::Compared;
use super::goal::{goal_changes, priority_changes};
use super::pair::{MatchNames, Pairs, pair};
use super::{Change, Changed, activity};
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
