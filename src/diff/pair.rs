//! Which thing of a plan is which thing of the other.

use std::collections::{HashMap, VecDeque};

use crate::model::{likeness, loose_key, same_key};

/// With the same id, titles that share less than this, from 0 to 1, are of different things while others may fit
/// better.
const LEAST_ALIKE: f64 = 0.4;
/// Without the same id, titles that share this much are of the same thing.
const NEARLY_SAME: f64 = 0.8;
/// The most things with a word in common that are compared with one that has lost its id.
const MOST_COMPARED: usize = 16;

/// The key that a thing is known by.
#[derive(Debug)]
pub(super) struct Known<'p> {
    /// Its id.
    pub(super) id: &'p str,
    /// Those it had.
    pub(super) formerly: Vec<&'p str>,
    /// Its title.
    pub(super) title: &'p str,
    /// The id of what it stands under.
    pub(super) parent: &'p str,
}

/// Which thing is which, by their places in the lists that were compared.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each thing after, what it was before.
    pub(super) before: Vec<Option<usize>>,
    /// Those before that are not there any more, in order.
    pub(super) gone: Vec<usize>,
}

/// Finds for each thing what it was before: by its id, by an id that one of the two had formerly, by its title, and at
/// last by nearly the same title. An id whose title says something else altogether counts when nothing else fits.
pub(super) fn pair(before: &[Known<'_>], after: &[Known<'_>]) -> Pairs {
    let mut pairing = Pairing { before, after, found: vec![None; after.len()], is_taken: vec![false; before.len()] };
    pairing.by_key(
        |it| Some(same_key(it.id).into_owned()),
        |then, now| {
            let is_comparable = !then.title.is_empty() && !now.title.is_empty() && then.title != now.title;
            !is_comparable || likeness(then.title, now.title) >= LEAST_ALIKE
        },
    );
    pairing.by_former_ids();
    let titled = |it: &Known<'_>| (!it.title.is_empty()).then(|| loose_key(it.title).into_owned());
    pairing.by_key(|it| Some((same_key(it.parent).into_owned(), titled(it)?)), |_, _| true);
    pairing.by_only(titled);
    pairing.by_likeness();
    pairing.by_key(|it| Some(same_key(it.id).into_owned()), |_, _| true);
    let gone = (0..before.len()).filter(|at| !pairing.is_taken[*at]).collect();
    Pairs { before: pairing.found, gone }
}

struct Pairing<'l, 'p> {
    before: &'l [Known<'p>],
    after: &'l [Known<'p>],
    found: Vec<Option<usize>>,
    is_taken: Vec<bool>,
}

impl Pairing<'_, '_> {
    fn take(&mut self, then: usize, now: usize) {
        self.found[now] = Some(then);
        self.is_taken[then] = true;
    }

    fn left_before(&self) -> Vec<usize> {
        (0..self.before.len()).filter(|at| !self.is_taken[*at]).collect()
    }

    fn left_after(&self) -> Vec<usize> {
        (0..self.after.len()).filter(|at| self.found[*at].is_none()).collect()
    }

    /// Pairs those with the same key, in order, where they fit.
    fn by_key<K: Eq + std::hash::Hash>(
        &mut self,
        key: impl Fn(&Known<'_>) -> Option<K>,
        fits: impl Fn(&Known<'_>, &Known<'_>) -> bool,
    ) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for then in self.left_before() {
            if let Some(key) = key(&self.before[then]) {
                places.entry(key).or_default().push_back(then);
            }
        }
        for now in self.left_after() {
            let Some(left) = key(&self.after[now]).and_then(|key| places.get_mut(&key)) else { continue };
            // Only the first is looked at: where an id stands a thousand times, none of them is the right one.
            let Some(&then) = left.front() else { continue };
            if fits(&self.before[then], &self.after[now]) {
                left.pop_front();
                self.take(then, now);
            }
        }
    }

    /// Pairs those where one names the other's id among those it had; also when a move was undone.
    fn by_former_ids(&mut self) {
        let mut places: HashMap<String, usize> = HashMap::new();
        for then in self.left_before() {
            let it = &self.before[then];
            for id in std::iter::once(&it.id).chain(&it.formerly) {
                places.entry(same_key(id).into_owned()).or_insert(then);
            }
        }
        for now in self.left_after() {
            let it = &self.after[now];
            let ids = std::iter::once(&it.id).chain(&it.formerly);
            // The same id alone was looked at before, with the titles.
            let is_former = |then: usize| !self.is_taken[then] && same_key(self.before[then].id) != same_key(it.id);
            if let Some(then) = ids.filter_map(|id| places.get(&*same_key(id)).copied()).find(|then| is_former(*then)) {
                self.take(then, now);
            }
        }
    }

    /// Pairs those with a key that nothing else has on either side.
    fn by_only(&mut self, key: impl Fn(&Known<'_>) -> Option<String>) {
        let only = |list: &[Known<'_>], left: Vec<usize>| {
            let mut places: HashMap<String, Option<usize>> = HashMap::new();
            for at in left {
                if let Some(key) = key(&list[at]) {
                    places.entry(key).and_modify(|only| *only = None).or_insert(Some(at));
                }
            }
            places
        };
        let before = only(self.before, self.left_before());
        let after = only(self.after, self.left_after());
        for now in self.left_after() {
            let Some(key) = key(&self.after[now]) else { continue };
            if let (Some(Some(then)), Some(Some(_))) = (before.get(&key), after.get(&key)) {
                self.take(*then, now);
            }
        }
    }

    /// Pairs those with nearly the same title. Only things with a rare word in common are compared, and few of them:
    /// so the work grows with the plan, not with its square.
    fn by_likeness(&mut self) {
        let left = self.left_after();
        if left.is_empty() {
            return;
        }
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for then in self.left_before() {
            for word in words(self.before[then].title) {
                places.entry(word).or_default().push(then);
            }
        }
        for now in left {
            let title = self.after[now].title;
            let mut lists: Vec<&Vec<usize>> = words(title).iter().filter_map(|word| places.get(word)).collect();
            lists.sort_by_key(|list| list.len());
            let mut candidates: Vec<usize> = Vec::new();
            for &then in lists.into_iter().flat_map(|list| list.iter().take(MOST_COMPARED)) {
                if candidates.len() < MOST_COMPARED && !self.is_taken[then] && !candidates.contains(&then) {
                    candidates.push(then);
                }
            }
            let alike = candidates.into_iter().map(|then| (likeness(self.before[then].title, title), then));
            let nearest = alike
                .filter(|(alike, _)| *alike >= NEARLY_SAME)
                .max_by(|(a, at), (b, bt)| a.total_cmp(b).then(bt.cmp(at)));
            if let Some((_, then)) = nearest {
                self.take(then, now);
            }
        }
    }
}

fn words(title: &str) -> Vec<String> {
    let mut words: Vec<String> = loose_key(title).split_whitespace().map(str::to_owned).collect();
    words.sort_unstable();
    words.dedup();
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(id: &'static str, formerly: &[&'static str], title: &'static str) -> Known<'static> {
        Known { id, formerly: formerly.to_vec(), title, parent: "1" }
    }

    #[test]
    fn an_id_that_it_had_tells_what_it_is_whatever_its_title_says() {
        let (old, new) = ([known("1-1", &[], "Rita")], [known("2-1", &["1-1"], "Bygga en scen")]);
        assert_eq!(pair(&old, &new).before, [Some(0)]);
        assert_eq!(pair(&new, &old).before, [Some(0)]);
        assert_eq!(pair(&old, &[known("2-1", &[], "Bygga en scen")]).gone, [0]);
    }
}
