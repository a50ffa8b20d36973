//! A three-way merge of what the files mean.

use std::collections::BTreeSet;

use super::content::{Entity, EntityName, FILE, Fields, FileContent};
use super::fields::agree;
use super::order::Orders;

/// The merged content of a file.
#[derive(Debug, Default)]
pub(super) struct Combined {
    /// The content with our side in each dispute.
    pub(super) ours: FileContent,
    /// The content with their side in each dispute.
    pub(super) theirs: FileContent,
    /// The disputes: what both sides changed differently.
    pub(super) disputes: Vec<Dispute>,
}

/// A change that the two sides made differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dispute {
    /// The object that it concerns.
    pub(super) name: EntityName,
    /// The disputed part of it.
    pub(super) about: About,
}

/// The disputed part of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The value of a key.
    Key(Vec<String>),
    /// Its existence: one side removed it, the other changed it.
    Presence {
        /// True if our side removed it.
        is_taken_by_us: bool,
    },
    /// Its identity: both sides added an object with this name.
    Identity,
    /// Its parent.
    Parent,
    /// The order of one of its lists.
    Order,
}

/// The contents of the three versions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Three<'m> {
    /// The common ancestor.
    pub(super) base: &'m FileContent,
    /// Our version.
    pub(super) ours: &'m FileContent,
    /// Their version.
    pub(super) theirs: &'m FileContent,
}

impl Three<'_> {
    /// Merges the two sides.
    pub(super) fn combine(self) -> Combined {
        let mut combined = Combined::default();
        for name in self.in_order() {
            self.add(&name, &mut combined);
        }
        self.keep_what_stands_under(&mut combined);
        self.put_in_order(&mut combined);
        combined
    }

    /// Returns all names, in the order of our file and then of theirs.
    fn in_order(&self) -> Vec<EntityName> {
        let mut names = Vec::new();
        let mut seen = BTreeSet::new();
        for content in [self.ours, self.theirs, self.base] {
            let mut waiting = vec![FILE.clone()];
            while let Some(name) = waiting.pop() {
                let mut children: Vec<EntityName> = content.children(&name).cloned().collect();
                children.reverse();
                waiting.extend(children);
                if seen.insert(name.clone()) {
                    names.push(name);
                }
            }
        }
        names
    }

    fn add(&self, name: &EntityName, combined: &mut Combined) {
        let [was, our, their] = [self.base, self.ours, self.theirs].map(|side| side.things.get(name));
        let (our, their) = match (was, our, their) {
            (Some(_), Some(our), None) if self.is_changed(name, self.ours) => {
                combined.dispute(name, About::Presence { is_taken_by_us: false });
                (Some(our.clone()), None)
            }
            (Some(_), None, Some(their)) if self.is_changed(name, self.theirs) => {
                combined.dispute(name, About::Presence { is_taken_by_us: true });
                (None, Some(their.clone()))
            }
            (None, Some(our), Some(their)) if is_another(our, their) => {
                combined.dispute(name, About::Identity);
                (Some(our.clone()), Some(their.clone()))
            }
            (was, Some(our), Some(their)) => {
                let (our, their) = agreed(name, was, our, their, &mut combined.disputes);
                (Some(our), Some(their))
            }
            // One side removed it, and the other left it unchanged.
            (Some(_), _, _) => (None, None),
            (None, our, their) => (our.or(their).cloned(), our.or(their).cloned()),
        };
        combined.ours.things.extend(our.map(|thing| (name.clone(), thing)));
        combined.theirs.things.extend(their.map(|thing| (name.clone(), thing)));
    }

    /// Returns whether a side changed an object or anything below it.
    fn is_changed(&self, name: &EntityName, side: &FileContent) -> bool {
        let is_other = |name: &EntityName| side.things.get(name) != self.base.things.get(name);
        is_other(name) || side.children(name).any(|child| self.is_changed(child, side))
    }

    /// Restores the objects below a disputed one on the side that kept it, and removes objects without a parent.
    fn keep_what_stands_under(&self, combined: &mut Combined) {
        for dispute in combined.disputes.clone() {
            let About::Presence { is_taken_by_us } = dispute.about else { continue };
            let (kept_by, kept) =
                if is_taken_by_us { (self.theirs, &mut combined.theirs) } else { (self.ours, &mut combined.ours) };
            for child in kept_by.children(&dispute.name) {
                if let Some(thing) = kept_by.things.get(child) {
                    kept.things.entry(child.clone()).or_insert_with(|| thing.clone());
                }
            }
        }
        for side in [&mut combined.ours, &mut combined.theirs] {
            let names: BTreeSet<EntityName> = side.things.keys().cloned().collect();
            side.things.retain(|_, thing| names.contains(&thing.parent));
        }
    }

    fn put_in_order(&self, combined: &mut Combined) {
        let lists: BTreeSet<_> =
            [self.base, self.ours, self.theirs].into_iter().flat_map(|it| it.lists.keys()).collect();
        for (parent, list) in lists {
            let [base, ours, theirs] = [self.base, self.ours, self.theirs].map(|side| side.list(parent, list));
            let orders = Orders::of(base, ours, theirs);
            if orders.are_disputed() {
                combined.dispute(parent, About::Order);
            }
            for (side, is_ours) in [(&mut combined.ours, true), (&mut combined.theirs, false)] {
                let things = &side.things;
                let is_there = |name: &EntityName| things.get(name).is_some_and(|thing| thing.parent == *parent);
                let order = orders.put_together(&is_there, is_ours);
                if !order.is_empty() {
                    side.lists.insert((parent.clone(), list), order);
                }
            }
        }
    }
}

impl Combined {
    fn dispute(&mut self, name: &EntityName, about: About) {
        self.disputes.push(Dispute { name: name.clone(), about });
    }
}

/// Returns whether two added objects with one name are different ones, because their titles differ.
fn is_another(our: &Entity, their: &Entity) -> bool {
    let title = |thing: &Entity| thing.fields.get(&["title".to_owned()][..]).map(|title| title.value.clone());
    title(our) != title(their)
}

/// Merges the changes of one object.
fn agreed(
    name: &EntityName,
    was: Option<&Entity>,
    our: &Entity,
    their: &Entity,
    disputes: &mut Vec<Dispute>,
) -> (Entity, Entity) {
    let nothing = Fields::new();
    let fields = agree(was.map_or(&nothing, |was| &was.fields), &our.fields, &their.fields);
    let mut add = |about| disputes.push(Dispute { name: name.clone(), about });
    fields.disputed.into_iter().for_each(|path| add(About::Key(path)));
    let was_under = was.map(|was| &was.parent);
    let (under, or_under) = if was_under == Some(&our.parent) {
        (&their.parent, &their.parent)
    } else if was_under == Some(&their.parent) || our.parent == their.parent {
        (&our.parent, &our.parent)
    } else {
        add(About::Parent);
        (&our.parent, &their.parent)
    };
    let written = |was: Option<&Entity>| {
        if was.is_some_and(|was| was.key == our.key) { their.key.clone() } else { our.key.clone() }
    };
    let key = written(was);
    (
        Entity { parent: under.clone(), key: key.clone(), fields: fields.ours },
        Entity { parent: or_under.clone(), key, fields: fields.theirs },
    )
}
