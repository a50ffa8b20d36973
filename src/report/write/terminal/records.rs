//! Tables as records, for screens too narrow for their columns: one row after the other, its values below each other.

use unicode_width::UnicodeWidthStr;

use super::table::title;
use super::{Screen, wrapped, wrapped_lines};
use crate::report::doc::{Cell, Column, Row, Table};
use crate::source::printable;

/// The number of text columns from which each is too narrow on a narrow screen.
const MANY: usize = 3;
/// The indent of a value below its label.
const INDENT: usize = 2;

/// Returns whether a table is easier to read as records.
pub(super) fn are_better(table: &Table, screen: Screen) -> bool {
    let texts = table.columns.iter().filter(|column| column.wraps).count();
    // A table with notes below the statuses is read row by row.
    let has_notes = table.rows.iter().any(|row| row.cells.iter().any(|cell| matches!(cell, Cell::Marked(..))));
    (table.is_wide || has_notes) && screen.is_narrow() && texts >= MANY
}

/// Writes each row: the first values on one line, then every other value on a line of its own. A value with a word
/// that does not fit beside its label is below the label.
pub(super) fn write(out: &mut String, table: &Table, screen: Screen) {
    let firsts = table.rows.iter().filter_map(|row| row.cells.first()).map(|cell| printable(cell.words()).width());
    // A long first value must not squeeze the others.
    let indent = (firsts.max().unwrap_or_default() + 2).min(screen.width / 3);
    let titles = table.columns.iter().skip(beside(table)).map(|column| label_of(column).width());
    let label = titles.max().unwrap_or_default() + 2;
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        write_row(out, table, row, (indent, label), screen);
    }
}

fn write_row(out: &mut String, table: &Table, row: &Row, (indent, label): (usize, usize), screen: Screen) {
    let [first, rest @ ..] = &row.cells[..] else { return };
    let space = " ".repeat(indent);
    let second = rest[..beside(table) - 1].first().map_or("", Cell::words);
    let first = printable(first.words());
    let (width, gap) = match first.width() + 2 {
        taken if taken <= indent && is_whole(second, screen.width - indent, screen) => {
            (screen.width - indent, indent - taken + 2)
        }
        _ => (screen.width, 0),
    };
    let firsts = wrapped(&first, screen.width, "");
    let seconds = if second.is_empty() { Vec::new() } else { wrapped(second, width, "") };
    if let Some((own, rest)) = seconds.split_first().filter(|_| gap > 0) {
        out.push_str(&format!("{}{}{}\n", screen.bold(&first), " ".repeat(gap), screen.bold(own)));
        out.extend(rest.iter().map(|line| format!("{space}{}\n", screen.bold(line))));
    } else {
        out.extend(firsts.iter().chain(&seconds).map(|line| format!("{}\n", screen.bold(line))));
    }
    for (column, cell) in table.columns.iter().zip(&row.cells).skip(beside(table)) {
        if !cell.words().is_empty() {
            write_value(out, label_of(column), cell, (&space, label), screen);
        }
    }
}

/// Returns the label of a column, on one line.
fn label_of(column: &Column) -> &str {
    let narrow = title(column, true);
    if narrow.contains('\n') { title(column, false) } else { narrow }
}

/// Returns the number of values on the first line. A text after the first needs no label; a number does.
fn beside(table: &Table) -> usize {
    if table.columns.get(1).is_some_and(|column| column.wraps) { 2 } else { 1 }
}

/// Writes a value beside its label, or below it.
fn write_value(out: &mut String, title: &str, cell: &Cell, (space, label): (&str, usize), screen: Screen) {
    let tone = if let Cell::Toned(_, tone) = cell { Some(*tone) } else { None };
    let room = screen.width.saturating_sub(space.len() + label);
    let is_beside = is_whole(cell.words(), room, screen);
    let (width, before) = match is_beside {
        true => (room, format!("{space}{}", " ".repeat(label))),
        false if is_whole(cell.words(), screen.width - INDENT, screen) => (screen.width - INDENT, " ".repeat(INDENT)),
        false => (screen.width, String::new()),
    };
    let lines = wrapped_lines(cell.words(), width);
    let lines: Vec<String> = lines.iter().map(|line| screen.toned(line, tone)).collect();
    let gap = if is_beside { " ".repeat(label.saturating_sub(title.width())) } else { format!("\n{before}") };
    let record = format!("{space}{}{gap}{}", screen.faint(title), lines.join(&format!("\n{before}")));
    // No trailing spaces on blank lines.
    record.lines().for_each(|line| out.extend([line.trim_end(), "\n"]));
}

/// Returns whether a text fits in a width without breaking words that would fit on a whole line.
fn is_whole(text: &str, width: usize, screen: Screen) -> bool {
    text.split([' ', '\n']).map(UnicodeWidthStr::width).all(|word| word <= width || word > screen.width)
}
