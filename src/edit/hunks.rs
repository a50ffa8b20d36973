//! Which lines of two texts differ.

use std::ops::Range;

use crate::sequence::same;

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
    let ends = [(before.len(), after.len())];
    let (mut then, mut now) = (0, 0);
    let mut changes = Vec::new();
    for (in_before, in_after) in same(before, after).into_iter().chain(ends) {
        if then < in_before || now < in_after {
            changes.push(Change { before: then..in_before, after: now..in_after });
        }
        (then, now) = (in_before + 1, in_after + 1);
    }
    for at in 0..changes.len() {
        settle(&mut changes, at, before, after);
    }
    changes
}

/// Moves lines that only went away, or only came, to the place among lines like them where they begin after a blank
/// one: as somebody would have written them.
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
