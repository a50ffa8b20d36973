//! The order that things stand in after two sides changed it.

use super::meaning::Name;

/// The order of a list as three texts have it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Orders<'n> {
    /// What stood there before.
    pub(super) base: &'n [Name],
    /// Our order.
    pub(super) ours: &'n [Name],
    /// Theirs.
    pub(super) theirs: &'n [Name],
}

impl Orders<'_> {
    /// Whether both changed the order of what was there, each in its way.
    pub(super) fn are_disputed(&self) -> bool {
        let (was, our, their) = (self.in_all(self.base), self.in_all(self.ours), self.in_all(self.theirs));
        our != was && their != was && our != their
    }

    /// Returns the order of what there is now. What is new stands after what it was put after, ours before theirs.
    pub(super) fn put_together(&self, now: &dyn Fn(&Name) -> bool, is_ours: bool) -> Vec<Name> {
        let was = self.in_all(self.base);
        let only_theirs_changed = self.in_all(self.ours) == was && self.in_all(self.theirs) != was;
        let (first, second) = if only_theirs_changed || (self.are_disputed() && !is_ours) {
            (self.theirs, self.ours)
        } else {
            (self.ours, self.theirs)
        };
        let mut order: Vec<Name> = first.iter().filter(|name| now(name)).cloned().collect();
        for (at, name) in second.iter().enumerate().filter(|(_, name)| now(name)) {
            if order.contains(name) {
                continue;
            }
            let place = |before: &Name| order.iter().position(|it| it == before);
            let mut to = second[..at].iter().rev().find_map(place).map_or(0, |before| before + 1);
            let is_new_of_ours =
                |next: &Name| first == self.ours && !self.base.contains(next) && !second.contains(next);
            while order.get(to).is_some_and(is_new_of_ours) {
                to += 1;
            }
            order.insert(to, name.clone());
        }
        order
    }

    /// Returns those of an order that all three have.
    fn in_all<'o>(&self, order: &'o [Name]) -> Vec<&'o Name> {
        let is_kept = |name: &&Name| [self.base, self.ours, self.theirs].iter().all(|side| side.contains(name));
        order.iter().filter(is_kept).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(ids: &str) -> Vec<Name> {
        ids.chars().map(|id| Name { list: "activity", id: id.to_string() }).collect()
    }

    fn order(base: &str, ours: &str, theirs: &str, now: &str) -> String {
        let (base, ours, theirs, now) = (names(base), names(ours), names(theirs), names(now));
        let orders = Orders { base: &base, ours: &ours, theirs: &theirs };
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
        assert!(Orders { base: &base, ours: &ours, theirs: &theirs }.are_disputed());
    }
}
