//! Titles and periods that several columns share: in headers of two rows, the one above groups the columns, as `Tid`
//! above `Start | Slut`.

use std::collections::HashSet;

use super::column_periods::period;
use super::columns::{Columns, LONGEST_HEADER, Role, role};
use super::document::{Cell, Row};
use super::years::years_in;

impl Columns {
    /// Returns whether the row above a header groups its columns: `Tid` above `Start | Slut`, or `2025` above
    /// `Status | Kommentar`.
    pub(super) fn is_grouped_by(&self, above: &Row, header: &Row) -> bool {
        let is_year = |text: &str| period(text).is_some() && !text.contains(char::is_alphabetic);
        let is_short = |text: &str| text.chars().count() <= LONGEST_HEADER && !text.contains(':');
        let first = header.cells.first().map(|cell| cell.column);
        let is_shared =
            |cell: &Cell| cell.piece.is_none() && above.at(cell.column).is_some_and(|it| it.text == cell.text);
        let is_over_some = |cell: &Cell| (2..self.columns.len() + self.others.len()).contains(&self.under(cell));
        let is_named = |cell: &Cell| role(&cell.text, false).is_some() || is_year(&cell.text);
        let is_several = above.cells.len() > 1 || above.cells.first().map(|cell| cell.column) > first;
        let is_all_short = above.cells.iter().all(|cell| is_short(&cell.text) && years_in(&cell.text).is_none());
        is_several
            && is_all_short
            && (header.cells.iter().any(is_shared)
                || above.cells.iter().any(is_over_some)
                || above.cells.iter().all(is_named))
    }

    /// Takes the periods of the row above the header for the columns below each of its cells.
    pub(super) fn take_groups(&mut self, above: &Row) {
        self.groups = above.cells.iter().map(|cell| cell.text.clone()).collect();
        let ends = above.cells.iter().skip(1).map(|cell| cell.column).chain([u32::MAX]);
        for (cell, next) in above.cells.iter().zip(ends) {
            let end = if cell.width > 1 { cell.column + cell.width } else { next };
            for column in self.columns.iter_mut().filter(|it| (cell.column..end).contains(&it.at)) {
                column.period = column.period.or_else(|| period(&cell.text));
            }
        }
    }

    /// Decides which period the statuses and comments are about whose header does not say it.
    pub(super) fn share_periods(&mut self) {
        let is_list = self.is_list;
        let has_before = self.columns.iter().any(|column| column.is_before);
        let mut assessed: Vec<_> =
            self.columns.iter_mut().filter(|it| matches!(it.role, Role::Status | Role::Note)).collect();
        let several = assessed.iter().filter_map(|column| column.period).collect::<HashSet<_>>().len() > 1;
        let mut last = None;
        for column in &mut assessed {
            let is_unsaid = !column.is_before && column.period.is_none();
            // Beside `Status 2024` and `Status 2025`, a comment is about the status to its left.
            if is_unsaid && several && column.role == Role::Note && !is_list {
                column.period = last;
            }
            column.is_now = is_unsaid && column.period.is_none() && (has_before || several);
            last = column.period.or(last);
        }
    }
}
