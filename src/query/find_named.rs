//! Lookup of owners and intervals by name.

use super::Refusal;
use super::resolve::{Question, Resolver};
use super::selection::{EVERY, OWNER, intervals, owners};
use crate::locale::text;
use crate::model::{Interval, OwnerId, Plan};

/// Returns the owner with a name or alias, ignoring case and accents. The error lists the nearest names; `option`
/// is named in it.
pub fn find_owner(plan: &Plan<'_>, option: &'static str, given: &str) -> Result<OwnerId, Refusal> {
    if let Some(owner) = plan.register.find(given) {
        return Ok(owner);
    }
    let mut resolver = Resolver { plans: &[plan], refusals: Vec::new(), asked: Vec::new() };
    let question = Question { option, ..OWNER };
    let found: Vec<OwnerId> = resolver.resolve(question, &[given.to_owned()], owners).flatten().flatten().collect();
    match (resolver.refusals.pop(), &found[..]) {
        (Some(refusal), _) => Err(refusal),
        (None, [owner]) => Ok(*owner),
        (None, several) => {
            let names: Vec<String> =
                several.iter().map(|owner| format!("`{}`", &*plan.register.get(*owner).name.value)).collect();
            let names = names.join(", ");
            Err(Refusal::new(
                text!("{option}: flera heter `{given}`", "{option}: several are called `{given}`"),
                Some(text!("skriv hela namnet: {names}", "write the whole name: {names}")),
            ))
        }
    }
}

/// Returns the interval with a name; `None` for `once`. The error lists all intervals; `option` is named in it.
pub fn find_interval(plan: &Plan<'_>, option: &'static str, given: &str) -> Result<Option<Interval>, Refusal> {
    let mut resolver = Resolver { plans: &[plan], refusals: Vec::new(), asked: Vec::new() };
    let question = Question { option, takes_one: true, ..EVERY };
    let mut found = resolver.resolve(question, &[given.to_owned()], |_| intervals()).flatten().flatten();
    match resolver.refusals.pop() {
        Some(refusal) => Err(refusal),
        None => Ok(found.next().flatten()),
    }
}
