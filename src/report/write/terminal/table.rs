//! Tables in text.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell as Shown, CellAlignment, Color, LineStyle, Table as ShownTable};
use unicode_width::UnicodeWidthStr;

use super::{Screen, wrapped_lines};
use crate::report::doc::{Align, Cell, Column, Row, Table, Tone};
use crate::report::layout::{Need, draw_bar, share_screen};
use crate::source::printable;

/// The longest line of a column that does not wrap; all other cells are padded to it.
const LONGEST_UNBROKEN: usize = 60;
/// The space between two columns.
const GAP: u16 = 2;

/// The shortest bar that can be compared.
const SHORTEST_BAR: usize = 8;

/// The layout of a table, in which no word is broken.
pub(super) struct Layout {
    /// True if the headers are short.
    is_narrow: bool,
    /// The length of bars; 0 if there is no room for them.
    bar: usize,
    widths: Vec<usize>,
}

impl Layout {
    /// Returns the widest layout that fits; none if a word would have to be broken.
    pub(super) fn of(table: &Table, screen: Screen) -> Option<Self> {
        let bar = (screen.width / 6).clamp(SHORTEST_BAR, 30);
        let tries = [(screen.is_narrow(), bar), (true, bar), (true, SHORTEST_BAR), (true, 0)];
        tries.into_iter().find_map(|(is_narrow, bar)| {
            let needs = shown(table, bar).map(|at| need(table, at, is_narrow, bar, screen.width));
            let (needs, bulks): (Vec<Need>, Vec<usize>) = needs.unzip();
            let widths = share_screen(&needs, &bulks, screen.width, GAP.into())?;
            Some(Self { is_narrow, bar, widths })
        })
    }
}

/// Returns the columns that are shown with bars of this length.
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

/// Returns the width that a column needs, and the length of all its texts. A word longer than the screen is broken
/// anyway.
fn need(table: &Table, at: usize, is_narrow: bool, bar: usize, line: usize) -> (Need, usize) {
    let mut bulk = 0;
    let mut need = Need { word: 0, line: 0, wraps: table.columns[at].wraps };
    let mut include = |text: &str| {
        let words = text.split([' ', '\n']).map(UnicodeWidthStr::width).filter(|width| *width <= line);
        need.word = need.word.max(words.max().unwrap_or_default());
        bulk += text.width();
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
    (need, bulk)
}

fn lines(text: &str, width: usize) -> String {
    if text.width() <= width && !text.contains('\n') {
        printable(text).into_owned()
    } else {
        wrapped_lines(text, width).join("\n")
    }
}

fn show(cell: &Cell, row: &Row, width: usize, bar: usize) -> Shown {
    let shown = match cell {
        Cell::Text(text) | Cell::Link(text, _) => Shown::new(lines(text, width)),
        Cell::Prose(prose) | Cell::Marked(prose, _) => Shown::new(lines(prose, width)),
        Cell::Toned(text, tone) => {
            let shown = Shown::new(lines(text, width));
            color(*tone).map_or(shown.clone(), |color| shown.fg(color))
        }
        Cell::Bar(parts) => Shown::new(draw_bar(parts, bar)),
    };
    if row.is_total { shown.add_attribute(Attribute::Bold) } else { shown }
}

fn color(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Blue => Some(Color::DarkBlue),
        Tone::Red => Some(Color::DarkRed),
        Tone::Yellow => Some(Color::DarkYellow),
        Tone::Green => Some(Color::DarkGreen),
        Tone::Orange => Some(Color::AnsiValue(208)),
        Tone::Purple => Some(Color::DarkMagenta),
        Tone::Black | Tone::Faint => None,
    }
}
