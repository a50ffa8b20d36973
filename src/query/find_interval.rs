//! Lookup of intervals by word.

use super::Refusal;
use super::resolve::{Question, Resolver};
use super::selection::{EVERY, intervals};
use crate::model::{Interval, Plan};

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
