//! The typos between two names.

/// Returns how many letters are wrong, missing, too many or swapped with the next, if no more than `most`.
///
/// As far as a whole table of distances goes this is `strsim::osa_distance`; only the part of the table is worked out
/// that can stay within `most`, and as soon as nothing can, the rest is left.
pub(super) fn typos(short: &[char], long: &[char], most: usize) -> Option<usize> {
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
