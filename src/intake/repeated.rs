//! Activities that were taken before, as in the lists of a workbook that the tool wrote.

use super::columns::{Columns, Role};
use super::document::{Cell, Row, Table};
use super::recognise::Taker;
use super::row_kinds::own_id;
use crate::locale::Text;

const TAKEN_SHEET: Text =
    Text::fixed("bladet upprepar aktiviteter som är tagna", "the sheet repeats activities that were taken");

impl Taker<'_> {
    /// Returns whether the activity was taken before, as in a list that repeats it; only if it has an id of its own.
    pub(super) fn is_taken(&mut self, row: &Row, title: &Cell, columns: &Columns) -> bool {
        own_id(row, title, columns).is_some_and(|own| !self.draft.taken.insert(own))
    }

    /// Returns whether all activities of a table were taken before.
    pub(super) fn is_repeated(&self, table: &Table, columns: &Columns) -> bool {
        let from = columns.header.map_or(0, |header| header + 1);
        let title = columns.at(Role::Title);
        table.rows[from..].iter().filter(|row| !columns.is_header_again(row)).all(|row| {
            let own = title.and_then(|at| row.at(at)).map(|title| own_id(row, title, columns));
            own.is_none_or(|own| own.is_some_and(|own| self.draft.taken.contains(&own)))
        })
    }

    /// Leaves out a sheet if all its activities were taken before, as in the lists of the tool's own workbook; returns
    /// whether it does.
    pub(super) fn repeats(&mut self, table: &Table, columns: &Columns) -> bool {
        let is_again = table.sheet.is_some() && !self.draft.taken.is_empty() && self.is_repeated(table, columns);
        let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|_| is_again);
        cells.for_each(|cell| self.leave_out(cell.piece, TAKEN_SHEET, false));
        is_again
    }
}
