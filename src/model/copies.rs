//! Duplicates that would be counted twice: goals in several files, plans in several folders.

use std::collections::BTreeMap;

use super::{Goal, Plan, same_key};
use crate::source::{Sources, originality};

/// Things with the same id: the likely original, and its copies.
#[derive(Clone, Debug)]
pub struct Copies<'p, T> {
    /// The original, whose name looks least like that of a copy.
    pub original: &'p T,
    /// The copies, in file order.
    pub copies: Vec<&'p T>,
}

/// Returns the goals of a plan that are in several files.
pub fn copied_goals<'p, 'a>(plan: &'p Plan<'a>, sources: &Sources) -> Vec<Copies<'p, Goal<'a>>> {
    let goals = plan.goals.iter().filter(|goal| !goal.id.is_empty());
    alike(goals, |goal| &goal.id, |goal| originality(sources.file(goal.file).name()))
}

/// Returns the plans that are in several folders. The original is the one whose folder has the plan's id as name.
pub fn copied_plans<'p, 'a>(plans: &'p [Plan<'a>]) -> Vec<Copies<'p, Plan<'a>>> {
    let key = |plan: &Plan<'_>| {
        let folder = plan.folder.unwrap_or_default();
        (same_key(folder) != same_key(&plan.id), originality(folder))
    };
    alike(plans.iter(), |plan| &plan.id, key)
}

/// Groups things by id. The original is the first with the least key.
fn alike<'p, T, K: Ord>(
    things: impl Iterator<Item = &'p T>,
    id: impl Fn(&T) -> &str,
    key: impl Fn(&T) -> K,
) -> Vec<Copies<'p, T>> {
    let mut by_id: BTreeMap<_, Vec<&T>> = BTreeMap::new();
    for thing in things {
        by_id.entry(same_key(id(thing)).into_owned()).or_default().push(thing);
    }
    let several = by_id.into_values().filter(|things| things.len() > 1);
    several
        .filter_map(|mut copies| {
            let (at, _) = copies.iter().enumerate().min_by_key(|(at, thing)| (key(thing), *at))?;
            Some(Copies { original: copies.remove(at), copies })
        })
        .collect()
}
