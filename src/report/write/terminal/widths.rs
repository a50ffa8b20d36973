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

/// Shares `width` among columns that stand `gap` apart.
///
/// A column that does not wrap gets what it needs. The others get their longest word, and what is left goes where it saves
/// most lines. Where not even the words fit, the widest columns give way.
pub(super) fn share(needs: &[Need], width: usize, gap: usize) -> Vec<usize> {
    let room = width.saturating_sub(gap * needs.len().saturating_sub(1));
    let mut widths: Vec<usize> =
        needs.iter().map(|need| if need.wraps { need.word } else { need.line }.max(1)).collect();
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = (0..needs.len()).filter(|&at| needs[at].wraps).max_by_key(|&at| widths[at]) else { break };
        if widths[widest] <= 4 {
            break;
        }
        widths[widest] -= 1;
    }
    loop {
        let left = room.saturating_sub(widths.iter().sum());
        let wanting = |at: &usize| needs[*at].line > widths[*at];
        // One step at a time to the column that would be the longest.
        let most = (0..needs.len()).filter(wanting).max_by_key(|&at| needs[at].bulk / widths[at]);
        match most {
            Some(at) if left > 0 => widths[at] += 1,
            _ => return widths,
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
        assert_eq!(share(&[need(5, 20, true), need(4, 4, false)], 80, 2), [20, 4]);
    }

    #[test]
    fn words_stay_whole_and_long_lines_get_the_rest() {
        let widths = share(&[need(9, 9, false), need(12, 120, true), need(21, 60, true)], 80, 2);
        assert_eq!(widths.iter().sum::<usize>(), 76);
        assert!(widths[2] >= 21 && widths[1] > widths[2], "{widths:?}");
    }

    #[test]
    fn the_widest_gives_way_where_nothing_fits() {
        assert_eq!(share(&[need(30, 30, true), need(10, 10, false)], 24, 2), [12, 10]);
        assert!(share(&[], 24, 2).is_empty());
    }
}
