//! Two versions of a plan, with their owners, goals and priorities matched.

use std::collections::{HashMap, HashSet, VecDeque};

use super::pair::{MatchNames, Pairs, pair};
use super::{Change, Field};
use crate::model::{Goal, Owner, OwnerId, OwnerRef, Owners, Placed, Plan, Priority, same_key};

/// Two versions of a plan.
pub(super) struct Compared<'d> {
    /// The old plan.
    pub(super) before: &'d Plan<'d>,
    /// The new plan.
    pub(super) after: &'d Plan<'d>,
    /// The matched goals.
    pub(super) goals: Pairs,
    /// The matched priorities.
    pub(super) priorities: Pairs,
    /// The new index of each old owner.
    pub(super) owners: HashMap<OwnerId, OwnerId>,
    /// The new id of each old goal and priority.
    parents: HashMap<(bool, String), String>,
}

/// A key of an owner, independent of the name in use.
#[derive(PartialEq, Eq, Hash)]
enum OwnerKey {
    /// An owner in the new register.
    Registered(OwnerId),
    /// A name that is not in the register.
    Named(String),
}

impl<'d> Compared<'d> {
    pub(super) fn new(before: &'d Plan<'d>, after: &'d Plan<'d>) -> Self {
        let goals = pair(&known_goals(before), &known_goals(after));
        let priorities = pair(&known_priorities(before), &known_priorities(after));
        let mut parents = HashMap::new();
        for (now, then) in after.goals.iter().zip(&goals.before) {
            let then = then.and_then(|then| before.goals.get(then));
            parents.extend(then.map(|then| ((false, key(&then.id)), key(&now.id))));
        }
        let all_before: Vec<&Priority<'_>> = before.all_priorities().map(|(_, priority)| priority).collect();
        for ((_, now), then) in after.all_priorities().zip(&priorities.before) {
            let then = then.and_then(|then| all_before.get(then));
            parents.extend(then.map(|then| ((true, key(&then.id)), key(&now.id))));
        }
        Self { before, after, goals, priorities, owners: same_owners(before, after), parents }
    }

    /// Returns whether a thing has the same goal and priority as before, ignoring changes of their ids.
    pub(super) fn is_same_parent(
        &self,
        then: (&Goal<'_>, Option<&Priority<'_>>),
        now: (&Goal<'_>, Option<&Priority<'_>>),
    ) -> bool {
        let is = |is_priority: bool, then: &str, now: &str| {
            self.parents.get(&(is_priority, key(then))).is_some_and(|known| *known == key(now))
        };
        match (then.1, now.1) {
            (Some(then), Some(now)) => is(true, &then.id, &now.id),
            (None, None) => is(false, &then.0.id, &now.0.id),
            _ => false,
        }
    }

    /// Compares two lists of owners. A renamed owner is the same one.
    pub(super) fn owners(&self, field: Field, then: &[OwnerRef<'d>], now: &[OwnerRef<'d>]) -> Option<Change> {
        let keys_then: Vec<OwnerKey> = then.iter().map(|owner| self.key_before(owner)).collect();
        let keys_now: Vec<OwnerKey> = now.iter().map(|owner| key_after(owner)).collect();
        let added = left_over(now, &keys_now, &keys_then, |owner| self.after.owner_name(owner));
        let gone = left_over(then, &keys_then, &keys_now, |owner| self.before.owner_name(owner));
        (!added.is_empty() || !gone.is_empty()).then_some(Change::List { field, added, gone })
    }

    /// Compares the owners of an activity. Inherited ones are skipped if the parent is the same, because the change
    /// is reported there.
    pub(super) fn answering(
        &self,
        then: Option<Placed<'d, 'd>>,
        now: Placed<'d, 'd>,
        own: &Owners<'_>,
    ) -> Option<Change> {
        let is_own = own.is_stated() || then.is_some_and(|(_, _, then)| then.owners.is_stated());
        let is_moved = then.is_some_and(|then| !self.is_same_parent((then.0, then.1), (now.0, now.1)));
        let before = then.map_or(&[][..], |then| self.before.answering(then).owners);
        (is_own || is_moved).then(|| self.owners(Field::OWNERS, before, self.after.answering(now).owners)).flatten()
    }

    fn key_before(&self, owner: &OwnerRef<'_>) -> OwnerKey {
        let id = match owner.id {
            Some(id) => self.owners.get(&id).copied(),
            None => self.after.register.find(&owner.name),
        };
        id.map_or_else(|| OwnerKey::Named(key(self.before.owner_name(owner))), OwnerKey::Registered)
    }
}

fn key_after(owner: &OwnerRef<'_>) -> OwnerKey {
    owner.id.map_or_else(|| OwnerKey::Named(key(&owner.name)), OwnerKey::Registered)
}

fn key(name: &str) -> String {
    same_key(name).into_owned()
}

/// Returns the names of the owners whose keys are not among the others, without duplicates.
fn left_over<'o, 'a: 'o>(
    owners: &'o [OwnerRef<'a>],
    keys: &[OwnerKey],
    others: &[OwnerKey],
    name: impl Fn(&'o OwnerRef<'a>) -> &'o str,
) -> Vec<String> {
    let others: HashSet<&OwnerKey> = others.iter().collect();
    let mut seen = HashSet::new();
    let left = owners.iter().zip(keys).filter(|(_, key)| !others.contains(key) && seen.insert(*key));
    left.map(|(owner, _)| name(owner).to_owned()).collect()
}

fn known_goals<'p>(plan: &'p Plan<'_>) -> Vec<MatchNames<'p>> {
    let known = |goal: &'p Goal<'_>| MatchNames { id: &goal.id, formerly: Vec::new(), title: &goal.title, parent: "" };
    plan.goals.iter().map(known).collect()
}

fn known_priorities<'p>(plan: &'p Plan<'_>) -> Vec<MatchNames<'p>> {
    let known = |(goal, priority): (&'p Goal<'_>, &'p Priority<'_>)| MatchNames {
        id: &priority.id,
        formerly: priority.formerly.iter().map(|id| &*id.value).collect(),
        title: &priority.title,
        parent: &goal.id,
    };
    plan.all_priorities().map(known).collect()
}

/// Matches owners by name, or else by an alias of one that is a name of the other. Owners with equal names are
/// matched in order.
fn same_owners(before: &Plan<'_>, after: &Plan<'_>) -> HashMap<OwnerId, OwnerId> {
    let key = |owner: &Owner<'_>| same_key(&owner.name).into_owned();
    let mut by_name: HashMap<String, VecDeque<OwnerId>> = HashMap::new();
    for (id, owner) in after.register.iter() {
        by_name.entry(key(owner)).or_default().push_back(id);
    }
    let mut same = HashMap::new();
    let mut taken = HashSet::new();
    for (id, owner) in before.register.iter() {
        if let Some(now) = by_name.get_mut(&key(owner)).and_then(VecDeque::pop_front) {
            taken.insert(now);
            same.insert(id, now);
        }
    }
    for (id, owner) in before.register.iter() {
        if same.contains_key(&id) {
            continue;
        }
        let mut names = std::iter::once(&owner.name).chain(&owner.aliases);
        let now = names.find_map(|name| after.register.find(name).filter(|now| !taken.contains(now)));
        if let Some(now) = now {
            taken.insert(now);
            same.insert(id, now);
        }
    }
    same
}
