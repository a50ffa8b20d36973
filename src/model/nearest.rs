//! What somebody may have meant.

use std::collections::HashMap;

use super::loose_key;

/// How many names are worth offering.
const MOST: usize = 3;
/// A name of more letters than this is no slip of the pen: nothing is near it.
const LONGEST: usize = 200;
/// A name of fewer letters is a part of too many others.
const LEAST_PART: usize = 3;
/// How many steps of comparing are taken for all the names together, so that thousands of wrong names are not waited for.
const MOST_STEPS: usize = 30_000_000;

/// Returns the candidates nearest to `given`, the nearest first; none when nothing is near.
///
/// Case and accents do not count. A candidate is near when few letters differ for its length, or when one of the two
/// contains the other. Where many names are looked for among the same candidates, use [`Nearest`].
pub fn nearest<'c>(given: &str, candidates: impl IntoIterator<Item = &'c str>) -> Vec<String> {
    Nearest::new(candidates).to(given)
}

/// The names that there are, for finding those that many wrong ones may have meant.
pub struct Nearest<'c> {
    candidates: Vec<(&'c str, Word)>,
    /// What was answered before: a wrong name is often wrong in many places.
    answers: HashMap<String, Vec<String>>,
    steps_left: usize,
}

impl<'c> Nearest<'c> {
    /// Makes ready to look among these names.
    pub fn new(candidates: impl IntoIterator<Item = &'c str>) -> Self {
        let candidates = candidates.into_iter().filter_map(|name| Some((name, Word::new(name)?))).collect();
        Self { candidates, answers: HashMap::new(), steps_left: MOST_STEPS }
    }

    /// Returns the names nearest to `given`, as [`nearest`] does; none any more when very many were looked for.
    pub fn to(&mut self, given: &str) -> Vec<String> {
        if let Some(answer) = self.answers.get(given) {
            return answer.clone();
        }
        let Some(near) = Word::new(given).and_then(|wanted| self.look_for(&wanted)) else { return Vec::new() };
        let names: Vec<String> = near.into_iter().map(|(_, at)| self.candidates[at].0.to_owned()).collect();
        self.answers.insert(given.to_owned(), names.clone());
        names
    }

    /// Returns the distances and numbers of the nearest names; none when no steps are left.
    fn look_for(&mut self, wanted: &Word) -> Option<Vec<(usize, usize)>> {
        self.steps_left = self.steps_left.checked_sub(self.candidates.len() * COUNTS)?;
        let bound = |(at, (_, word)): (usize, &(&str, Word))| Some((wanted.least_distance(word)?, at));
        let mut possible: Vec<(usize, usize)> = self.candidates.iter().enumerate().filter_map(bound).collect();
        possible.sort_unstable();
        let mut near: Vec<(usize, usize)> = Vec::with_capacity(MOST + 1);
        for (least, at) in possible {
            let limit = near.get(MOST - 1).map_or(usize::MAX, |(distance, _)| *distance);
            if least > limit {
                break;
            }
            let (name, word) = &self.candidates[at];
            self.steps_left = self.steps_left.checked_sub(wanted.steps(word))?;
            let distance = wanted.distance(word, limit);
            if let Some(distance) =
                distance.filter(|_| near.iter().all(|(_, known)| self.candidates[*known].0 != *name))
            {
                near.push((distance, at));
                near.sort_unstable();
                near.truncate(MOST);
            }
        }
        Some(near)
    }
}

/// How many counts of letters a word has; letters that share a count make two words seem nearer, never farther.
const COUNTS: usize = 37;

/// A name as it is compared.
struct Word {
    letters: Vec<char>,
    /// How often each letter is in it, which tells most strangers without comparing them.
    counts: [u8; COUNTS],
}

impl Word {
    /// Folds a name; none when it is too long to be near anything.
    fn new(name: &str) -> Option<Self> {
        // Before it is folded, which takes time too; there a letter and its accent are two.
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

    /// Returns a distance that another name is not within, if it can be near at all.
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

    /// Returns how many steps it takes at the most to compare with another name.
    fn steps(&self, other: &Self) -> usize {
        self.letters.len().min(other.letters.len()) * (2 * allowed(self, other) + 1)
    }

    /// Returns how far away another name is, if it is near and no farther than `limit`.
    fn distance(&self, other: &Self, limit: usize) -> Option<usize> {
        let is_shorter = self.letters.len() < other.letters.len();
        let (short, long) = if is_shorter { (&self.letters, &other.letters) } else { (&other.letters, &self.letters) };
        let allowed = allowed(self, other);
        let difference = long.len() - short.len();
        if short.len() >= LEAST_PART && contains(long, short) {
            // Behind every name that only differs by typos.
            let distance = if difference <= allowed { difference } else { difference + allowed };
            return Some(distance).filter(|distance| *distance <= limit);
        }
        // Where every letter differs nothing is near, however short it is.
        let most = allowed.min(limit).min(long.len().saturating_sub(1));
        if difference > most {
            return None;
        }
        typos(short, long, most)
    }
}

/// How many typos there may be between two names that are near: more in long ones.
fn allowed(a: &Word, b: &Word) -> usize {
    (a.letters.len().max(b.letters.len()) / 3).max(1)
}

fn contains(long: &[char], short: &[char]) -> bool {
    long.windows(short.len()).any(|part| part == short)
}

/// Returns how many letters are wrong, missing, too many or swapped with the next, if no more than `most`.
///
/// As far as a whole table of distances goes this is `strsim::osa_distance`; only the part of the table is worked out
/// that can stay within `most`, and as soon as nothing can, the rest is left.
fn typos(short: &[char], long: &[char], most: usize) -> Option<usize> {
    let far = most + 1;
    let mut above: Vec<usize> = (0..=long.len()).map(|at| at.min(far)).collect();
    let (mut before, mut current) = (vec![far; long.len() + 1], vec![far; long.len() + 1]);
    for (row, letter) in short.iter().enumerate() {
        current.fill(far);
        current[0] = (row + 1).min(far);
        let mut least = current[0];
        for at in row.saturating_sub(most)..(row + most + 1).min(long.len()) {
            let wrong = above[at] + usize::from(*letter != long[at]);
            let mut distance = wrong.min(above[at + 1] + 1).min(current[at] + 1).min(far);
            if row > 0 && at > 0 && *letter == long[at - 1] && short[row - 1] == long[at] {
                distance = distance.min(before[at - 1] + 1);
            }
            current[at + 1] = distance;
            least = least.min(distance);
        }
        // A swap reaches back over one row.
        if least > most && above.iter().all(|distance| *distance > most) {
            return None;
        }
        std::mem::swap(&mut before, &mut above);
        std::mem::swap(&mut above, &mut current);
    }
    above.last().copied().filter(|typos| *typos <= most)
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
    fn when_too_many_are_looked_for_nothing_is_near_any_more() {
        let names: Vec<String> = (0..2000).map(|number| format!("kulturstrateg nummer {number:04}")).collect();
        let mut known = Nearest::new(names.iter().map(String::as_str));
        assert_eq!(known.to("kulturstratek nummer 0017")[0], "kulturstrateg nummer 0017");
        known.steps_left = 1000;
        assert!(known.to("kulturstrateg nummer 00018").is_empty());
        assert_eq!(known.to("kulturstratek nummer 0017").len(), MOST, "what was answered before is known");
    }

    proptest! {
        #[test]
        fn typos_are_counted_as_the_whole_table_counts_them(a in "[a-d]{0,9}", b in "[a-d]{0,9}", most in 0..9_usize) {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            let (short, long) = if a.len() < b.len() { (letters(&a), letters(&b)) } else { (letters(&b), letters(&a)) };
            let whole = strsim::osa_distance(&a, &b);
            prop_assert_eq!(typos(&short, &long, most), Some(whole).filter(|whole| *whole <= most));
        }
    }
}
