//! The owners of a new plan, gathered from its activities.

use std::collections::HashSet;

use super::new_plan::NewPlan;
use super::words;
use crate::locale::{Lang, Text, text};
use crate::model::{loose_key, same_key};

/// Returns every name of somebody who answers or supports, in the order of the plan.
fn named(plan: &NewPlan) -> impl Iterator<Item = &String> {
    let above =
        plan.goals.iter().flat_map(|goal| goal.owners.iter().chain(goal.priorities.iter().flat_map(|it| &it.owners)));
    above.chain(&plan.answering).chain(plan.all().flat_map(|(_, _, it)| it.owners.iter().chain(&it.support)))
}

/// Gives the plan somebody who answers for the activities that have nobody: a name that is to be replaced, as a plan
/// without is not right. Says so.
pub(super) fn answer_for_all(plan: &mut NewPlan, lang: Lang) -> Option<Text> {
    let first = plan.without_owner().next()?.id.clone();
    let count = plan.without_owner().count();
    let nobody = Text::fixed("Ej angiven", "Not stated");
    let name = nobody.get(lang);
    plan.answering = Some(name.to_owned());
    Some(text!(
        "aktiviteter utan ansvarig: {count}, bland dem {first}; byt `{name}` i plan.toml mot den som ansvarar för dem",
        "activities without an owner: {count}, among them {first}; replace `{name}` in plan.toml by who is responsible for them"
    ))
}

/// Gathers the owners; tells of spellings that may be one.
pub(super) fn register(plan: &mut NewPlan, questions: &mut Vec<Text>) {
    let mut seen: HashSet<String> = HashSet::new();
    let mut owners: Vec<String> = Vec::new();
    for name in named(plan) {
        let key = same_key(name).into_owned();
        if seen.insert(key.clone()) {
            owners.push(name.clone());
        } else if name.starts_with(char::is_uppercase)
            && let Some(other) = owners.iter_mut().find(|other| same_key(other) == key)
        {
            // Of two that differ in case alone the one that begins with a capital is the name.
            if other.starts_with(char::is_lowercase) {
                other.clone_from(name);
            }
        }
    }
    owners.sort_by_key(|name| loose_key(name).into_owned());
    for pair in owners.windows(2) {
        let [a, b] = pair else { continue };
        if bare(a) == bare(b)
            || words::key(b).strip_prefix(&words::key(a)).is_some_and(|rest| rest.len() <= 3 && !rest.contains(' '))
        {
            questions.push(text!("är `{a}` och `{b}` samma roll?", "are `{a}` and `{b}` the same role?"));
        }
    }
    plan.owners = owners;
}

/// Returns a name without the small words that some write and others do not.
fn bare(name: &str) -> String {
    let key = words::key(name);
    let words: Vec<&str> =
        key.split(' ').filter(|word| !matches!(*word, "inom" | "for" | "i" | "av" | "of" | "the")).collect();
    words.join(" ")
}
