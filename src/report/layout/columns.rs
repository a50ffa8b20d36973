//! Column widths, shared out by the content of the columns, on a screen and on paper.

/// The width that a column needs: points on paper, characters on a screen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Need {
    /// The width of its longest word, which should not be broken.
    pub word: usize,
    /// The width of its longest line.
    pub line: usize,
    /// True if its texts may wrap.
    pub wraps: bool,
}

/// The amount of text in a cell.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bulk {
    /// The number of its own lines.
    pub lines: usize,
    /// The width of all its text on one line, in points.
    pub length: usize,
}

/// The width that is given to a column at a time, in points.
const STEP: usize = 3;
/// The minimum width of a column, in points.
const LEAST: usize = 8;
/// The most rows that are measured; more add nothing.
const MOST_ROWS: usize = 400;
/// A table narrower than this percentage of the page keeps its natural width.
const FILLED: usize = 60;
/// The minimum width of a text column, as a fraction of the page, if it has that much text: a single note among many
/// rows would else be set one word to a line.
const FLOOR: usize = 7;
/// The units in a line, to count heights in.
const FINE: usize = 16;

/// Shares the width of a screen among columns that are `gap` apart. `bulks` is the length of all texts of each
/// column. Returns none if the longest words do not fit.
///
/// A column that does not wrap gets its natural width. The others get their longest word; the rest goes where it
/// saves most lines.
pub fn share_screen(needs: &[Need], bulks: &[usize], width: usize, gap: usize) -> Option<Vec<usize>> {
    let room = width.saturating_sub(gap * needs.len().saturating_sub(1));
    let least = |need: &Need| if need.wraps { need.word } else { need.line };
    let mut widths: Vec<usize> = needs.iter().map(|need| least(need).max(1)).collect();
    if widths.iter().sum::<usize>() > room {
        return None;
    }
    loop {
        let left = room.saturating_sub(widths.iter().sum());
        let wanting = |at: &usize| needs[*at].line > widths[*at];
        // One character at a time, to the column with the most lines.
        let most = (0..needs.len()).filter(wanting).max_by_key(|&at| bulks[at] / widths[at]);
        match most {
            Some(at) if left > 0 => widths[at] += 1,
            _ => return Some(widths),
        }
    }
}

/// Shares the width of the page among columns, of which each spends `padding` on space beside its texts.
///
/// A column that does not wrap gets its natural width, the others their longest word; the rest goes where it lowers
/// the rows most. If the longest words do not fit, the widest columns shrink.
pub fn share_paper(needs: &[Need], rows: &[Vec<Bulk>], room: usize, padding: usize) -> Vec<usize> {
    let natural: usize = needs.iter().map(|need| need.line).sum();
    if natural <= room {
        let mut widths: Vec<usize> = needs.iter().map(|need| need.line).collect();
        // Full width, so that consecutive tables of texts have the same edges.
        if natural * 100 >= room * FILLED {
            stretch(&mut widths, needs, room - natural);
        }
        return widths;
    }
    let mut widths = starts(needs, room / FLOOR);
    if widths.iter().sum::<usize>() > room {
        widths = starts(needs, 0);
    }
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = (0..needs.len()).filter(|&at| needs[at].wraps).max_by_key(|&at| widths[at]) else { break };
        if widths[widest] <= LEAST {
            break;
        }
        widths[widest] -= 1;
    }
    let taken: usize = widths.iter().sum();
    if taken > room {
        return widths.iter().map(|width| (*width * room / taken).max(1)).collect();
    }
    let rows: Vec<&Vec<Bulk>> = rows.iter().step_by(rows.len() / MOST_ROWS + 1).collect();
    let mut left = room - taken;
    while left >= STEP {
        let saved = saved(needs, &rows, &widths, padding);
        let most = (0..needs.len()).filter(|&at| saved[at] > 0).max_by_key(|&at| saved[at]);
        let Some(most) = most else { break };
        widths[most] += STEP;
        left -= STEP;
    }
    stretch(&mut widths, needs, left);
    widths
}

/// Returns the starting width of each column: for texts the longest word, or `floor` if their lines are that long.
fn starts(needs: &[Need], floor: usize) -> Vec<usize> {
    let start = |need: &Need| if need.wraps { need.word.max(need.line.min(floor)) } else { need.line };
    needs.iter().map(start).collect()
}

/// Returns how much a step more of width in each column lowers the tallest cells of the rows.
fn saved(needs: &[Need], rows: &[&Vec<Bulk>], widths: &[usize], padding: usize) -> Vec<usize> {
    let mut saved = vec![0; needs.len()];
    for row in rows {
        let heights: Vec<usize> = (0..needs.len()).map(|at| height(row[at], widths[at], padding)).collect();
        // Two cells of about the same height must both shrink before their row does.
        let least = heights.iter().max().map_or(0, |highest| highest - highest / 8);
        for at in (0..needs.len()).filter(|&at| needs[at].wraps && heights[at] >= least) {
            saved[at] += heights[at].saturating_sub(height(row[at], widths[at] + STEP, padding));
        }
    }
    saved
}

/// Returns the estimated height of a cell.
fn height(bulk: Bulk, width: usize, padding: usize) -> usize {
    let lines = bulk.length * FINE / width.saturating_sub(padding).max(1);
    // On average half of the last line of each paragraph is empty.
    (lines + bulk.lines.saturating_sub(1) * FINE / 2).max(bulk.lines * FINE)
}

/// Gives the spare width to the column with the longest text.
fn stretch(widths: &mut [usize], needs: &[Need], spare: usize) {
    if let Some(most) = (0..needs.len()).filter(|&at| needs[at].wraps).max_by_key(|&at| needs[at].line) {
        widths[most] += spare;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(word: usize, line: usize) -> Need {
        Need { word, line, wraps: true }
    }

    fn number(line: usize) -> Need {
        Need { word: line, line, wraps: false }
    }

    fn row<const N: usize>(lengths: [usize; N]) -> Vec<Bulk> {
        lengths.map(|length| Bulk { lines: usize::from(length > 0), length }).to_vec()
    }

    #[test]
    fn what_fits_is_stretched_only_where_it_nearly_fills_the_page() {
        assert_eq!(share_paper(&[number(30), text(40, 100)], &[], 480, 9), [30, 100]);
        assert_eq!(share_paper(&[number(30), text(40, 300)], &[], 480, 9), [30, 450]);
        assert_eq!(share_paper(&[number(300), number(30)], &[], 480, 9), [300, 30]);
        assert_eq!(share_paper(&[], &[], 480, 9), [0; 0]);
    }

    #[test]
    fn the_room_goes_where_it_makes_rows_lowest() {
        // The short texts of one column make its rows high, though the other has far more text.
        let rows = [row([30, 500, 150]), row([30, 200, 0]), row([30, 200, 0])];
        let widths = share_paper(&[number(30), text(50, 500), text(40, 150)], &rows, 480, 9);
        assert_eq!(widths.iter().sum::<usize>(), 480);
        assert!(widths[1] > 2 * widths[2] && widths[2] > 60, "{widths:?}");
    }

    #[test]
    fn a_text_that_stands_alone_is_no_pillar() {
        let mut rows = vec![row([30, 900, 0]); 300];
        rows.push(row([30, 200, 300]));
        let widths = share_paper(&[number(30), text(50, 900), text(40, 300)], &rows, 490, 9);
        assert!(widths[2] >= 70 && widths[1] > 300, "{widths:?}");
    }

    #[test]
    fn the_widest_gives_way_where_nothing_fits() {
        assert_eq!(share_paper(&[text(300, 600), number(100)], &[], 240, 9), [140, 100]);
        assert!(share_paper(&[number(300), number(300)], &[], 240, 9).iter().sum::<usize>() <= 240);
        assert!(share_paper(&[text(300, 300); 40], &[], 240, 9).iter().all(|width| *width > 0));
    }

    fn screen(needs: &[Need], width: usize, gap: usize) -> Option<Vec<usize>> {
        let bulks: Vec<usize> = needs.iter().map(|need| need.line).collect();
        share_screen(needs, &bulks, width, gap)
    }

    #[test]
    fn what_fits_is_not_stretched() {
        assert_eq!(screen(&[text(5, 20), number(4)], 80, 2), Some(vec![20, 4]));
    }

    #[test]
    fn words_stay_whole_and_long_lines_get_the_rest() {
        let widths = screen(&[number(9), text(12, 120), text(21, 60)], 80, 2).expect("they fit");
        assert_eq!(widths.iter().sum::<usize>(), 76);
        assert!(widths[2] >= 21 && widths[1] > widths[2], "{widths:?}");
    }

    #[test]
    fn words_that_do_not_fit_make_no_table() {
        assert_eq!(screen(&[text(30, 30), number(10)], 24, 2), None);
        assert_eq!(screen(&[], 24, 2), Some(Vec::new()));
    }
}
