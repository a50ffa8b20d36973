//! A table with more running text than a narrow screen has columns for: row after row, value under value.

use unicode_width::UnicodeWidthStr;

use super::table::title;
use super::{Screen, wrapped};
use crate::report::doc::{Cell, Row, Table};
use crate::source::printable;

/// With as many columns of running text as this, each gets too narrow for words.
const MANY: usize = 3;
/// Narrower than this no text is broken.
const LEAST_TEXT: usize = 20;

/// Returns whether a table reads better row after row.
pub(super) fn are_better(table: &Table, screen: Screen) -> bool {
    let texts = table.columns.iter().filter(|column| column.wraps).count();
    table.is_wide && screen.is_narrow() && texts >= MANY
}

/// Writes each row: its first two values on a line, and every other one it has on a line of its own under them.
pub(super) fn write(out: &mut String, table: &Table, screen: Screen) {
    let firsts = table.rows.iter().filter_map(|row| row.cells.first()).map(|cell| printable(cell.words()).width());
    let indent = firsts.max().unwrap_or_default() + 2;
    let titles = table.columns.iter().skip(2).map(|column| title(column, screen).width());
    let label = titles.max().unwrap_or_default() + 2;
    for (at, row) in table.rows.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        write_row(out, table, row, (indent, label), screen);
    }
}

fn write_row(out: &mut String, table: &Table, row: &Row, (indent, label): (usize, usize), screen: Screen) {
    let [first, second, rest @ ..] = &row.cells[..] else { return };
    let first = printable(first.words());
    let space = " ".repeat(indent);
    let gap = " ".repeat(indent.saturating_sub(first.width()));
    let width = |taken: usize| screen.width.saturating_sub(taken).max(LEAST_TEXT);
    for (at, line) in wrapped(second.words(), width(indent), "").iter().enumerate() {
        let line = screen.bold(line);
        out.push_str(&if at == 0 {
            format!("{}{gap}{line}\n", screen.bold(&first))
        } else {
            format!("{space}{line}\n")
        });
    }
    let below = format!("\n{space}{}", " ".repeat(label));
    for (column, cell) in table.columns[2..].iter().zip(rest).filter(|(_, cell)| !cell.words().is_empty()) {
        let tone = if let Cell::Toned(_, tone) = cell { Some(*tone) } else { None };
        let lines = wrapped(cell.words(), width(indent + label), "");
        let lines: Vec<String> = lines.iter().map(|line| screen.toned(line, tone)).collect();
        let title = title(column, screen);
        let gap = " ".repeat(label.saturating_sub(title.width()));
        let record = format!("{space}{}{gap}{}", screen.faint(title), lines.join(&below));
        // An empty line of a text has no spaces before it.
        record.lines().for_each(|line| out.extend([line.trim_end(), "\n"]));
    }
}
