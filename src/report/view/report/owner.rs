//! Those who have a part in the activities that are told of.

use std::collections::HashMap;

use super::part::{Compare, Told};
use crate::locale::{Lang, catalogue as say};
use crate::model::OwnerRef;
use crate::query::{Alphabet, PlanSelection, each_once};

/// Somebody who answers for activities, or supports those who do.
pub(super) struct Owner<'p> {
    /// The one name of the register, or what stands in place of a name.
    pub(super) name: &'p str,
    /// Its number, by which a link finds it: its place among the owners in the order they come up.
    pub(super) number: usize,
    /// Where the activities stand that it answers for.
    pub(super) counts: Compare,
    /// The places, among those told of, of the activities that it answers for.
    pub(super) answers: Vec<usize>,
    /// The places of those that it supports.
    pub(super) supports: Vec<usize>,
}

/// Gathers the owners of activities, in the order of the alphabet; only those that were asked for, where owners were.
pub(super) fn owners<'p>(selected: &PlanSelection<'p, '_>, told: &[Told<'p, '_>], lang: Lang) -> Vec<Owner<'p>> {
    let plan = selected.plan;
    let mut owners: Vec<Owner<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut place = |name: &'p str, owners: &mut Vec<Owner<'p>>| {
        *known.entry(name).or_insert_with(|| {
            let number = owners.len() + 1;
            owners.push(Owner { name, number, counts: Compare::default(), answers: vec![], supports: vec![] });
            owners.len() - 1
        })
    };
    let is_asked = |owner: &&OwnerRef<'_>| owner.id.is_none_or(|id| selected.asks_for_owner(id));
    for (at, told) in told.iter().enumerate() {
        let activity = told.entry.activity;
        for owner in each_once(&activity.owners).filter(is_asked) {
            let owner = place(plan.owner_name(owner), &mut owners);
            owners[owner].answers.push(at);
            owners[owner].counts.add(told);
        }
        if activity.owners.is_empty() {
            let nobody = place(say::NO_OWNER.get(lang), &mut owners);
            owners[nobody].answers.push(at);
            owners[nobody].counts.add(told);
        }
        for owner in each_once(&activity.support).filter(is_asked) {
            let owner = place(plan.owner_name(owner), &mut owners);
            owners[owner].supports.push(at);
        }
    }
    let alphabet = Alphabet::of(lang);
    owners.sort_by(|a, b| alphabet.compare(a.name, b.name));
    owners
}
