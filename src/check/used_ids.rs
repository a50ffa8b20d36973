//! All ids ever used, and allocation of new ones.

use std::collections::{HashMap, HashSet};

use super::Series;
use crate::model::{Plan, Thing, same_key};

/// The ids ever used, and the highest number of each series.
#[derive(Debug, Default)]
pub struct UsedIds {
    ids: HashSet<String>,
    highest: HashMap<(String, String), u64>,
}

impl UsedIds {
    /// Collects the ids of a plan: current ones, former ones, and those recorded in closed periods.
    pub fn of(plan: &Plan<'_>) -> Self {
        let mut used = Self::default();
        used.add_plan(plan);
        used
    }

    /// Adds the ids of a plan, such as its base revision.
    pub fn add_plan(&mut self, plan: &Plan<'_>) {
        for thing in Thing::all(plan) {
            self.add(thing.id());
            thing.formerly().iter().for_each(|id| self.add(id));
            thing.measures().iter().for_each(|measure| self.add(&measure.id));
        }
        for assessed in plan.closings.iter().flat_map(|closing| &closing.assessed) {
            self.add(&assessed.id);
        }
    }

    /// Adds an id.
    pub fn add(&mut self, id: &str) {
        if let Some((series, number)) = Series::around(id) {
            let highest = self.highest.entry(series.key()).or_default();
            *highest = number.max(*highest);
        }
        self.ids.insert(same_key(id).into_owned());
    }

    /// Returns whether something has or had this id.
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(&*same_key(id))
    }

    /// Returns a new id of a series, and marks it as used.
    pub fn next(&mut self, series: &Series) -> String {
        let highest = self.highest.get(&series.key()).copied().unwrap_or_default();
        let next = series.id(highest.saturating_add(1));
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
        let mut next = |parent, separator| used.next(&Series::under(parent, separator));
        assert_eq!([next("1", '-'), next("1", '-')], ["1-3", "1-4"]);
        assert_eq!(next("1.film", '-'), "1.film-8");
        assert_eq!([next("1", '.'), next("2", '.')], ["1.2", "2.1"]);
        assert!(used.has("1.Film") && used.has("1.2") && !used.has("1.3"));
    }
}
