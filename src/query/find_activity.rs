//! Lookup of activities by id.

use super::find::{Found, Things, in_several, search_titles};
use super::refusal::did_you_mean;
use super::{Level, LevelName, Refusal, listed};
use crate::locale::{Text, shell_word, text};
use crate::model::{Activity, Placed, Plan, Thing, nearest};

/// Returns the only activity with this id. Fails if there is none, more than one, or something else, with
/// suggestions.
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

/// Returns the only goal, priority or activity with this id. Fails in the same way.
pub fn find_thing<'p, 'a>(things: &Things<'p, 'a>, given: &str) -> Result<(&'p Plan<'a>, Thing<'p, 'a>), Refusal> {
    let found = things.find(given).unwrap_or_default();
    let found: Vec<_> = found.iter().filter_map(|found| Some((found.plan(), found.thing()?))).collect();
    match &found[..] {
        [one] => Ok(*one),
        [] => find_activity(things, given)
            .map(|(plan, (goal, priority, activity))| (plan, Thing::Activity(goal, priority, activity))),
        several => Err(in_several(given, several.iter().map(|(plan, _)| *plan))),
    }
}

fn nothing(given: &str) -> Text {
    text!("id:t `{given}` finns inte i planen", "the id `{given}` is not in the plan")
}

fn unknown(plans: &[&Plan<'_>], given: &str, message: Text) -> Refusal {
    let ids = plans.iter().flat_map(|plan| plan.activities()).map(|(_, _, activity)| &*activity.id.value);
    let near = nearest(given, ids);
    let help = if near.is_empty() { search_titles(given) } else { did_you_mean(&near) };
    Refusal { message, help: Some(help), nearest: near }
}

/// Creates the error for an id of something else, with the activities below it.
fn another(found: Found<'_, '_>) -> Refusal {
    let under = |activities: Vec<&Activity<'_>>| match listed(activities.iter().map(|it| &*it.id.value)) {
        None => Text::fixed("där står ännu inget", "there is nothing there yet"),
        Some(ids) => text!(ids = ids; "där står {ids}", "there you find {ids}"),
    };
    let (plan, id, kind, help) = match found {
        Found::Priority(plan, goal, priority) => {
            let what = LevelName::of(plan, Level::Priority(goal.kind)).a();
            (plan, &*priority.id.value, what, under(priority.activities.iter().collect()))
        }
        Found::Goal(plan, goal) => {
            let what = LevelName::of(plan, Level::Goal(goal.kind)).a();
            (plan, &*goal.id.value, what, under(goal.all_activities().map(|(_, activity)| activity).collect()))
        }
        Found::Measure(plan, _, measure) => {
            let id = &*measure.id.value;
            let word = shell_word(id);
            let help = text!(
                "`plan set {word} --value 87` skriver vad den är i en period",
                "`plan set {word} --value 87` states what it is in a period"
            );
            (plan, id, Text::fixed("en indikator", "a measure"), help)
        }
        Found::Owner(plan, owner) => {
            let name = &*plan.register.get(owner).name.value;
            let word = shell_word(name);
            let help = text!(
                "`plan list --owner {word}` visar vad den ansvarar för",
                "`plan list --owner {word}` shows what it is responsible for"
            );
            (plan, name, Text::fixed("en ansvarig", "an owner"), help)
        }
        Found::Plan(plan) | Found::Activity(plan, ..) => {
            let id = &*plan.id.value;
            let word = shell_word(id);
            let help = text!(
                "`plan list --plan {word}` visar vad som står i den",
                "`plan list --plan {word}` shows what is in it"
            );
            (plan, id, Text::fixed("en plan", "a plan"), help)
        }
    };
    let activity = LevelName::of(plan, Level::Activity).a();
    let message = text!(
        kind = kind, activity = activity;
        "`{id}` är {kind}, inte {activity}",
        "`{id}` is {kind}, not {activity}"
    );
    Refusal::new(message, Some(help))
}
