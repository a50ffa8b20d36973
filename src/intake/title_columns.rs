//! The column of titles where two headers name one, or none does.

use super::columns::{Columns, MOST_ABOVE, Role, SourceColumn, role};
use super::document::{Cell, Row, Table};

/// The most rows that are counted below a header.
const MOST_BELOW: usize = 200;

impl Columns {
    /// Takes the first of two columns of titles as the priority, if it stands over several of the other:
    /// `Insats | Aktivitet`.
    pub(super) fn take_merged_for_priority(&mut self, header: &Row, below: &[Row]) {
        let Some(first) = self.columns.iter().position(|column| column.role == Role::Title) else { return };
        let at = self.columns[first].at;
        let is_free = |column: u32| self.columns.iter().all(|own| own.at != column);
        let second = header
            .cells
            .iter()
            .find(|cell| cell.column > at && is_free(cell.column) && role(&cell.text, true) == Some(Role::Title));
        let Some(second) = second.filter(|_| !self.has(Role::Priority)) else { return };
        let own = |at: u32| {
            let cells = below.iter().take(MOST_BELOW).filter_map(|row| row.at(at));
            cells.filter(|cell| cell.piece.is_some()).count()
        };
        if own(at) < own(second.column) {
            self.columns[first].role = Role::Priority;
            self.columns.push(SourceColumn::of(second, Role::Title));
        }
    }

    /// Takes the column with the longest texts as the titles, if no header names them.
    pub(super) fn take_longest_for_title(&mut self, table: &Table) {
        let from = self.header.map_or(0, |header| header + 1);
        let length = |column: u32| -> usize {
            let rows = table.rows[from..].iter().take(MOST_ABOVE);
            rows.filter_map(|row| row.at(column)).map(|cell| cell.text.len()).sum()
        };
        let longest = self.others.iter().map(|(at, _)| *at).max_by_key(|at| length(*at));
        let count = table.rows[from..].len().clamp(1, MOST_ABOVE);
        // Titles of activities have several words.
        if let Some(at) = longest.filter(|at| length(*at) / count >= 12) {
            let head = self.head_at(at).to_owned();
            self.others.retain(|(other, _)| *other != at);
            let cell = Cell { column: at, text: head, ..Cell::default() };
            self.columns.push(SourceColumn::of(&cell, Role::Title));
        }
    }
}
