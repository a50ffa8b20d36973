//! The texts of a plan's files as they were, read once for all that is compared.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;

use super::excerpt::{GoalSections, excerpts};
use crate::parallel;
use crate::source::{Blob, RevisionFault, read_blobs};

/// How many texts are kept at hand. A version is most often compared with the next one only.
const KEPT: usize = 64;
/// From this many comparisons on they are shared out.
const MANY: usize = 64;
/// Among how many they are shared out: each has a git of its own to read from.
const SHARES: usize = 4;

/// Two versions of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The earlier; none where the file is new.
    pub(super) before: Option<Blob>,
    /// The later; none where the file is gone.
    pub(super) after: Option<Blob>,
}

/// A text before and after; none where it is not there.
pub(super) type Both = (Option<String>, Option<String>);

/// What differs between two versions, each as a small file of its own. As an error: one of them is no text.
pub(super) type Cut = Result<Both, NoText>;

/// A text cut into its parts; none where it is no text.
pub(super) type Text = Option<GoalSections>;

/// Texts that are not in git, by names that no hash has.
pub(super) type Known = BTreeMap<Blob, Text>;

/// A version that is no UTF-8, or too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoText;

/// Texts by their hashes, the latest that were read.
///
/// What is to be read is worked out before it is read, by the same shelf: so git can be asked for everything at once.
#[derive(Default)]
struct Shelf<T> {
    texts: BTreeMap<Blob, T>,
    order: VecDeque<Blob>,
}

impl<T> Shelf<T> {
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

/// Cuts out of each pair what differs; what `keep` does not want is not kept. Each comes with the number of its pair.
///
/// Texts that are not in git are `known`, by names that no hash has; as none where they are no text.
pub(super) fn cut<T: Send>(
    dir: &Path,
    pairs: &[Pair],
    known: &Known,
    keep: impl Fn(usize, Cut) -> Option<T> + Sync,
) -> Result<Vec<(usize, T)>, RevisionFault> {
    let is_much = pairs.len() >= MANY;
    let size = if is_much { pairs.len().div_ceil(SHARES) } else { pairs.len().max(1) };
    let shares: Vec<(usize, &[Pair])> = pairs.chunks(size).enumerate().map(|(at, pairs)| (at * size, pairs)).collect();
    let kept = parallel::map(shares, is_much, |(offset, pairs)| {
        let mut kept = Vec::new();
        let keep = |at: usize, cut| kept.extend(keep(offset + at, cut).map(|it| (offset + at, it)));
        cut_in_turn(dir, pairs, known, keep).map(|()| kept)
    });
    Ok(kept.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// The same, one pair after the other.
fn cut_in_turn(
    dir: &Path,
    pairs: &[Pair],
    known: &Known,
    mut keep: impl FnMut(usize, Cut),
) -> Result<(), RevisionFault> {
    let wanted = wanted(pairs, known);
    let mut shelf: Shelf<Text> = Shelf::default();
    let mut left = pairs.iter().enumerate().peekable();
    let mut compare = |shelf: &Shelf<Text>| {
        let text = |blob: &Option<Blob>| match blob {
            None => Some(None),
            Some(blob) => known.get(blob).or_else(|| shelf.texts.get(blob)).map(Some),
        };
        while let Some((at, pair)) = left.peek() {
            let (Some(before), Some(after)) = (text(&pair.before), text(&pair.after)) else { return };
            if let Some(cut) = compared(before, after) {
                keep(*at, cut);
            }
            left.next();
        }
    };
    compare(&shelf);
    let mut names = wanted.iter();
    read_blobs(dir, &wanted, |content| {
        let text = content.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        if let Some(name) = names.next() {
            shelf.put(name.clone(), text.map(GoalSections::new));
            compare(&shelf);
        }
    })
}

/// Returns what is to be read, in order: whatever a pair needs and the shelf does not hold by then.
fn wanted(pairs: &[Pair], known: &Known) -> Vec<Blob> {
    let mut shelf: Shelf<()> = Shelf::default();
    let mut wanted = Vec::new();
    for blob in pairs.iter().flat_map(|pair| pair.before.iter().chain(&pair.after)) {
        if !known.contains_key(blob) && !shelf.texts.contains_key(blob) {
            shelf.put(blob.clone(), ());
            wanted.push(blob.clone());
        }
    }
    wanted
}

/// Compares two versions, each absent, no text, or text; none where they do not differ.
fn compared(before: Option<&Text>, after: Option<&Text>) -> Option<Cut> {
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
        let known = Known::from([("x".into(), None)]);
        let asked = |pairs: &[Pair]| wanted(pairs, &known).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(asked(&[pair("b", "x"), pair("a", "b"), pair("", "a"), pair("a", "")]), ["b", "a"]);
        let mut long: Vec<Pair> = (0..KEPT).map(|at| pair("", &format!("f{at}"))).collect();
        long.push(pair("f1", "f0"));
        assert_eq!(asked(&long).len(), KEPT);
        long.insert(KEPT, pair("", "one more"));
        assert_eq!(asked(&long)[KEPT..], ["one more", "f0"]);
    }
}
