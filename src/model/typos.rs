//! Edit distance of names.

/// Returns the edit distance, counting wrong, missing, extra and swapped letters, if it is at most `most`.
///
/// Gives the same result as `strsim::osa_distance`, but only computes the band of the table within `most`, and
/// stops as soon as the distance exceeds it.
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
        // A swap uses the row before the last.
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
