//! A three-way merge of the order of a list.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::content::EntityName;

/// The order of a list in three versions.
#[derive(Debug)]
pub(super) struct Orders<'n> {
    base: &'n [EntityName],
    ours: &'n [EntityName],
    theirs: &'n [EntityName],
    /// The items that all three versions have, in the order of each.
    common: [Vec<&'n EntityName>; 3],
}

impl<'n> Orders<'n> {
    /// Compares the orders of three versions.
    pub(super) fn of(base: &'n [EntityName], ours: &'n [EntityName], theirs: &'n [EntityName]) -> Self {
        Self { base, ours, theirs, common: common([base, ours, theirs]) }
    }

    /// Returns whether both sides reordered the common items, differently.
    pub(super) fn are_disputed(&self) -> bool {
        let [was, our, their] = &self.common;
        our != was && their != was && our != their
    }

    /// Returns the merged order of the items that remain. An added item comes after the one that it was added
    /// after, ours before theirs.
    pub(super) fn put_together(&self, now: &dyn Fn(&EntityName) -> bool, is_ours: bool) -> Vec<EntityName> {
        let [was, our, their] = &self.common;
        let is_theirs_first = our == was && their != was || self.are_disputed() && !is_ours;
        let (first, second) = if is_theirs_first { (self.theirs, self.ours) } else { (self.ours, self.theirs) };
        let known: HashSet<&EntityName> = self.base.iter().chain(second).collect();
        let is_new_of_ours = |name: &&EntityName| !is_theirs_first && !known.contains(name);
        let of_now = |names: &'n [EntityName]| names.iter().filter(|name| now(name)).collect::<Vec<_>>();
        joined(of_now(first), of_now(second), is_new_of_ours).into_iter().cloned().collect()
    }
}

/// Returns the items that all three lists have, in the order of each.
pub(super) fn common<T: Eq + Hash>(lists: [&[T]; 3]) -> [Vec<&T>; 3] {
    let sets = lists.map(|list| list.iter().collect::<HashSet<_>>());
    lists.map(|list| list.iter().filter(|it| sets.iter().all(|set| set.contains(it))).collect())
}

/// Inserts into a list the items that only a second one has. Each is placed after its predecessor in the second
/// list, and after any following items for which `is_let_pass` holds.
pub(super) fn joined<T: Copy + Eq + Hash>(first: Vec<T>, second: Vec<T>, is_let_pass: impl Fn(&T) -> bool) -> Vec<T> {
    // A linked list; the node before the first item is the end.
    let mut items = first;
    let end = items.len();
    let mut next: Vec<usize> = (1..=end).chain([0]).collect();
    let mut places: HashMap<T, usize> = items.iter().enumerate().rev().map(|(at, item)| (*item, at)).collect();
    // The end has a node, but no item.
    let item = |items: &[T], at: usize| items[if at < end { at } else { at - 1 }];
    let mut before = end;
    for new in second {
        if let Some(place) = places.get(&new) {
            before = *place;
            continue;
        }
        while next[before] != end && is_let_pass(&item(&items, next[before])) {
            before = next[before];
        }
        places.insert(new, next.len());
        items.push(new);
        next.push(next[before]);
        next[before] = next.len() - 1;
        before = next[before];
    }
    let order = std::iter::successors(Some(next[end]), |at| Some(next[*at])).take_while(|at| *at != end);
    order.map(|at| item(&items, at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(ids: &str) -> Vec<EntityName> {
        ids.chars().map(|id| EntityName { list: "activity", id: id.to_string() }).collect()
    }

    fn order(base: &str, ours: &str, theirs: &str, now: &str) -> String {
        let (base, ours, theirs, now) = (names(base), names(ours), names(theirs), names(now));
        let orders = Orders::of(&base, &ours, &theirs);
        assert!(!orders.are_disputed());
        orders.put_together(&|name| now.contains(name), true).into_iter().map(|name| name.id).collect()
    }

    #[test]
    fn what_is_new_stands_after_what_it_was_put_after_and_ours_first() {
        assert_eq!(order("ab", "abx", "aby", "abxy"), "abxy");
        assert_eq!(order("ab", "abxy", "abz", "abxyz"), "abxyz");
        assert_eq!(order("ab", "axb", "yab", "abxy"), "yaxb");
        assert_eq!(order("ab", "ab", "azb", "azb"), "azb");
        assert_eq!(order("abc", "ac", "abcd", "acd"), "acd");
    }

    #[test]
    fn who_alone_changed_the_order_is_followed() {
        assert_eq!(order("abc", "cab", "abcx", "abcx"), "cxab");
        assert_eq!(order("abc", "abcx", "cab", "abcx"), "cxab");
        let (base, ours, theirs) = (names("abc"), names("cab"), names("bac"));
        assert!(Orders::of(&base, &ours, &theirs).are_disputed());
    }
}
