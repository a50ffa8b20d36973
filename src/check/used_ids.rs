//! Every id that was ever used, and which is free for the next.

use std::collections::{HashMap, HashSet};

use super::birth::separator;
use crate::model::{Plan, Thing, same_key};

/// Every id that was used, and the highest number under each parent.
#[derive(Debug, Default)]
pub struct UsedIds {
    ids: HashSet<String>,
    numbers: HashMap<(char, String), u64>,
}

impl UsedIds {
    /// Gathers the ids of a plan: those that its things have and had, and those of the periods that are closed.
    pub fn of(plan: &Plan<'_>) -> Self {
        let mut used = Self::default();
        used.add_plan(plan);
        used
    }

    /// Adds the ids of a plan, such as what this one was before.
    pub fn add_plan(&mut self, plan: &Plan<'_>) {
        for thing in Thing::all(plan) {
            self.add(thing.id());
            thing.formerly().iter().for_each(|id| self.add(id));
        }
        for assessed in plan.closings.iter().flat_map(|closing| &closing.assessed) {
            self.add(&assessed.id);
        }
    }

    /// Adds an id.
    pub fn add(&mut self, id: &str) {
        let key = same_key(id).into_owned();
        for separator in ['-', '.'] {
            let Some((stem, number)) = key.rsplit_once(separator) else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            let highest = self.numbers.entry((separator, stem.to_owned())).or_default();
            *highest = number.max(*highest);
        }
        self.ids.insert(key);
    }

    /// Returns whether something has or had this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(&*same_key(id))
    }

    /// Returns an id under a parent that nothing has had, for a thing of the same kind; each time another.
    pub fn next(&mut self, parent: &str, of_kind: Thing<'_, '_>) -> String {
        self.next_after(parent, separator(of_kind))
    }

    /// Returns an id under a parent that no activity has had; each time another.
    pub fn next_activity(&mut self, parent: &str) -> String {
        self.next_after(parent, '-')
    }

    /// Returns an id under a goal that no priority has had; each time another.
    pub fn next_priority(&mut self, goal: &str) -> String {
        self.next_after(goal, '.')
    }

    fn next_after(&mut self, parent: &str, separator: char) -> String {
        let highest = self.numbers.get(&(separator, same_key(parent).into_owned())).copied().unwrap_or_default();
        let next = format!("{parent}{separator}{}", highest.saturating_add(1));
        self.add(&next);
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_comes_twice() {
        let mut used = UsedIds::default();
        for id in ["1.1", "1.film", "1-2", "1.FILM-7", "x"] {
            used.add(id);
        }
        assert_eq!([used.next_activity("1"), used.next_activity("1")], ["1-3", "1-4"]);
        assert_eq!(used.next_activity("1.film"), "1.film-8");
        assert_eq!([used.next_priority("1"), used.next_priority("2")], ["1.2", "2.1"]);
        assert!(used.has("1.Film") && used.has("1.2") && !used.has("1.3"));
    }
}
