//! The owners of the selected activities, and their counts.

use std::collections::HashMap;

use super::part::Part;
use super::told::{Compare, Owner};
use crate::locale::catalogue as say;
use crate::query::Alphabet;

impl<'p> Part<'_, 'p, '_> {
    /// Returns the owners of the activities in alphabetical order, now and then; with a filter by owner, only those.
    pub(super) fn counted_owners(&self) -> Vec<Owner<'p>> {
        let nobody = say::NO_OWNER.get(self.lang);
        let mut owners: Vec<Owner<'_>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut place = |name: &'p str, owners: &mut Vec<Owner<'p>>| {
            *known.entry(name).or_insert_with(|| {
                owners.push(Owner { name, counts: Compare::default(), answers: vec![], supports: vec![] });
                owners.len() - 1
            })
        };
        for (at, told) in self.told.iter().enumerate() {
            let answering = told.entry.answering().owners;
            let without = answering.is_empty().then_some(nobody);
            for name in self.owners_asked(answering).chain(without) {
                let owner = place(name, &mut owners);
                owners[owner].answers.push(at);
                owners[owner].counts.now.add(&told.entry.standing);
            }
            for name in self.owners_asked(&told.entry.activity.support) {
                let owner = place(name, &mut owners);
                owners[owner].supports.push(at);
            }
        }
        for then in &self.then {
            let answering = then.answering().owners;
            let without = answering.is_empty().then_some(nobody);
            for name in self.owners_then(answering).into_iter().chain(without) {
                let owner = place(name, &mut owners);
                owners[owner].counts.before.add(&then.standing);
            }
        }
        let alphabet = Alphabet::of_plans([self.plan()], self.lang);
        owners.sort_by(|a, b| alphabet.compare(a.name, b.name));
        owners
    }
}
