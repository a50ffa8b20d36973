//! How wide each column of a table may be.

/// What a column needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// Its longest word, which should not be broken.
    pub(super) word: usize,
    /// Its longest line.
    pub(super) line: usize,
    /// The length of all its texts together.
    pub(super) bulk: usize,
    /// Whether its texts may be broken over several lines.
    pub(super) wraps: bool,
}

/// Shares `width` among columns that stand `gap` apart; none where not even the words fit.
///
/// A column that does not wrap gets what it needs. The others get their longest word, and
/// what is left goes where it saves most lines.
pub(super) fn share(needs: &[Need], width: usize, gap: usize) -> Option<Vec<usize>> {
    let room = width.saturating_sub(gap * needs.len().saturating_sub(1));
    let least = |need: &Need| if need.wraps { need.word } else { need.line };
    let mut widths: Vec<usize> = needs.iter().map(|need| least(need).max(1)).collect();
    if widths.iter().sum::<usize>() > room {
        return None;
    }
    loop {
        let left = room.saturating_sub(widths.iter().sum());
        let wanting = |at: &usize| needs[*at].line > widths[*at];
        // One step at a time to the column that would be the longest.
        let most = (0..needs.len()).filter(wanting).max_by_key(|&at| needs[at].bulk / widths[at]);
        match most {
            Some(at) if left > 0 => widths[at] += 1,
            _ => return Some(widths),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(word: usize, line: usize, wraps: bool) -> Need {
        Need { word, line, bulk: line, wraps }
    }

    #[test]
    fn what_fits_is_not_stretched() {
        assert_eq!(share(&[need(5, 20, true), need(4, 4, false)], 80, 2), Some(vec![20, 4]));
    }

    #[test]
    fn words_stay_whole_and_long_lines_get_the_rest() {
        let widths = share(&[need(9, 9, false), need(12, 120, true), need(21, 60, true)], 80, 2).expect("they fit");
        assert_eq!(widths.iter().sum::<usize>(), 76);
        assert!(widths[2] >= 21 && widths[1] > widths[2], "{widths:?}");
    }

    #[test]
    fn words_that_do_not_fit_make_no_table() {
        assert_eq!(share(&[need(30, 30, true), need(10, 10, false)], 24, 2), None);
        assert_eq!(share(&[], 24, 2), Some(Vec::new()));
    }
}
