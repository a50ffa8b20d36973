//! Which lines of two texts differ.

use std::ops::Range;

/// How far it is looked for lines that are the same again in long texts. Fixes change a line or two.
const FAR: usize = 40;
/// How many pairs of lines are compared at the most.
const MOST_COMPARED: usize = 4_000_000;

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
    let same = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let (old, new) = (&before[same..], &after[same..]);
    let same_at_end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - same_at_end], &new[..new.len() - same_at_end]);
    let found = if old.len().saturating_mul(new.len()) <= MOST_COMPARED { fewest(old, new) } else { nearest(old, new) };
    let mut changes: Vec<Change> = found
        .into_iter()
        .map(|Change { before, after }| Change {
            before: before.start + same..before.end + same,
            after: after.start + same..after.end + same,
        })
        .collect();
    for at in 0..changes.len() {
        settle(&mut changes, at, before, after);
    }
    changes
}

/// Returns the fewest lines that differ: every line is compared with every other.
fn fewest(before: &[&str], after: &[&str]) -> Vec<Change> {
    let width = after.len() + 1;
    // How many lines can be the same from a line of the one and a line of the other on.
    let mut alike = vec![0_u32; (before.len() + 1) * width];
    for left in (0..before.len()).rev() {
        for right in (0..after.len()).rev() {
            let at = left * width + right;
            alike[at] = if before[left] == after[right] {
                alike[at + width + 1] + 1
            } else {
                alike[at + width].max(alike[at + 1])
            };
        }
    }
    let (mut left, mut right) = (0, 0);
    let mut changes: Vec<Change> = Vec::new();
    while left < before.len() || right < after.len() {
        let at = left * width + right;
        if left < before.len() && right < after.len() && before[left] == after[right] {
            (left, right) = (left + 1, right + 1);
            continue;
        }
        let goes = right == after.len() || (left < before.len() && alike[at + width] > alike[at + 1]);
        let (next_left, next_right) = if goes { (left + 1, right) } else { (left, right + 1) };
        match changes.last_mut().filter(|last| last.before.end == left && last.after.end == right) {
            Some(last) => (last.before.end, last.after.end) = (next_left, next_right),
            None => changes.push(Change { before: left..next_left, after: right..next_right }),
        }
        (left, right) = (next_left, next_right);
    }
    changes
}

/// Moves lines that only went away, or only came, to the place among lines like them where they begin after a blank one: as
/// somebody would have written them.
fn settle(changes: &mut [Change], at: usize, before: &[&str], after: &[&str]) {
    let Change { before: old, after: new } = changes[at].clone();
    let (lines, own) = match (old.is_empty(), new.is_empty()) {
        (true, false) => (after, &new),
        (false, true) => (before, &old),
        _ => return,
    };
    let first = at.checked_sub(1).map_or(0, |above| own.start - (old.start - changes[above].before.end));
    let last = changes.get(at + 1).map_or(lines.len(), |below| own.end + (below.before.start - old.end));
    let up = (1..=own.start - first).take_while(|step| lines[own.start - step] == lines[own.end - step]).count();
    let down = (0..last - own.end).take_while(|step| lines[own.start + step] == lines[own.end + step]).count();
    let starts = own.start - up..=own.start + down;
    let is_after_blank = |start: &usize| *start == 0 || lines[start - 1].trim().is_empty();
    let start = starts.rev().find(is_after_blank).unwrap_or(own.start + down);
    let moved = |range: std::ops::Range<usize>| range.start + start - own.start..range.end + start - own.start;
    changes[at] = Change { before: moved(old.clone()), after: moved(new.clone()) };
}

/// Returns lines that differ where there are too many to compare them all: after each, where the next is the same again.
fn nearest(before: &[&str], after: &[&str]) -> Vec<Change> {
    let (mut left, mut right) = (0, 0);
    let mut changes = Vec::new();
    loop {
        let same = before[left..].iter().zip(&after[right..]).take_while(|(a, b)| a == b).count();
        (left, right) = (left + same, right + same);
        if left == before.len() && right == after.len() {
            return changes;
        }
        let rest = (before.len() - left, after.len() - right);
        let (gone, come) = next_same(&before[left..], &after[right..]).unwrap_or(rest);
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
    #[test]
    fn a_block_that_comes_or_goes_is_shown_as_one() {
        let before: Vec<&str> = "a|1||b|1||c|1|".split('|').collect();
        let after: Vec<&str> = "a|1||b|1||n|1||c|1|".split('|').collect();
        assert_eq!(changes(&before, &after), [Change { before: 6..6, after: 6..9 }]);
        assert_eq!(changes(&after, &before), [Change { before: 6..9, after: 6..6 }]);
        let moved: Vec<&str> = "b|1||c|1||a|1|".split('|').collect();
        assert_eq!(changes(&before, &moved).len(), 2);
    }

    #[test]
    fn long_texts_are_compared_in_less_than_all_their_pairs() {
        let many: Vec<String> = (0..5000).map(|line| line.to_string()).collect();
        let before: Vec<&str> = many.iter().map(String::as_str).collect();
        let mut after = before.clone();
        (after[0], after[4999]) = ("x", "y");
        let change = |at: usize| Change { before: at..at + 1, after: at..at + 1 };
        assert_eq!(changes(&before, &after), [change(0), change(4999)]);
    }
}
