//! An owner of a plan's register, by any of its names.

use super::Refusal;
use super::resolve::{Question, Resolver};
use super::selection::{OWNER, owners};
use crate::locale::text;
use crate::model::{OwnerId, Plan};

/// Returns the owner that has this name or alias, in any case and with the accents left off; refuses a name that nobody
/// has, with the nearest. `option` is where the name was given.
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
