//! The owners of a new plan, gathered from its activities.

use std::collections::HashSet;

use super::new_plan::{NewActivity, NewPlan};
use super::owners::drop_owners;
use super::words;
use crate::locale::{Lang, Text, catalogue, text};
use crate::model::{loose_key, same_key};

/// Returns the names of all owners and supporting owners, in the order of the plan.
fn named(plan: &NewPlan) -> impl Iterator<Item = &String> {
    let above =
        plan.goals.iter().flat_map(|goal| goal.owners.iter().chain(goal.priorities.iter().flat_map(|it| &it.owners)));
    above.chain(&plan.answering).chain(plan.all().flat_map(|(_, _, it)| it.owners.iter().chain(&it.support)))
}

/// Gives activities without an owner of their own those who support the owners above them. Support that no activity
/// gets becomes a comment, as a goal and a priority have none.
pub(super) fn lend_support(plan: &mut NewPlan, lang: Lang) {
    for goal in &mut plan.goals {
        drop_owners(&mut goal.support, &goal.owners);
        for priority in &mut goal.priorities {
            drop_owners(&mut priority.support, &priority.owners);
        }
        let mut is_lent = lend(&mut goal.activities, &goal.support);
        for it in &mut goal.priorities {
            if it.owners.is_empty() && it.support.is_empty() {
                is_lent |= lend(&mut it.activities, &goal.support);
            } else if !lend(&mut it.activities, &it.support) {
                it.remarks.extend(unlent(&it.support, lang));
            }
        }
        if !is_lent {
            goal.remarks.extend(unlent(&goal.support, lang));
        }
    }
}

/// Gives support to the activities that have neither owner nor support; returns whether one of them got it.
fn lend(activities: &mut [NewActivity], support: &[String]) -> bool {
    let mut is_lent = false;
    for it in activities.iter_mut().filter(|it| it.owners.is_empty() && it.support.is_empty() && !it.has_nobody) {
        it.support.extend_from_slice(support);
        is_lent = true;
    }
    is_lent
}

fn unlent(support: &[String], lang: Lang) -> Option<String> {
    let label = catalogue::SUPPORT.get(lang);
    (!support.is_empty()).then(|| format!("{label}: {}", support.join(", ")))
}

/// Sets the placeholder as the owner of activities that nobody answers for, as the document says, though somebody
/// answers for what is above them; or of `all` that nobody answers for. Returns what to tell the user.
pub(super) fn answer_by_nobody(plan: &mut NewPlan, all: bool, lang: Lang) -> Option<Text> {
    let name = catalogue::NOT_STATED.get(lang);
    let mut ids = Vec::new();
    let mut set = |activity: &mut NewActivity, is_owned: bool| {
        if activity.has_nobody && activity.owners.is_empty() && (is_owned || all) {
            activity.owners.push(name.to_owned());
            ids.push(activity.id.clone());
        }
    };
    for goal in &mut plan.goals {
        let is_owned = !goal.owners.is_empty();
        goal.activities.iter_mut().for_each(|activity| set(activity, is_owned));
        for priority in &mut goal.priorities {
            let is_owned = is_owned || !priority.owners.is_empty();
            priority.activities.iter_mut().for_each(|activity| set(activity, is_owned));
        }
    }
    let (first, count) = (ids.first()?, ids.len());
    Some(text!(
        "aktiviteter som ingen ansvarar för, enligt dokumentet: {count}, bland dem {first}; byt `{name}` mot den som gör det",
        "activities that nobody is responsible for, as the document says: {count}, among them {first}; replace `{name}` by who is"
    ))
}

/// Sets a placeholder as the owner of activities that have none, as every activity needs one. Returns the question to
/// the user.
pub(super) fn answer_for_all(plan: &mut NewPlan, lang: Lang) -> Option<Text> {
    let first = plan.without_owner().next()?.id.clone();
    let count = plan.without_owner().count();
    let name = catalogue::NOT_STATED.get(lang);
    plan.answering = Some(name.to_owned());
    Some(text!(
        "aktiviteter utan ansvarig: {count}, bland dem {first}; byt `{name}` i plan.toml mot den som ansvarar för dem",
        "activities without an owner: {count}, among them {first}; replace `{name}` in plan.toml by who is responsible for them"
    ))
}

/// Builds the register of owners, and asks about similar spellings.
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
            // Of two spellings that differ in case, the capitalized one is kept.
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

/// Returns a name without small words, for comparison.
fn bare(name: &str) -> String {
    let key = words::key(name);
    let words: Vec<&str> =
        key.split(' ').filter(|word| !matches!(*word, "inom" | "for" | "i" | "av" | "of" | "the")).collect();
    words.join(" ")
}
