//! Comparison of many versions of files, each read once.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

use super::excerpt::{GoalSections, excerpts};
use crate::parallel;
use crate::source::{Blob, RevisionError, read_blobs};

/// The number of texts that are cached. A version is usually compared only with the next one.
const KEPT: usize = 64;
/// The number of comparisons from which they run in parallel.
const MANY: usize = 64;
/// The number of threads, each with its own git process.
const SHARES: usize = 4;

/// Two versions of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The earlier one; `None` for a new file.
    pub(super) before: Option<Blob>,
    /// The later one; `None` for a deleted file.
    pub(super) after: Option<Blob>,
}

/// A text before and after; `None` where the file does not exist.
pub(super) type BeforeAfter = (Option<String>, Option<String>);

/// The differing sections of two versions, or an error if one of them is not text.
pub(super) type VersionDiff = Result<BeforeAfter, NoText>;

/// A text split into sections; `None` if it is not text.
pub(super) type Text = Option<GoalSections>;

/// Texts that are not in git, by names that cannot be hashes.
pub(super) type KnownTexts = BTreeMap<Blob, Text>;

/// The error for a version that is not UTF-8, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoText;

/// A cache of the latest texts, by hash.
///
/// The same cache is first run without texts, to determine which blobs will be needed, so that git is asked for all
/// of them at once.
#[derive(Default)]
struct RecentTexts<T> {
    texts: BTreeMap<Blob, T>,
    order: VecDeque<Blob>,
}

impl<T> RecentTexts<T> {
    fn put(&mut self, blob: Blob, text: T) {
        if self.order.len() == KEPT
            && let Some(oldest) = self.order.pop_front()
        {
            self.texts.remove(&oldest);
        }
        self.texts.insert(blob.clone(), text);
        self.order.push_back(blob);
    }
}

/// Compares each pair, and returns the results for which `keep` returns a value, with the index of the pair.
///
/// `known` are texts that are not in git, by names that cannot be hashes.
pub(super) fn compare_versions<T: Send>(
    dir: &Path,
    pairs: &[Pair],
    known: &KnownTexts,
    keep: impl Fn(usize, VersionDiff) -> Option<T> + Sync,
) -> Result<Vec<(usize, T)>, RevisionError> {
    let is_much = pairs.len() >= MANY;
    let size = if is_much { pairs.len().div_ceil(SHARES) } else { pairs.len().max(1) };
    let shares: Vec<(usize, &[Pair])> = pairs.chunks(size).enumerate().map(|(at, pairs)| (at * size, pairs)).collect();
    let kept = parallel::map(shares, is_much, |(offset, pairs)| {
        let mut kept = Vec::new();
        let keep = |at: usize, version_diff| kept.extend(keep(offset + at, version_diff).map(|it| (offset + at, it)));
        compare_in_order(dir, pairs, known, keep).map(|()| kept)
    });
    Ok(kept.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// Compares the pairs one after the other.
fn compare_in_order(
    dir: &Path,
    pairs: &[Pair],
    known: &KnownTexts,
    mut keep: impl FnMut(usize, VersionDiff),
) -> Result<(), RevisionError> {
    let wanted = wanted(pairs, known);
    let mut recent: RecentTexts<Text> = RecentTexts::default();
    let mut left = pairs.iter().enumerate().peekable();
    let mut compare = |recent: &RecentTexts<Text>| {
        let text = |blob: &Option<Blob>| match blob {
            None => Some(None),
            Some(blob) => known.get(blob).or_else(|| recent.texts.get(blob)).map(Some),
        };
        while let Some((at, pair)) = left.peek() {
            let (Some(before), Some(after)) = (text(&pair.before), text(&pair.after)) else { return };
            if let Some(version_diff) = compared(before, after) {
                keep(*at, version_diff);
            }
            left.next();
        }
    };
    compare(&recent);
    let mut names = wanted.iter();
    read_blobs(dir, &wanted, |content| {
        let text = content.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(name) = names.next() {
            recent.put(name.clone(), text.map(GoalSections::new));
            compare(&recent);
        }
    })
}

/// Returns the blobs to read, in order: those that a pair needs and the cache does not have at that point.
fn wanted(pairs: &[Pair], known: &KnownTexts) -> Vec<Blob> {
    let mut recent: RecentTexts<()> = RecentTexts::default();
    let mut wanted = Vec::new();
    for blob in pairs.iter().flat_map(|pair| pair.before.iter().chain(&pair.after)) {
        if !known.contains_key(blob) && !recent.texts.contains_key(blob) {
            recent.put(blob.clone(), ());
            wanted.push(blob.clone());
        }
    }
    wanted
}

/// Compares two versions, each of which may be absent or not text; `None` if they are equal.
fn compared(before: Option<&Text>, after: Option<&Text>) -> Option<VersionDiff> {
    let whole = |text: Option<&Text>| match text {
        None => Ok(None),
        Some(Some(text)) => Ok(Some(text.text().to_owned())),
        Some(None) => Err(NoText),
    };
    if let (Some(Some(before)), Some(Some(after))) = (before, after) {
        return excerpts(before, after).map(|(before, after)| Ok((Some(before), Some(after))));
    }
    match (whole(before), whole(after)) {
        (Ok(before), Ok(after)) => Some(Ok((before, after))),
        _ => Some(Err(NoText)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(before: &str, after: &str) -> Pair {
        let blob = |name: &str| (!name.is_empty()).then(|| Blob::from(name));
        Pair { before: blob(before), after: blob(after) }
    }

    #[test]
    fn each_text_is_asked_for_when_it_is_needed_and_not_at_hand() {
        let known = KnownTexts::from([("x".into(), None)]);
        let asked = |pairs: &[Pair]| wanted(pairs, &known).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(asked(&[pair("b", "x"), pair("a", "b"), pair("", "a"), pair("a", "")]), ["b", "a"]);
        let mut long: Vec<Pair> = (0..KEPT).map(|at| pair("", &format!("f{at}"))).collect();
        long.push(pair("f1", "f0"));
        assert_eq!(asked(&long).len(), KEPT);
        long.insert(KEPT, pair("", "one more"));
        assert_eq!(asked(&long)[KEPT..], ["one more", "f0"]);
    }
}
