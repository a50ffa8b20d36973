//! The owners of what a part of a report tells of.

use std::collections::HashMap;

use super::part::Part;
use super::told::{Compare, Owner};
use crate::locale::catalogue as say;
use crate::model::OwnerRef;
use crate::query::{Alphabet, Assessable, answering};

impl<'p, 'a> Part<'_, 'p, 'a> {
    /// Returns the owners of what is told, in alphabetical order, now and then; with a filter by owner, only those.
    pub(super) fn counted_owners(&self) -> Vec<Owner<'p, 'a>> {
        let nobody = say::NO_OWNER.get(self.lang);
        let named = |owners: &'p [OwnerRef<'a>]| self.owners_asked(owners).chain(owners.is_empty().then_some(nobody));
        let of = |it: &Assessable<'p, 'a>| named(answering(it.plan, it.thing));
        let mut gathered = Gathered::default();
        for it in self.counted() {
            of(&it).for_each(|name| gathered.owner(name).counts.now.add(&it.standing));
        }
        for it in self.sections.iter().map(|section| section.now).filter(Assessable::is_asked_for) {
            of(&it).for_each(|name| gathered.owner(name).sections.push(it));
        }
        for (at, told) in self.told.iter().enumerate() {
            named(told.entry.answering().owners).for_each(|name| gathered.owner(name).answers.push(at));
            let support = self.owners_asked(&told.entry.activity.support);
            support.for_each(|name| gathered.owner(name).supports.push(at));
        }
        for then in self.counted_then() {
            let owners = answering(then.plan, then.thing);
            for name in self.owners_then(owners).into_iter().chain(owners.is_empty().then_some(nobody)) {
                gathered.owner(name).counts.before.add(&then.standing);
            }
        }
        let alphabet = Alphabet::of_plans([self.plan()], self.lang);
        gathered.owners.sort_by(|a, b| alphabet.compare(a.name, b.name));
        gathered.owners
    }
}

/// Owners in order of appearance, indexed by name.
#[derive(Default)]
struct Gathered<'p, 'a> {
    owners: Vec<Owner<'p, 'a>>,
    places: HashMap<&'p str, usize>,
}

impl<'p, 'a> Gathered<'p, 'a> {
    fn owner(&mut self, name: &'p str) -> &mut Owner<'p, 'a> {
        let at = *self.places.entry(name).or_insert_with(|| {
            let counts = Compare::default();
            self.owners.push(Owner { name, counts, sections: vec![], answers: vec![], supports: vec![] });
            self.owners.len() - 1
        });
        &mut self.owners[at]
    }
}
