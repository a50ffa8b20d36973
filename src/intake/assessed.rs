//! The statuses and the comments of a row.

use super::columns::{Columns, Role, SourceColumn};
use super::comments::{Contradiction, contradicts, leading_stage};
use super::document::{Cell, Row};
use super::follow_ups::Follow;
use super::recognise::Taker;
use super::words;
use super::{NewActivity, NewFollowUp};

impl Taker<'_> {
    /// Takes the statuses and the notes of a row.
    pub(super) fn assessed(&mut self, row: &Row, is_first: bool, columns: &Columns, rows: &mut Follow) {
        let is_of_status = |cell: &Cell| columns.role_at(cell.column) == Some(Role::Status);
        let has_status = if columns.is_list { row.cells.iter().any(is_of_status) } else { columns.has(Role::Status) };
        for column in columns.columns.iter().filter(|it| matches!(it.role, Role::Status | Role::Note)) {
            let cell = row.at(column.at).filter(|cell| is_first || cell.piece.is_some());
            if let Some(cell) = cell.filter(|cell| !words::is_blank(&cell.text)) {
                // Without a status column, a column of notes may have statuses.
                let is_status = !has_status && leading_stage(&cell.text).is_some();
                let role = if is_status { Role::Status } else { column.role };
                self.followed_up(cell, (column, role), rows);
            } else if column.role == Role::Status
                && let Some((_, color)) = row.colors.iter().find(|(at, _)| *at == column.at)
            {
                self.colored(color, column, rows);
            }
        }
    }

    /// Takes a further status of an activity, in a row below it.
    pub(super) fn followed_up_again(&mut self, cell: &Cell, column: &SourceColumn, activity: &mut NewActivity) {
        let mut rows = Follow::of_activity(std::mem::take(&mut activity.follow_ups));
        let column = SourceColumn { is_now: true, ..column.clone() };
        self.followed_up(cell, (&column, Role::Status), &mut rows);
        activity.follow_ups.extend(rows.into_follow_ups(self.current));
    }

    /// Returns the follow-ups of a row with a title, and keeps in mind the comments that contradict their status.
    pub(super) fn compared(&mut self, rows: Follow, title: &str) -> impl Iterator<Item = NewFollowUp> + use<> {
        for (status, comment) in rows.commented() {
            let stage = self.draft.statuses.stage_named(status);
            if stage.is_some_and(|stage| contradicts(stage, comment)) {
                let (status, comment, title) = (status.to_owned(), comment.to_owned(), title.to_owned());
                self.draft.contradictions.push(Contradiction { status, comment, title });
            }
        }
        rows.into_follow_ups(self.current)
    }
}
