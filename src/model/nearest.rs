//! Suggestions for misspelt names.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::loose_key;
use super::typos::typos;

/// The maximum number of suggestions.
const MOST: usize = 3;
/// The maximum length of a name in characters; longer ones have no suggestions.
const LONGEST: usize = 200;
/// The minimum length of a name for substring matches.
const LEAST_PART: usize = 3;
/// The budget of comparison steps in which a name is compared with every candidate, so that thousands of misspelt
/// names stay fast.
const MOST_STEPS: usize = 4_000_000;
/// The budget of steps for each name after that.
const MOST_STEPS_EACH: usize = 30_000;
/// The maximum number of candidates for each name after that.
const MOST_COMPARED: usize = 64;

/// Returns the candidates nearest to `given`, nearest first; empty if none is near.
///
/// Case and accents are ignored. A candidate is near if its edit distance is small for its length, or if one name
/// contains the other. For many lookups among the same candidates, use [`Nearest`].
pub fn nearest<'c>(given: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    Nearest::new(candidates).to(given)
}

/// An index of names, to find suggestions for many misspelt ones.
///
/// Each name is compared with all candidates while the budget lasts. After that it is only compared with those that
/// share its rarest trigrams, so that the time grows linearly.
pub struct Nearest<'c> {
    candidates: Vec<(&'c str, ComparedName)>,
    /// A cache of answers, because a name is often misspelt in many places.
    answers: HashMap<String, Vec<String>>,
    steps_left: usize,
    /// The indexes of the candidates by trigram.
    with_part: OnceCell<HashMap<Trigram, Vec<usize>>>,
}

/// A trigram.
type Trigram = [char; 3];

impl<'c> Nearest<'c> {
    /// Indexes candidates.
    pub fn new(candidates: impl IntoIterator<Item = &'c str>) -> Self {
        let candidates = candidates.into_iter().filter_map(|name| Some((name, ComparedName::new(name)?))).collect();
        Self { candidates, answers: HashMap::new(), steps_left: MOST_STEPS, with_part: OnceCell::new() }
    }

    /// Returns the candidates nearest to `given`, as [`nearest`] does; after very many lookups, only among those
    /// that share a rare trigram with it.
    pub fn to(&mut self, given: &str) -> Vec<String> {
        if let Some(answer) = self.answers.get(given) {
            return answer.clone();
        }
        let Some(wanted) = ComparedName::new(given) else { return Vec::new() };
        let near = self.look_at_all(&wanted).unwrap_or_else(|| self.look_at_alike(&wanted));
        let names: Vec<String> = near.into_iter().map(|(_, at)| self.candidates[at].0.to_owned()).collect();
        self.answers.insert(given.to_owned(), names.clone());
        names
    }

    /// Compares with all candidates; returns the distances and indexes of the nearest. `None` if the budget does
    /// not suffice.
    fn look_at_all(&mut self, wanted: &ComparedName) -> Option<Vec<(usize, usize)>> {
        let mut near = Vec::new();
        let steps = self.steps_left.checked_sub(self.candidates.len() * COUNTS);
        let left = steps.and_then(|steps| self.look_at(wanted, 0..self.candidates.len(), &mut near, steps));
        // A failed attempt uses up the budget.
        self.steps_left = left.unwrap_or_default();
        left.map(|_| near)
    }

    /// Compares with the candidates that share the rarest trigrams.
    fn look_at_alike(&self, wanted: &ComparedName) -> Vec<(usize, usize)> {
        let with_part = self.with_part.get_or_init(|| parts_of(&self.candidates));
        let mut shared: Vec<&Vec<usize>> = wanted.parts().filter_map(|part| with_part.get(&part)).collect();
        shared.sort_unstable_by_key(|names| names.len());
        let mut alike = BTreeSet::new();
        for names in shared {
            if alike.len() + names.len() > MOST_COMPARED {
                break;
            }
            alike.extend(names);
        }
        let mut near = Vec::new();
        // Those found before the budget is used up are still near.
        let _ = self.look_at(wanted, alike.into_iter().copied(), &mut near, MOST_STEPS_EACH);
        near
    }

    /// Adds the distances and indexes of the nearest candidates; returns the remaining budget, if it sufficed.
    fn look_at(
        &self,
        wanted: &ComparedName,
        names: impl Iterator<Item = usize>,
        near: &mut Vec<(usize, usize)>,
        mut steps: usize,
    ) -> Option<usize> {
        let bound = |at: usize| Some((wanted.least_distance(&self.candidates[at].1)?, at));
        let mut possible: Vec<(usize, usize)> = names.filter_map(bound).collect();
        possible.sort_unstable();
        for (least, at) in possible {
            let limit = near.get(MOST - 1).map_or(usize::MAX, |(distance, _)| *distance);
            if least > limit {
                break;
            }
            let (name, word) = &self.candidates[at];
            steps = steps.checked_sub(wanted.steps(word))?;
            let distance = wanted.distance(word, limit);
            if let Some(distance) =
                distance.filter(|_| near.iter().all(|(_, known)| self.candidates[*known].0 != *name))
            {
                near.push((distance, at));
                near.sort_unstable();
                near.truncate(MOST);
            }
        }
        Some(steps)
    }
}

/// Returns the indexes of the candidates by trigram, without duplicates.
fn parts_of(candidates: &[(&str, ComparedName)]) -> HashMap<Trigram, Vec<usize>> {
    let mut with_part: HashMap<Trigram, Vec<usize>> = HashMap::new();
    for (at, (_, word)) in candidates.iter().enumerate() {
        for part in word.parts() {
            let names = with_part.entry(part).or_default();
            if names.last() != Some(&at) {
                names.push(at);
            }
        }
    }
    with_part
}

/// The number of letter counts. Letters that share a count can only make words seem nearer.
const COUNTS: usize = 37;

/// A name prepared for comparison.
struct ComparedName {
    letters: Vec<char>,
    /// The counts of its letters, which exclude most candidates without a comparison.
    counts: [u8; COUNTS],
}

impl ComparedName {
    /// Prepares a name; `None` if it is too long.
    fn new(name: &str) -> Option<Self> {
        // Checked before folding, which takes time; decomposed letters count twice there.
        if name.len() > LONGEST && name.chars().nth(2 * LONGEST).is_some() {
            return None;
        }
        let letters: Vec<char> = loose_key(name).chars().collect();
        let mut counts = [0; COUNTS];
        if letters.len() > LONGEST {
            return None;
        }
        for letter in &letters {
            counts[*letter as usize % COUNTS] += 1;
        }
        Some(Self { letters, counts })
    }

    /// Returns all its trigrams.
    fn parts(&self) -> impl Iterator<Item = Trigram> {
        self.letters.windows(3).map(|part| [part[0], part[1], part[2]])
    }

    /// Returns a lower bound of the distance to another name, if it can be near.
    fn least_distance(&self, other: &Self) -> Option<usize> {
        let (mut surplus, mut missing) = (0_usize, 0_usize);
        for (here, there) in self.counts.iter().zip(&other.counts) {
            surplus += usize::from(here.saturating_sub(*there));
            missing += usize::from(there.saturating_sub(*here));
        }
        let least = surplus.max(missing);
        let may_be_part = surplus.min(missing) == 0 && self.letters.len().min(other.letters.len()) >= LEAST_PART;
        (least <= allowed(self, other) || may_be_part).then_some(least)
    }

    /// Returns the maximum number of steps of a comparison.
    fn steps(&self, other: &Self) -> usize {
        self.letters.len().min(other.letters.len()) * (2 * allowed(self, other) + 1)
    }

    /// Returns the distance to another name, if it is near and at most `limit`.
    fn distance(&self, other: &Self, limit: usize) -> Option<usize> {
        let is_shorter = self.letters.len() < other.letters.len();
        let (short, long) = if is_shorter { (&self.letters, &other.letters) } else { (&other.letters, &self.letters) };
        let allowed = allowed(self, other);
        let difference = long.len() - short.len();
        if short.len() >= LEAST_PART && contains(long, short) {
            // A substring match ranks below names that differ only by typos.
            let distance = if difference <= allowed { difference } else { difference + allowed };
            return Some(distance).filter(|distance| *distance <= limit);
        }
        // If every letter differs, a name is not near, however short it is.
        let most = allowed.min(limit).min(long.len().saturating_sub(1));
        if difference > most {
            return None;
        }
        typos(short, long, most)
    }
}

/// Returns the maximum edit distance of names that are near; longer names may have more.
fn allowed(a: &ComparedName, b: &ComparedName) -> usize {
    (a.letters.len().max(b.letters.len()) / 3).max(1)
}

fn contains(long: &[char], short: &[char]) -> bool {
    long.windows(short.len()).any(|part| part == short)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typos_come_before_parts_and_strangers_do_not_come() {
        let roles = ["Musikfrämjande", "Filmfrämjande", "Kulturstrateger", "Filmfrämjande i länet"];
        assert_eq!(nearest("Filmfrämjare", roles)[0], "Filmfrämjande");
        assert_eq!(nearest("strateger", roles), ["Kulturstrateger"]);
        assert!(nearest("xyz", roles).is_empty());
    }

    #[test]
    fn of_many_the_nearest_three_come_in_order() {
        let names = ["abcdefgh", "abcdefgx", "abcdefxx", "abcdefgh", "abcdefghi", "abcdefg"];
        assert_eq!(nearest("abcdefgh", names), ["abcdefgh", "abcdefgx", "abcdefghi"]);
    }

    #[test]
    fn a_name_of_any_length_is_answered_at_once() {
        let long = "x".repeat(20_000_000);
        assert!(nearest(&long, ["xxx", &long]).is_empty());
        assert!(nearest("xxx", [&*long]).is_empty());
    }

    #[test]
    fn when_too_many_are_looked_for_names_with_a_rare_part_are_still_near() {
        let names: Vec<String> = (0..2000).map(|number| format!("kulturstrateg nummer {number:04}")).collect();
        let mut known = Nearest::new(names.iter().map(String::as_str));
        assert_eq!(known.to("kulturstratek nummer 0017")[0], "kulturstrateg nummer 0017");
        known.steps_left = 1000;
        assert_eq!(known.to("kulturstratek nummer 0418")[0], "kulturstrateg nummer 0418");
        assert!(known.to("kulturstrateg nummer").is_empty(), "every part of it is in all names");
        assert_eq!(known.to("kulturstratek nummer 0017").len(), MOST, "what was answered before is known");
    }

    proptest! {
        #[test]
        fn without_steps_the_nearest_of_those_that_share_a_part_are_the_answer(
            given in "[a-c]{0,9}", names in proptest::collection::vec("[a-c]{0,9}", 0..20),
        ) {
            let parts = |name: &str| ComparedName::new(name).expect("it is short").parts().collect::<BTreeSet<Trigram>>();
            let alike = names.iter().map(String::as_str).filter(|name| !parts(name).is_disjoint(&parts(&given)));
            let mut known = Nearest::new(names.iter().map(String::as_str));
            known.steps_left = 0;
            // Without candidates, a lookup takes no steps.
            prop_assert_eq!(known.to(&given), nearest(&given, alike));
        }
    }
}
