//! The common subsequence of two lists, such as lines of files or words of texts.

use std::hash::Hash;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Returns the index pairs of equal items, in the order of both lists.
///
/// Items that occur once in each list are the anchors (patience diff): in a file these are lines with ids and
/// titles, not blank lines and brackets. The search is bounded, so in long lists with few equal items it may miss
/// some.
pub fn same<L: Eq + Hash>(a: &[L], b: &[L]) -> Vec<(usize, usize)> {
    let equal = |op| match op {
        DiffOp::Equal { old_index, new_index, len } => Some((0..len).map(move |at| (old_index + at, new_index + at))),
        _ => None,
    };
    capture_diff_slices(Algorithm::Patience, a, b).into_iter().filter_map(equal).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(a: &str, b: &str) -> String {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let pairs = same(&a, &b);
        assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1), "{pairs:?}");
        assert!(pairs.iter().all(|(x, y)| a[*x] == b[*y]), "{pairs:?}");
        pairs.into_iter().map(|(x, _)| a[x]).collect()
    }

    #[test]
    fn what_is_the_same_is_found_in_order() {
        assert_eq!(of("abc", "abc"), "abc");
        assert_eq!(of("abcd", "axcd"), "acd");
        assert_eq!(of("", "abc"), "");
        assert_eq!(of("aabba", "abab"), "aba");
        // Unique items take precedence over repeated ones.
        assert_eq!(of("x..y", "..x....y.."), "x..y");
        assert_eq!(of("1..2..3..", "1..9..2..3.."), "1..2..3..");
    }
}
