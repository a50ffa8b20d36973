//! Which lines of two texts differ.

use std::ops::Range;

/// How far it is looked for lines that are the same again. Fixes change a line or two.
const FAR: usize = 40;

/// Lines of one text that stand in the place of lines of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The lines that went away, counted from 0.
    pub(super) before: Range<usize>,
    /// The lines that came.
    pub(super) after: Range<usize>,
}

/// Returns the stretches that differ, in order. All between them is the same in both texts.
pub(super) fn changes(before: &[&str], after: &[&str]) -> Vec<Change> {
    let same_at_end = before.iter().rev().zip(after.iter().rev()).take_while(|(a, b)| a == b).count();
    let (mut left, mut right) = (0, 0);
    let mut changes = Vec::new();
    loop {
        let same = before[left..].iter().zip(&after[right..]).take_while(|(a, b)| a == b).count();
        (left, right) = (left + same, right + same);
        if left == before.len() && right == after.len() {
            return changes;
        }
        let (gone, come) = next_same(&before[left..], &after[right..])
            .unwrap_or_else(|| rest(before.len() - left, after.len() - right, same_at_end));
        changes.push(Change { before: left..left + gone, after: right..right + come });
        (left, right) = (left + gone, right + come);
    }
}

/// Returns how many lines to pass over in each, the fewest together, until a line is the same in both.
fn next_same(before: &[&str], after: &[&str]) -> Option<(usize, usize)> {
    let steps = (1..=FAR).flat_map(|sum| (0..=sum).map(move |gone| (gone, sum - gone)));
    let is_same = |&(gone, come): &(usize, usize)| {
        before.get(gone).is_some_and(|line| after.get(come).is_some_and(|other| line == other))
    };
    steps.into_iter().find(is_same)
}

/// All that is left, but for what is the same at the end of both.
fn rest(before: usize, after: usize, same_at_end: usize) -> (usize, usize) {
    let same = same_at_end.min(before).min(after);
    (before - same, after - same)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_a_change() {
        let change = |before, after| Change { before, after };
        assert_eq!(changes(&["a", "b", "c", "d"], &["a", "B", "c"]), [change(1..2, 1..2), change(3..4, 3..3)]);
        assert_eq!(changes(&["a", "b", "c"], &["a", "bc"]), [change(1..3, 1..2)]);
        assert_eq!(changes(&["a"], &["a"]), []);
        assert_eq!(changes(&[], &["a"]), [change(0..0, 0..1)]);
        let many: Vec<String> = (0..200).map(|line| line.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(changes(&many, &many[..3]), [change(3..200, 3..3)]);
        assert_eq!(changes(&many[..100], &many[150..]), [change(0..100, 0..50)]);
    }
}
