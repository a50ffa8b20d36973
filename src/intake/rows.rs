//! The rows of a table of activities.

use super::NewActivity;
use super::account::Fate;
use super::cells::{is_address, settle};
use super::columns::{Columns, Role};
use super::document::{Cell, Row, Table};
use super::fates::{MENDED, SKIPPED};
use super::follow_ups::Follow;
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::map::ColumnUse;
use super::recognise::Taker;
use super::row_kinds::{has_title, heading_in, is_rest, is_running, is_total, own_id};
use super::statuses::stage;
use super::words;
use crate::locale::Text;

const REPEATED: Text = Text::fixed("rubrikraden en gång till", "the header once more");
const HEADER: Text = Text::fixed("rubrikraden", "the header");
const TOTAL: Text = Text::fixed("en summa", "a total");
const RUNNING: Text = Text::fixed("ett löpnummer: ordningen säger det", "a running number: the order says it");
const TAKEN: Text = Text::fixed("samma aktivitet en gång till", "the same activity once more");
const CUT: Text = Text::fixed(
    "en rad som sidan har delat; hör till raden före",
    "a row that the page has cut; it is of the row before",
);
const EXCLUDED: Text = Text::fixed(
    "går inte ihop med de andra tiderna; står som kommentar i filen",
    "does not go together with the other dates; it stands as a comment in the file",
);
const BLANK: Text = Text::fixed("ett tecken för att inget är angivet", "a sign that nothing is stated");
const STRUCK_ROW: Text = Text::fixed("aktiviteten är struken", "the activity is struck out");

impl Taker<'_> {
    /// Takes the rows of a table.
    pub(super) fn activities(&mut self, table: &Table, columns: &Columns) {
        let header = columns.header.map_or(0, |header| header + 1);
        for (at, row) in table.rows.iter().enumerate().take(header) {
            if at + 1 == header {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, HEADER, false));
            } else {
                self.above_header(row, table.sheet.is_none() && self.document.has_headings());
            }
        }
        self.note_columns(table, columns);
        let mut priority_of: Option<String> = None;
        // The first row of a page may continue the last row of the previous page.
        let mut is_on_new_page = columns.header.is_none();
        for (at, row) in table.rows.iter().enumerate().skip(header) {
            let title = columns.at(Role::Title).and_then(|at| row.at(at));
            if columns.is_header_again(row) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, REPEATED, false));
                is_on_new_page = true;
                continue;
            }
            let is_rest = std::mem::take(&mut is_on_new_page) && is_rest(row, columns);
            if is_rest && self.go_on(row, columns) {
                continue;
            }
            if is_total(row, columns) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, TOTAL, false));
            } else if let Some(heading) = heading_in(row, table.rows.get(at + 1), columns) {
                let below = table.rows[at + 1..].iter().any(|row| has_title(row, columns));
                self.group(heading, table.rows.get(at + 1).filter(|_| below), columns);
            } else {
                self.place(row, columns, &mut priority_of);
                match title.filter(|title| !title.text.is_empty()) {
                    Some(title) if self.is_skipped(&title.text) => {
                        row.cells.iter().for_each(|cell| self.leave_out(cell.piece, SKIPPED, false));
                    }
                    Some(title) if self.is_taken(row, title, columns) => {
                        row.cells.iter().for_each(|cell| self.leave_out(cell.piece, TAKEN, false));
                    }
                    Some(title) => self.activity(row, title, columns),
                    None if title.is_some() => {
                        row.cells.iter().for_each(|cell| self.leave_out(cell.piece, STRUCK_ROW, true));
                    }
                    None => self.without_title(row, columns),
                }
            }
        }
    }

    /// Records the decision about each column.
    fn note_columns(&mut self, table: &Table, columns: &Columns) {
        for cell in columns.header.into_iter().flat_map(|at| &table.rows[at].cells) {
            let role = columns.columns.iter().find(|it| it.at == cell.column).map(|it| ColumnUse::Role(it.role));
            let is_skipped = columns.skipped.contains(&cell.column);
            let used = role.unwrap_or(if is_skipped { ColumnUse::Skip } else { ColumnUse::Comment });
            self.draft.met.columns.add(&joined_lines(&cell.text), used);
        }
    }

    /// Returns whether the activity was taken before, as in a list that repeats it; only if it has an id of its own.
    fn is_taken(&mut self, row: &Row, title: &Cell, columns: &Columns) -> bool {
        own_id(row, title, columns).is_some_and(|own| !self.draft.taken.insert(own))
    }

    /// Returns whether all activities of a table were taken before.
    pub(super) fn is_repeated(&self, table: &Table, columns: &Columns) -> bool {
        let from = columns.header.map_or(0, |header| header + 1);
        let title = columns.at(Role::Title);
        table.rows[from..].iter().all(|row| {
            let own = title.and_then(|at| row.at(at)).map(|title| own_id(row, title, columns));
            own.is_none_or(|own| own.is_some_and(|own| self.draft.taken.contains(&own)))
        })
    }

    /// Opens the goal and the priority that a row names.
    fn place(&mut self, row: &Row, columns: &Columns, priority_of: &mut Option<String>) {
        let named = |role| columns.at(role).and_then(|at| row.at(at));
        if let Some(goal) = named(Role::Goal) {
            let text = joined_lines(&goal.text);
            let is_new = self.draft.goals.get(self.draft.current).is_none_or(|it| it.title != titled(&text).title);
            if is_new {
                self.open_goal(&text, goal.piece);
                *priority_of = None;
            }
            self.carry(goal.piece);
        }
        // A priority also applies to the rows below that name none.
        if let Some(priority) = named(Role::Priority) {
            let text = joined_lines(&priority.text);
            self.open_priority(&text, priority.piece);
            *priority_of = Some(text);
            self.carry(priority.piece);
        }
        self.is_under_priority = priority_of.is_some() || !columns.has(Role::Priority);
    }

    /// Takes a row without a title: a continuation of the row above, or a priority with a text.
    fn without_title(&mut self, row: &Row, columns: &Columns) {
        let role_of = |cell: &Cell| columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
        for cell in &row.cells {
            let text = joined_lines(&cell.text);
            match role_of(cell) {
                Some(Role::Goal | Role::Priority) => self.carry(cell.piece),
                Some(Role::Number) => self.leave_out(cell.piece, RUNNING, false),
                _ => {
                    if let Some(piece) = cell.piece {
                        self.remark(&text, piece);
                    }
                }
            }
        }
    }

    fn activity(&mut self, row: &Row, title: &Cell, columns: &Columns) {
        let mut activity = NewActivity { title: joined_lines(&title.text), ..NewActivity::default() };
        if activity.title == title.text {
            self.carry(title.piece);
        } else {
            self.change(title.piece, &activity.title, MENDED);
        }
        activity.origins.extend(row.cells.iter().filter_map(|cell| self.origin(cell.piece)));
        activity.links.extend(title.link.clone().filter(|link| is_address(link)));
        let mut rows = Follow::default();
        row.cells
            .iter()
            .filter(|cell| cell.column != title.column)
            .for_each(|cell| self.cell(cell, columns, &mut activity));
        for (origin, remark) in settle(&mut activity) {
            self.fates[origin.piece] = Some(Fate::Changed { to: format!("# {remark}"), why: EXCLUDED });
        }
        for column in columns.columns.iter().filter(|it| matches!(it.role, Role::Status | Role::Note)) {
            if let Some(cell) = row.at(column.at).filter(|cell| !words::is_blank(&cell.text)) {
                // Without a status column, a column of notes may have statuses.
                let word = cell.text.split([':', '–', '\n']).next().unwrap_or_default();
                let word = word.trim_matches(|c: char| !c.is_alphanumeric());
                let is_status = !columns.has(Role::Status) && stage(word).is_some();
                let role = if is_status { Role::Status } else { column.role };
                self.followed_up(cell, (column, role), &mut rows);
            } else if column.role == Role::Status
                && let Some((_, color)) = row.colors.iter().find(|(at, _)| *at == column.at)
            {
                self.colored(color, column, &mut rows);
            }
        }
        activity.follow_ups.extend(rows.into_follow_ups(self.current));
        self.add(activity);
    }

    /// Takes a cell beside the title. Statuses and notes are taken together, once all else is known.
    fn cell(&mut self, cell: &Cell, columns: &Columns, activity: &mut NewActivity) {
        if cell.text.is_empty() {
            // All of its text is struck out.
            self.carry(cell.piece);
            return;
        }
        if words::is_blank(&cell.text) {
            self.leave_out(cell.piece, BLANK, false);
            return;
        }
        let Some(column) = columns.columns.iter().find(|it| it.at == cell.column) else {
            if columns.skipped.contains(&cell.column) {
                self.leave_out(cell.piece, SKIPPED, false);
                return;
            }
            let head = columns.others.iter().find(|(at, _)| *at == cell.column).map_or("", |(_, head)| head);
            self.keep(cell, &joined_lines(head), activity);
            return;
        };
        match column.role {
            Role::Owner | Role::Support => self.owners(cell, column.role, activity),
            Role::Start | Role::Range | Role::Until | Role::Deadline | Role::Every => {
                self.time(cell, column.role, activity);
            }
            Role::Goal | Role::Priority | Role::Title | Role::Status | Role::Note => {}
            Role::Link if is_address(cell.text.trim()) => {
                activity.links.push(cell.text.trim().to_owned());
                self.carry(cell.piece);
            }
            Role::Number if !is_running(&cell.text) => {
                activity.adopted = self.adopted(Some(joined_lines(&cell.text)), cell.piece, "");
                self.carry(cell.piece);
            }
            Role::Number => self.leave_out(cell.piece, RUNNING, false),
            Role::Link => self.keep(cell, "", activity),
        }
    }

    /// Appends the rest of a row that a page break divided to its activity; returns whether the row is such a rest.
    fn go_on(&mut self, row: &Row, columns: &Columns) -> bool {
        let is_under = self.is_under_priority;
        let at = |role| columns.at(role).and_then(|at| row.at(at)).map(|cell| cell.text.clone()).unwrap_or_default();
        let [owners, support] = [Role::Owner, Role::Support].map(|role| self.named(&at(role)).owners);
        let goal = self.goal();
        let last = match goal.priorities.last_mut().filter(|_| is_under) {
            Some(priority) => priority.activities.last_mut(),
            None => goal.activities.last_mut(),
        };
        let title = last.map(|last| {
            for cell in &row.cells {
                let role = columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
                match role {
                    Some(Role::Title) => last.title = joined_lines(&format!("{}\n{}", last.title, cell.text)),
                    Some(Role::Owner) => last.owners.extend(owners.iter().cloned()),
                    Some(Role::Support) => last.support.extend(support.iter().cloned()),
                    _ => last.remarks.push(joined_lines(&cell.text)),
                }
            }
            last.title.clone()
        });
        let Some(title) = title else { return false };
        row.cells.iter().for_each(|cell| self.change(cell.piece, &title, CUT));
        true
    }

    fn add(&mut self, activity: NewActivity) {
        let is_under = self.is_under_priority;
        let goal = self.goal();
        match goal.priorities.last_mut().filter(|_| is_under) {
            Some(priority) => priority.activities.push(activity),
            None => goal.activities.push(activity),
        }
    }
}
