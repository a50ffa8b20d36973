//! Merging of a draft into an existing plan: only what the plan lacks is added.

use std::collections::HashSet;

use super::account::Fate;
use super::new_plan::{NewActivity, NewGoal, NewPlan, NewPriority, Origin};
use super::{NewStatus, register};
use crate::locale::{Lang, Text};
use crate::model::{Activity, Color, Goal, Plan, same_key};

/// Removes from a draft what the plan already has. Goals and priorities that are in both get the plan's ids.
pub(super) fn only_new(draft: &mut NewPlan, there: &Plan<'_>) {
    for goal in &mut draft.goals {
        let Some(own) = there.goals.iter().find(|own| is_called(&own.title.value, &goal.title)) else { continue };
        goal.id = own.id.value.to_string();
        goal.activities.retain(|it| !has(&own.activities, it));
        for priority in &mut goal.priorities {
            let same = own.priorities.iter().find(|own| is_called(&own.title.value, &priority.title));
            if let Some(same) = same {
                priority.id = same.id.value.to_string();
                priority.activities.retain(|it| !has(&same.activities, it));
            }
        }
    }
}

/// Replaces owners by their names in the plan's register, and sets the placeholder where no owner would apply. Returns
/// the question to the user.
pub(super) fn name_owners(draft: &mut NewPlan, there: &Plan<'_>, lang: Lang) -> Option<Text> {
    let own = |name: &mut String| {
        if let Some(id) = there.register.find(name) {
            *name = there.register.get(id).name.to_string();
        }
    };
    draft.all_mut().for_each(|it| it.owners.iter_mut().chain(&mut it.support).for_each(own));
    let told = register::answer_for_all(draft, lang);
    let nobody = draft.answering.take();
    for goal in &mut draft.goals {
        let same = goal_there(there, goal);
        for activity in &mut goal.activities {
            let answers =
                same.map_or(&there.owners, |it| if it.owners.is_stated() { &it.owners } else { &there.owners });
            fill(activity, goal.owners.is_empty() && !answers.is_stated(), nobody.as_ref());
        }
        for priority in &mut goal.priorities {
            let own = same.and_then(|it| it.priorities.iter().find(|own| *own.id.value == *priority.id));
            let is_stated = own.is_some_and(|it| it.owners.is_stated())
                || same.is_some_and(|it| it.owners.is_stated())
                || there.owners.is_stated();
            let lacks = goal.owners.is_empty() && priority.owners.is_empty() && !is_stated;
            priority.activities.iter_mut().for_each(|it| fill(it, lacks, nobody.as_ref()));
        }
    }
    told
}

fn fill(activity: &mut NewActivity, lacks: bool, nobody: Option<&String>) {
    if lacks && activity.owners.is_empty() {
        activity.owners.extend(nobody.cloned());
    }
}

/// Returns the plan's goal with the id of a draft's goal.
pub fn goal_there<'p, 'a>(there: &'p Plan<'a>, goal: &NewGoal) -> Option<&'p Goal<'a>> {
    there.goals.iter().find(|own| *own.id.value == *goal.id)
}

/// Records that every piece without a new goal, priority or activity was left out.
pub(super) fn tell_rest(draft: &NewPlan, there: &Plan<'_>, fates: &mut [Vec<Option<Fate>>]) {
    let is_new_goal = |goal: &&NewGoal| goal_there(there, goal).is_none();
    let is_new = |goal: &NewGoal, it: &NewPriority| {
        goal_there(there, goal).is_none_or(|own| own.priorities.iter().all(|own| *own.id.value != *it.id))
    };
    let goals = draft.goals.iter().filter(is_new_goal).flat_map(|goal| &goal.origins);
    let priorities = draft.goals.iter().flat_map(|goal| goal.priorities.iter().filter(move |it| is_new(goal, it)));
    let activities = draft.all().flat_map(|(_, _, it)| &it.origins);
    let new = goals.chain(priorities.flat_map(|it| &it.origins)).chain(activities);
    let new: HashSet<(usize, usize)> = new.map(|Origin { document, piece }| (*document, *piece)).collect();
    for (document, fates) in fates.iter_mut().enumerate() {
        for (piece, fate) in fates.iter_mut().enumerate() {
            let is_kept = matches!(fate, Some(Fate::Carried | Fate::Changed { .. }));
            if is_kept && !new.contains(&(document, piece)) {
                *fate = Some(Fate::LeftOut { why: NOT_NEW, is_of_plan: false });
            }
        }
    }
}

const NOT_NEW: Text = Text::fixed(
    "planen har det redan, eller har sitt eget på den platsen",
    "the plan has it already, or has its own in that place",
);

fn has(activities: &[Activity<'_>], activity: &NewActivity) -> bool {
    activities.iter().any(|own| is_called(&own.title.value, &activity.title))
}

fn is_called(title: &str, other: &str) -> bool {
    let bare = |title: &str| same_key(title.trim().trim_end_matches('.')).into_owned();
    bare(title) == bare(other)
}

/// Returns the scale of a plan as that of a draft.
pub(super) fn scale_of(there: &Plan<'_>) -> Vec<NewStatus> {
    let status = |it: &crate::model::Status<'_>| NewStatus {
        name: it.name.value.to_string(),
        stage: *it.stage,
        color: it.shown_color().unwrap_or(Color::Grey),
        meaning: None,
    };
    there.scale.iter().map(|(_, it)| status(it)).collect()
}
