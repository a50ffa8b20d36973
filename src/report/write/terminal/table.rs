//! A table.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell as Shown, CellAlignment, Color, LineStyle, Table as ShownTable};
use unicode_width::UnicodeWidthStr;

use super::super::bar;
use super::{Screen, wrapped};
use crate::report::doc::{Align, Cell, Column, Row, Table, Tone};
use crate::source::printable;

/// A column with a longer line than this wraps, whatever it says: every line of the others is padded to it.
const LONGEST_UNBROKEN: usize = 60;
/// The space between two columns.
const GAP: u16 = 2;

/// The shortest bar that still compares.
const SHORTEST_BAR: usize = 8;

/// How a table is shown so that no word of it is broken.
pub(super) struct Layout {
    /// Whether the headers are in their narrow form.
    is_narrow: bool,
    /// How long bars are; nothing where there is no room for them.
    bar: usize,
    widths: Vec<usize>,
}

impl Layout {
    /// Finds the roomiest layout in which every word fits; none where there is none.
    pub(super) fn of(table: &Table, screen: Screen) -> Option<Self> {
        let bar = (screen.width / 6).clamp(SHORTEST_BAR, 30);
        let tries = [(screen.is_narrow(), bar), (true, bar), (true, SHORTEST_BAR), (true, 0)];
        tries.into_iter().find_map(|(is_narrow, bar)| {
            let needs: Vec<Need> = shown(table, bar).map(|at| need(table, at, is_narrow, bar, screen.width)).collect();
            let widths = share(&needs, screen.width, GAP.into())?;
            Some(Self { is_narrow, bar, widths })
        })
    }
}

/// The columns that are shown with bars of this length.
fn shown(table: &Table, bar: usize) -> impl Iterator<Item = usize> {
    let is_bar = |at: usize| table.rows.iter().any(|row| matches!(row.cells[at], Cell::Bar(_)));
    (0..table.columns.len()).filter(move |at| bar > 0 || !is_bar(*at))
}

pub(super) fn write(out: &mut String, table: &Table, layout: &Layout, screen: Screen) {
    let Layout { is_narrow, bar, widths } = layout;
    let columns: Vec<usize> = shown(table, *bar).collect();
    let mut shown = ShownTable::new();
    shown.load_style(NOTHING.header_separator(LineStyle::none().fill('─')));
    if screen.color {
        shown.enforce_styling();
    } else {
        shown.force_no_tty();
    }
    let header = columns.iter().zip(widths).map(|(at, width)| lines(title(&table.columns[*at], *is_narrow), *width));
    shown.set_header(header.map(|title| Shown::new(title).add_attribute(Attribute::Bold)));
    for row in &table.rows {
        shown.add_row(columns.iter().zip(widths).map(|(at, width)| show(&row.cells[*at], row, *width, *bar)));
    }
    for (at, column) in columns.iter().enumerate() {
        let Some(shown) = shown.column_mut(at) else { continue };
        let is_last = at + 1 == columns.len();
        shown.set_padding((0, if is_last { 0 } else { GAP }));
        shown.set_cell_alignment(match table.columns[*column].align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
    }
    for line in shown.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

pub(super) fn title(column: &Column, is_narrow: bool) -> &str {
    column.narrow.as_deref().filter(|_| is_narrow).unwrap_or(&column.title)
}

/// Works out what a column needs. A word that no line has room for is broken wherever it stands.
fn need(table: &Table, at: usize, is_narrow: bool, bar: usize, line: usize) -> Need {
    let mut need = Need { word: 0, line: 0, bulk: 0, wraps: table.columns[at].wraps };
    let mut include = |text: &str| {
        let words = text.split([' ', '\n']).map(UnicodeWidthStr::width).filter(|width| *width <= line);
        need.word = need.word.max(words.max().unwrap_or_default());
        need.bulk += text.width();
        need.line = need.line.max(text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default());
    };
    include(title(&table.columns[at], is_narrow));
    for row in &table.rows {
        match &row.cells[at] {
            Cell::Bar(_) => include(&"·".repeat(bar)),
            cell => include(cell.words()),
        }
    }
    need.wraps |= need.line > LONGEST_UNBROKEN;
    need
}

fn lines(text: &str, width: usize) -> String {
    if text.width() <= width && !text.contains('\n') {
        printable(text).into_owned()
    } else {
        wrapped(text, width, "").join("\n")
    }
}

fn show(cell: &Cell, row: &Row, width: usize, bar: usize) -> Shown {
    let shown = match cell {
        Cell::Text(text) | Cell::Link(text, _) => Shown::new(lines(text, width)),
        Cell::Toned(text, tone) => {
            let shown = Shown::new(lines(text, width));
            color(*tone).map_or(shown.clone(), |color| shown.fg(color))
        }
        Cell::Bar(parts) => Shown::new(bar::draw(parts, bar)),
    };
    if row.is_total { shown.add_attribute(Attribute::Bold) } else { shown }
}

fn color(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Blue => Some(Color::DarkBlue),
        Tone::Red => Some(Color::DarkRed),
        Tone::Yellow => Some(Color::DarkYellow),
        Tone::Green => Some(Color::DarkGreen),
        Tone::Faint => None,
    }
}

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
fn share(needs: &[Need], width: usize, gap: usize) -> Option<Vec<usize>> {
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
