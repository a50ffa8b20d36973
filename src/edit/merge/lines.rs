//! Lines that two texts have in common, in order.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// Stretches in which no line is alone of its kind are compared line by line, if not more pairs than this are to be tried.
const MOST_PAIRS: usize = 1 << 22;

/// Returns pairs of lines that are the same, in the order of both texts.
///
/// Lines that stand once in each are what the rest is hung on: ids and titles, not blank lines and brackets.
pub(super) fn same<L: Copy + Eq + Hash>(a: &[L], b: &[L]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut stretches = vec![(0..a.len(), 0..b.len())];
    while let Some((in_a, in_b)) = stretches.pop() {
        let (in_a, in_b) = without_ends(a, b, in_a, in_b, &mut pairs);
        if in_a.is_empty() || in_b.is_empty() {
            continue;
        }
        let anchors = rising(&alone(&a[in_a.clone()], &b[in_b.clone()]));
        if anchors.is_empty() {
            let found = longest(&a[in_a.clone()], &b[in_b.clone()]);
            pairs.extend(found.into_iter().map(|(x, y)| (x + in_a.start, y + in_b.start)));
            continue;
        }
        let (mut x, mut y) = (in_a.start, in_b.start);
        for (next_x, next_y) in anchors.into_iter().map(|(x, y)| (x + in_a.start, y + in_b.start)) {
            stretches.push((x..next_x, y..next_y));
            pairs.push((next_x, next_y));
            (x, y) = (next_x + 1, next_y + 1);
        }
        stretches.push((x..in_a.end, y..in_b.end));
    }
    pairs.sort_unstable();
    pairs
}

/// Takes what two stretches begin and end with alike, and returns what is between.
fn without_ends<L: Eq>(
    a: &[L],
    b: &[L],
    mut in_a: Range<usize>,
    mut in_b: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) -> (Range<usize>, Range<usize>) {
    while !in_a.is_empty() && !in_b.is_empty() && a[in_a.start] == b[in_b.start] {
        pairs.push((in_a.start, in_b.start));
        (in_a.start, in_b.start) = (in_a.start + 1, in_b.start + 1);
    }
    while !in_a.is_empty() && !in_b.is_empty() && a[in_a.end - 1] == b[in_b.end - 1] {
        (in_a.end, in_b.end) = (in_a.end - 1, in_b.end - 1);
        pairs.push((in_a.end, in_b.end));
    }
    (in_a, in_b)
}

/// Returns the lines that stand once in each, in the order of the first.
fn alone<L: Copy + Eq + Hash>(a: &[L], b: &[L]) -> Vec<(usize, usize)> {
    let mut places: HashMap<L, [Vec<usize>; 2]> = HashMap::new();
    for (side, lines) in [a, b].into_iter().enumerate() {
        for (at, line) in lines.iter().enumerate() {
            let seen = &mut places.entry(*line).or_default()[side];
            // That there are more than one is all that needs to be known.
            if seen.len() < 2 {
                seen.push(at);
            }
        }
    }
    let pair = |line: &L| match places.get(line) {
        Some([in_a, in_b]) if in_a.len() == 1 && in_b.len() == 1 => Some((in_a[0], in_b[0])),
        _ => None,
    };
    a.iter().filter_map(pair).collect()
}

/// Returns as many of the pairs as rise in both.
fn rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length, the pair that the best row of this length ends with; for each pair, the one before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, y)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *y);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut row: Vec<_> = std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    row.reverse();
    row
}

/// Returns the longest row of pairs, where that can be tried.
fn longest<L: Eq>(a: &[L], b: &[L]) -> Vec<(usize, usize)> {
    if a.len().saturating_mul(b.len()) > MOST_PAIRS {
        return Vec::new();
    }
    let width = b.len() + 1;
    let mut lengths = vec![0_u32; (a.len() + 1) * width];
    for x in (0..a.len()).rev() {
        for y in (0..b.len()).rev() {
            lengths[x * width + y] = if a[x] == b[y] {
                lengths[(x + 1) * width + y + 1] + 1
            } else {
                lengths[(x + 1) * width + y].max(lengths[x * width + y + 1])
            };
        }
    }
    let (mut x, mut y, mut pairs) = (0, 0, Vec::new());
    while x < a.len() && y < b.len() {
        if a[x] == b[y] {
            pairs.push((x, y));
            (x, y) = (x + 1, y + 1);
        } else if lengths[(x + 1) * width + y] >= lengths[x * width + y + 1] {
            x += 1;
        } else {
            y += 1;
        }
    }
    pairs
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
        // What stands once in each is kept before what stands often.
        assert_eq!(of("x..y", "..x....y.."), "x..y");
        assert_eq!(of("1..2..3..", "1..9..2..3.."), "1..2..3..");
    }
}
