//! Matching of the things of two plans.

use std::collections::{HashMap, VecDeque};

use crate::model::{likeness, loose_key, same_key};

/// The minimum similarity of titles, from 0 to 1, for a match by id while other matches are possible.
const LEAST_ALIKE: f64 = 0.4;
/// The minimum similarity of titles for a match without a common id.
const NEARLY_SAME: f64 = 0.8;
/// The maximum number of candidates with a common word for a thing without a match.
const MOST_COMPARED: usize = 16;

/// The names that a thing is matched by.
#[derive(Debug)]
pub(super) struct MatchNames<'p> {
    /// The id.
    pub(super) id: &'p str,
    /// The former ids.
    pub(super) formerly: Vec<&'p str>,
    /// The title.
    pub(super) title: &'p str,
    /// The id of the parent.
    pub(super) parent: &'p str,
}

/// The matches, as indexes into the compared lists.
#[derive(Debug)]
pub(super) struct Pairs {
    /// The old index of each new thing.
    pub(super) before: Vec<Option<usize>>,
    /// The old things that were removed, in order.
    pub(super) gone: Vec<usize>,
}

/// Matches each new thing with its old version: by id, by a former id of either, by title, and finally by a similar
/// title. An id with a dissimilar title only counts if nothing else matches.
pub(super) fn pair(before: &[MatchNames<'_>], after: &[MatchNames<'_>]) -> Pairs {
    let mut pairing = Pairing { before, after, found: vec![None; after.len()], is_taken: vec![false; before.len()] };
    pairing.by_key(
        |it| Some(same_key(it.id).into_owned()),
        |then, now| {
            let is_comparable = !then.title.is_empty() && !now.title.is_empty() && then.title != now.title;
            !is_comparable || likeness(then.title, now.title) >= LEAST_ALIKE
        },
    );
    pairing.by_former_ids();
    let titled = |it: &MatchNames<'_>| (!it.title.is_empty()).then(|| loose_key(it.title).into_owned());
    pairing.by_key(|it| Some((same_key(it.parent).into_owned(), titled(it)?)), |_, _| true);
    pairing.by_only(titled);
    pairing.by_likeness();
    pairing.by_key(|it| Some(same_key(it.id).into_owned()), |_, _| true);
    let gone = (0..before.len()).filter(|at| !pairing.is_taken[*at]).collect();
    Pairs { before: pairing.found, gone }
}

struct Pairing<'l, 'p> {
    before: &'l [MatchNames<'p>],
    after: &'l [MatchNames<'p>],
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

    /// Matches things with the same key, in order, if they fit.
    fn by_key<K: Eq + std::hash::Hash>(
        &mut self,
        key: impl Fn(&MatchNames<'_>) -> Option<K>,
        fits: impl Fn(&MatchNames<'_>, &MatchNames<'_>) -> bool,
    ) {
        let mut places: HashMap<K, VecDeque<usize>> = HashMap::new();
        for then in self.left_before() {
            if let Some(key) = key(&self.before[then]) {
                places.entry(key).or_default().push_back(then);
            }
        }
        for now in self.left_after() {
            let Some(left) = key(&self.after[now]).and_then(|key| places.get_mut(&key)) else { continue };
            // Only the first is tried, because if an id is repeated a thousand times, none of them is right.
            let Some(&then) = left.front() else { continue };
            if fits(&self.before[then], &self.after[now]) {
                left.pop_front();
                self.take(then, now);
            }
        }
    }

    /// Matches things of which one has the id of the other as a former id, also if a move was undone.
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
            // Equal current ids were already tried, with the titles.
            let is_former = |then: usize| !self.is_taken[then] && same_key(self.before[then].id) != same_key(it.id);
            if let Some(then) = ids.filter_map(|id| places.get(&*same_key(id)).copied()).find(|then| is_former(*then)) {
                self.take(then, now);
            }
        }
    }

    /// Matches things with a key that is unique on both sides.
    fn by_only(&mut self, key: impl Fn(&MatchNames<'_>) -> Option<String>) {
        let only = |list: &[MatchNames<'_>], left: Vec<usize>| {
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

    /// Matches things with similar titles. Only a few things with a rare common word are compared, so that the time
    /// grows linearly.
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

    fn known(id: &'static str, formerly: &[&'static str], title: &'static str) -> MatchNames<'static> {
        MatchNames { id, formerly: formerly.to_vec(), title, parent: "1" }
    }

    #[test]
    fn an_id_that_it_had_tells_what_it_is_whatever_its_title_says() {
        let (old, new) = ([known("1-1", &[], "Rita")], [known("2-1", &["1-1"], "Bygga en scen")]);
        assert_eq!(pair(&old, &new).before, [Some(0)]);
        assert_eq!(pair(&new, &old).before, [Some(0)]);
        assert_eq!(pair(&old, &[known("2-1", &[], "Bygga en scen")]).gone, [0]);
    }
}
