//! An activity by its id, for what only an activity can be given.

use super::find::{Found, Things, in_several, search_titles};
use super::refusal::did_you_mean;
use super::{Refusal, listed};
use crate::locale::{Text, shell_word, text};
use crate::model::{Activity, Goal, Placed, Plan, nearest};

/// Returns the one activity that has this id; refuses an id that nothing has, that several have, or that something else
/// has, with the activities that may be meant.
pub fn find_activity<'p, 'a>(things: &Things<'p, 'a>, given: &str) -> Result<(&'p Plan<'a>, Placed<'p, 'a>), Refusal> {
    let plans = things.plans();
    let found = things.find(given).map_err(|refusal| unknown(plans, given, refusal.message))?;
    let activities: Vec<(&'p Plan<'a>, Placed<'p, 'a>)> = found
        .iter()
        .filter_map(|found| match *found {
            Found::Activity(plan, goal, priority, activity) => Some((plan, (goal, priority, activity))),
            _ => None,
        })
        .collect();
    match &activities[..] {
        [one] => Ok(*one),
        [] => Err(found.first().map_or_else(|| unknown(plans, given, nothing(given)), |found| another(*found))),
        several => Err(in_several(given, several.iter().map(|(plan, _)| *plan))),
    }
}

fn nothing(given: &str) -> Text {
    text!("ingen aktivitet har id:t `{given}`", "no activity has the id `{given}`")
}

fn unknown(plans: &[&Plan<'_>], given: &str, message: Text) -> Refusal {
    let ids = plans.iter().flat_map(|plan| plan.activities()).map(|(_, _, activity)| &*activity.id.value);
    let near = nearest(given, ids);
    let help = if near.is_empty() { search_titles(given) } else { did_you_mean(&near) };
    Refusal { message, help: Some(help), nearest: near }
}

/// Refuses what is no activity, and names those that belong to it.
fn another(found: Found<'_, '_>) -> Refusal {
    let under = |activities: Vec<&Activity<'_>>| match listed(activities.iter().map(|it| &*it.id.value)) {
        None => Text::fixed("där står ännu inga aktiviteter", "there are no activities there yet"),
        Some(ids) => text!(ids = ids; "aktiviteterna där är {ids}", "the activities there are {ids}"),
    };
    let of_goal = |goal: &Goal<'_>| under(goal.all_activities().map(|(_, activity)| activity).collect());
    let (message, help) = match found {
        Found::Priority(_, _, priority) => {
            let id = &*priority.id.value;
            let message =
                text!("`{id}` är en prioritering, inte en aktivitet", "`{id}` is a priority, not an activity");
            (message, under(priority.activities.iter().collect()))
        }
        Found::Goal(_, goal) => {
            let id = &*goal.id.value;
            (text!("`{id}` är ett mål, inte en aktivitet", "`{id}` is a goal, not an activity"), of_goal(goal))
        }
        Found::Owner(plan, owner) => {
            let name = &*plan.register.get(owner).name.value;
            let message = text!("`{name}` är en ansvarig, inte en aktivitet", "`{name}` is an owner, not an activity");
            let word = shell_word(name);
            let help = text!(
                "`plan list --owner {word}` visar aktiviteterna",
                "`plan list --owner {word}` shows the activities"
            );
            (message, help)
        }
        Found::Plan(plan) | Found::Activity(plan, ..) => {
            let id = &*plan.id.value;
            let message = text!("`{id}` är en plan, inte en aktivitet", "`{id}` is a plan, not an activity");
            let word = shell_word(id);
            let help = text!(
                "`plan list --plan {word}` visar aktiviteterna",
                "`plan list --plan {word}` shows the activities"
            );
            (message, help)
        }
    };
    Refusal::new(message, Some(help))
}
