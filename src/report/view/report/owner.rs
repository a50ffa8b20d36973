//! The owners of the selected activities.

use std::collections::HashMap;

use super::told::{Compare, Told};
use crate::locale::{Lang, catalogue as say};
use crate::model::OwnerRef;
use crate::query::{Alphabet, EarlierPlan, PlanSelection, each_once};

/// An owner or a supporting owner of activities.
pub(super) struct Owner<'p> {
    /// The name in the register, or words that there is no owner.
    pub(super) name: &'p str,
    /// The activities of the owner, counted by stage.
    pub(super) counts: Compare,
    /// The indices of the activities of the owner.
    pub(super) answers: Vec<usize>,
    /// The indices of the activities that the owner supports.
    pub(super) supports: Vec<usize>,
}

impl Owner<'_> {
    /// Returns whether the owner has an activity now.
    pub(super) fn has_any(&self) -> bool {
        !(self.answers.is_empty() && self.supports.is_empty())
    }
}

/// Returns the owners of the activities in alphabetical order, now and then; with a filter by owner, only those.
pub(super) fn owners<'p, 'a>(
    selected: &PlanSelection<'p, 'a>,
    told: &[Told<'p, 'a>],
    earlier: Option<&EarlierPlan<'p, 'a>>,
    lang: Lang,
) -> Vec<Owner<'p>> {
    let plan = selected.plan;
    let mut owners: Vec<Owner<'_>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut place = |name: &'p str, owners: &mut Vec<Owner<'p>>| {
        *known.entry(name).or_insert_with(|| {
            owners.push(Owner { name, counts: Compare::default(), answers: vec![], supports: vec![] });
            owners.len() - 1
        })
    };
    let is_asked = |owner: &&OwnerRef<'_>| owner.id.is_none_or(|id| selected.asks_for_owner(id));
    for (at, told) in told.iter().enumerate() {
        let (activity, answering) = (told.entry.activity, told.entry.answering().owners);
        for owner in each_once(answering).filter(is_asked) {
            let owner = place(plan.owner_name(owner), &mut owners);
            owners[owner].answers.push(at);
            owners[owner].counts.add(told);
        }
        if answering.is_empty() {
            let nobody = place(say::NO_OWNER.get(lang), &mut owners);
            owners[nobody].answers.push(at);
            owners[nobody].counts.add(told);
        }
        for owner in each_once(&activity.support).filter(is_asked) {
            let owner = place(plan.owner_name(owner), &mut owners);
            owners[owner].supports.push(at);
        }
    }
    for (earlier, gone) in earlier.iter().flat_map(|earlier| earlier.gone.iter().map(move |gone| (earlier, gone))) {
        let mut names = earlier.owners(gone, plan);
        if gone.answering().owners.is_empty() {
            names.push(say::NO_OWNER.get(lang));
        }
        for name in names {
            let owner = place(name, &mut owners);
            owners[owner].counts.add_gone(std::slice::from_ref(gone));
        }
    }
    let alphabet = Alphabet::of_plans([plan], lang);
    owners.sort_by(|a, b| alphabet.compare(a.name, b.name));
    owners
}
