//! A table.

use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell as Shown, CellAlignment, Color, LineStyle, Table as ShownTable};
use unicode_width::UnicodeWidthStr;

use crate::source::printable;

use super::super::bar;
use super::widths::{Need, share};
use super::{Screen, wrapped};
use crate::report::doc::{Align, Cell, Column, Row, Table, Tone};

/// A column with a longer line than this wraps, whatever it says: every line of the others is padded to it.
const LONGEST_UNBROKEN: usize = 60;
/// The space between two columns.
const GAP: u16 = 2;

pub(super) fn write(out: &mut String, table: &Table, screen: Screen) {
    let bar = (screen.width / 6).clamp(8, 30);
    let titles: Vec<&str> = table.columns.iter().map(|column| title(column, screen)).collect();
    let needs: Vec<Need> = (0..table.columns.len()).map(|at| need(table, at, titles[at], bar)).collect();
    let widths = share(&needs, screen.width, GAP.into());
    let mut shown = ShownTable::new();
    shown.load_style(NOTHING.header_separator(LineStyle::none().fill('─')));
    if screen.color {
        shown.enforce_styling();
    } else {
        shown.force_no_tty();
    }
    let header = titles.iter().zip(&widths).map(|(title, width)| lines(title, *width));
    shown.set_header(header.map(|title| Shown::new(title).add_attribute(Attribute::Bold)));
    for row in &table.rows {
        shown.add_row(row.cells.iter().zip(&widths).map(|(cell, width)| show(cell, row, *width, bar)));
    }
    for (at, column) in table.columns.iter().enumerate() {
        let Some(shown) = shown.column_mut(at) else { continue };
        let is_last = at + 1 == table.columns.len();
        shown.set_padding((0, if is_last { 0 } else { GAP }));
        shown.set_cell_alignment(match column.align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
    }
    for line in shown.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Returns whether running texts stand side by side so close that words must be broken that fit on a line of their own.
pub(super) fn breaks_words(table: &Table, screen: Screen) -> bool {
    let texts = table.columns.iter().filter(|column| column.wraps).count();
    let least = |at: usize| {
        let cells = table.rows.iter().map(|row| row.cells[at].words());
        let texts = cells.chain([title(&table.columns[at], screen)]).flat_map(str::lines);
        let parts = texts.flat_map(|line| if table.columns[at].wraps { line.split(' ') } else { line.split('\n') });
        parts.map(UnicodeWidthStr::width).filter(|width| *width <= screen.width).max().unwrap_or_default()
    };
    let gaps = usize::from(GAP) * table.columns.len().saturating_sub(1);
    texts > 1 && gaps + (0..table.columns.len()).map(least).sum::<usize>() > screen.width
}

pub(super) fn title(column: &Column, screen: Screen) -> &str {
    column.narrow.as_deref().filter(|_| screen.is_narrow()).unwrap_or(&column.title)
}

fn need(table: &Table, at: usize, title: &str, bar: usize) -> Need {
    let mut need = Need { word: 0, line: 0, bulk: 0, wraps: table.columns[at].wraps };
    let mut include = |text: &str| {
        need.word = need.word.max(text.split([' ', '\n']).map(UnicodeWidthStr::width).max().unwrap_or_default());
        need.bulk += text.width();
        need.line = need.line.max(text.lines().map(UnicodeWidthStr::width).max().unwrap_or_default());
    };
    include(title);
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
