//! The rows of a table of activities.

use super::NewActivity;
use super::account::Fate;
use super::cells::settle;
use super::columns::{Columns, Role};
use super::document::{Cell, Row, Table};
use super::fates::{BLANK, MENDED, SKIPPED};
use super::follow_ups::Follow;
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::map::ColumnUse;
use super::recognise::{Taker, is_without_activities};
use super::row_kinds::{Footnotes, has_title, heading_in, is_rest, is_running, is_total, under_one_title};
use super::words;
use crate::locale::{Text, text};

const REPEATED: Text = Text::fixed("rubrikraden en gång till", "the header once more");
const HEADER: Text = Text::fixed("rubrikraden", "the header");
const TOTAL: Text = Text::fixed("en summa", "a total");
const RUNNING: Text = Text::fixed("ett löpnummer: ordningen säger det", "a running number: the order says it");
const TAKEN: Text = Text::fixed("samma aktivitet en gång till", "the same activity once more");
const FOOTNOTE: Text = Text::fixed("en fotnot under tabellen", "a footnote below the table");
const FOOT: Text = Text::fixed(
    "en rad under tabellen om källa, datum eller antal",
    "a line below the table about its source, its date or its numbers",
);
const CUT: Text = Text::fixed(
    "en rad som sidan har delat; hör till raden före",
    "a row that the page has cut; it is of the row before",
);
const EXCLUDED: Text = Text::fixed(
    "går inte ihop med de andra tiderna; står som kommentar i filen",
    "does not go together with the other dates; it stands as a comment in the file",
);
const STRUCK_ROW: Text = Text::fixed("aktiviteten är struken", "the activity is struck out");

/// The state after the rows above, for a row that continues them.
#[derive(Default)]
struct RowsAbove {
    /// True if a row named a priority, which is that of the rows below too.
    has_priority: bool,
    /// True if the last row with a title is an activity of the same goal and priority.
    has_activity: bool,
}

impl Taker<'_> {
    /// Takes the header of a table and the rows above it; returns the number of these rows.
    pub(super) fn header(&mut self, table: &Table, columns: &Columns) -> usize {
        let header = columns.header.map_or(0, |header| header + 1);
        for (at, row) in table.rows.iter().enumerate().take(header) {
            if at + 1 == header || (at + 2 == header && !columns.groups.is_empty()) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, HEADER, false));
            } else {
                self.above_header(row, table.sheet.is_none() && self.document.has_headings());
            }
        }
        self.note_columns(table, columns);
        self.tell_ranks(columns);
        header
    }

    /// Takes the rows of a table.
    pub(super) fn activities(&mut self, table: &Table, columns: &Columns) {
        let header = self.header(table, columns);
        let mut above = RowsAbove::default();
        // The first row of a page may continue the last row of the previous page.
        let mut is_on_new_page = columns.header.is_none();
        let footnotes = Footnotes::of(&table.rows, columns);
        let mut rows = table.rows.iter().enumerate().skip(header);
        while let Some((at, row)) = rows.next() {
            if columns.is_header_again(row) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, REPEATED, false));
                is_on_new_page = true;
                continue;
            }
            let is_rest = std::mem::take(&mut is_on_new_page) && is_rest(row, columns);
            if is_rest && self.go_on(row, columns) {
                continue;
            }
            if footnotes.has(at, row) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, FOOTNOTE, true));
            } else if footnotes.has_foot(at, row) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, FOOT, false));
            } else if is_total(row, columns) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, TOTAL, false));
            } else if let Some(heading) = heading_in(row, table.rows.get(at + 1), columns) {
                let below = table.rows[at + 1..].iter().any(|row| has_title(row, columns));
                self.group(heading, table.rows.get(at + 1).filter(|_| below), columns);
                above.has_activity = false;
            } else {
                self.place(row, columns, &mut above);
                let under = under_one_title(row, &table.rows[at + 1..], columns);
                rows.by_ref().take(under).for_each(drop);
                self.rows_of_one(&table.rows[at..=at + under], columns, &mut above);
            }
        }
    }

    /// Takes the rows of one activity: a row, and those below it under the same merged title.
    fn rows_of_one(&mut self, rows: &[Row], columns: &Columns, above: &mut RowsAbove) {
        let row = &rows[0];
        let cells = || rows.iter().flat_map(|row| &row.cells);
        match columns.at(Role::Title).and_then(|at| row.at(at)) {
            Some(title) if title.text.is_empty() => {
                cells().for_each(|cell| self.leave_out(cell.piece, STRUCK_ROW, true));
            }
            Some(title) if self.is_skipped(&title.text) => {
                cells().for_each(|cell| self.leave_out(cell.piece, SKIPPED, false));
            }
            Some(title) if words::is_blank(&title.text) => {
                self.without_title(row, columns, false);
            }
            Some(title) if self.is_taken(row, title, columns) => {
                cells().for_each(|cell| self.leave_out(cell.piece, TAKEN, false));
            }
            Some(title) => {
                self.activity(rows, title, columns);
                above.has_activity = true;
            }
            None => self.without_title(row, columns, above.has_activity),
        }
    }

    /// Records the decision about each column whose header stands in the document.
    fn note_columns(&mut self, table: &Table, columns: &Columns) {
        for cell in columns.header.into_iter().flat_map(|at| &table.rows[at].cells) {
            // The table of a list has headers of the tool beside the labels of the list.
            let says =
                |row: &Row| row.at(cell.column)?.piece.map(|piece| self.document.text(piece).contains(&cell.text));
            if cell.piece.is_none() && !table.rows.iter().filter_map(says).any(|says| says) {
                continue;
            }
            let role = columns.role_at(cell.column).map(ColumnUse::Role);
            let is_skipped = columns.skipped.contains(&cell.column);
            let used = role.unwrap_or(if is_skipped { ColumnUse::Skip } else { ColumnUse::Comment });
            self.draft.met.columns.add(&joined_lines(&cell.text), used);
        }
    }

    /// Tells of columns that were not taken for priorities.
    fn tell_ranks(&mut self, columns: &Columns) {
        for head in &columns.ranks {
            let question = text!(
                "kolumnen {head} säger hur viktigt något är, och står som kommentar; är det planens prioriteringar, bestäm det med `--map`",
                "the column {head} says how important something is, and stands as a comment; if these are the plan's priorities, decide so with `--map`"
            );
            if !self.draft.questions.contains(&question) {
                self.draft.questions.push(question);
            }
        }
    }

    /// Opens the goal and the priority that a row names.
    fn place(&mut self, row: &Row, columns: &Columns, above: &mut RowsAbove) {
        let named = |role| columns.at(role).and_then(|at| row.at(at)).filter(|cell| !words::is_blank(&cell.text));
        if let Some(goal) = named(Role::Goal) {
            let text = joined_lines(&goal.text);
            let is_new = self.draft.goals.get(self.draft.current).is_none_or(|it| it.title != titled(&text).title);
            if is_new {
                self.open_goal(&text, goal.piece);
                *above = RowsAbove::default();
            }
            self.carry(goal.piece);
        }
        // A priority also applies to the rows below that name none.
        if let Some(priority) = named(Role::Priority) {
            let text = joined_lines(&priority.text);
            self.open_priority(&text, priority.piece, is_without_activities);
            above.has_priority = true;
            above.has_activity &= priority.piece.is_none();
            self.carry(priority.piece);
        }
        self.is_under_priority = above.has_priority || !columns.has(Role::Priority);
    }

    /// Takes a row without a title: a part of the activity above, or texts of a goal or a priority that it names.
    pub(super) fn without_title(&mut self, row: &Row, columns: &Columns, is_part: bool) {
        for cell in row.cells.iter().filter(|cell| cell.piece.is_some()) {
            let role = columns.role_at(cell.column);
            if words::is_blank(&cell.text) {
                self.leave_out(cell.piece, BLANK, false);
            } else if columns.skipped.contains(&cell.column) {
                self.leave_out(cell.piece, SKIPPED, false);
            } else if role == Some(Role::Number) && is_running(&cell.text) {
                self.leave_out(cell.piece, RUNNING, false);
            } else if matches!(role, Some(Role::Goal | Role::Priority)) {
                self.carry(cell.piece);
            } else if let Some(mut activity) = is_part.then(|| self.take_last()).flatten() {
                activity.origins.extend(self.origin(cell.piece));
                match columns.columns.iter().find(|it| it.at == cell.column && it.role == Role::Status) {
                    Some(column) => self.followed_up_again(cell, column, &mut activity),
                    None => self.keep(cell, columns.head_at(cell.column), &mut activity),
                }
                self.add(activity);
            } else if let Some(piece) = cell.piece {
                let head =
                    Some(columns.head_at(cell.column)).filter(|head| !head.is_empty() && role != Some(Role::Note));
                let text = joined_lines(&cell.text);
                self.remark(&head.map(|head| format!("{head}: {text}")).unwrap_or(text), piece);
            }
        }
    }

    fn activity(&mut self, rows: &[Row], title: &Cell, columns: &Columns) {
        let mut activity = NewActivity { title: joined_lines(&title.text), ..NewActivity::default() };
        if activity.title == title.text {
            self.carry(title.piece);
        } else {
            self.change(title.piece, &activity.title, MENDED);
        }
        activity.links.extend(title.link.clone().filter(|link| words::is_address(link)));
        let mut follow_ups = Follow::default();
        for (number, row) in rows.iter().enumerate() {
            // Below the first row, what is merged has been taken.
            let own = row.cells.iter().filter(|cell| number == 0 || cell.piece.is_some());
            activity.origins.extend(own.clone().filter_map(|cell| self.origin(cell.piece)));
            // What a row says otherwise than the first stands with who it is about.
            let whose = columns.at(Role::Owner).filter(|_| number > 0).and_then(|at| row.at(at));
            let whose = whose.map(|cell| joined_lines(&cell.text)).unwrap_or_default();
            let beside = own.filter(|cell| cell.column != title.column);
            beside.for_each(|cell| self.cell(cell, (columns, &whose), &mut activity));
            self.assessed(row, number == 0, columns, &mut follow_ups);
        }
        for (origin, remark) in settle(&mut activity) {
            self.fates[origin.piece] = Some(Fate::Changed { to: format!("# {remark}"), why: EXCLUDED });
        }
        self.without_doubled(&mut activity, rows, columns);
        let follow_ups = self.compared(follow_ups, &activity.title);
        activity.follow_ups.extend(follow_ups);
        self.add(activity);
    }

    /// Takes a cell beside the title. Statuses and notes are taken together, once all else is known.
    fn cell(&mut self, cell: &Cell, (columns, whose): (&Columns, &str), activity: &mut NewActivity) {
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
            self.keep(cell, columns.head_at(cell.column), activity);
            return;
        };
        match column.role {
            Role::Owner | Role::Support => self.owners(cell, column.role, activity),
            Role::Start | Role::Range | Role::Until | Role::Deadline | Role::Every => {
                let head = if whose.is_empty() { &column.head } else { whose };
                self.time(cell, (column.role, head), activity);
            }
            Role::Goal | Role::Priority | Role::Title | Role::Status | Role::Note => {}
            Role::Link if words::is_address(cell.text.trim()) => {
                activity.links.push(cell.text.trim().to_owned());
                self.carry(cell.piece);
            }
            Role::Number if activity.adopted.is_some() => self.keep(cell, columns.head_at(cell.column), activity),
            Role::Number if !is_running(&cell.text) => {
                activity.adopted = self.adopted(Some(joined_lines(&cell.text)), cell.piece, "");
                self.carry(cell.piece);
            }
            Role::Number => self.leave_out(cell.piece, RUNNING, false),
            Role::Link => self.keep(cell, &column.head, activity),
        }
    }

    /// Appends the rest of a row that a page break divided to its activity; returns whether the row is such a rest.
    fn go_on(&mut self, row: &Row, columns: &Columns) -> bool {
        let Some(mut activity) = self.take_last() else { return false };
        for cell in &row.cells {
            activity.origins.extend(self.origin(cell.piece));
            let before = match columns.role_at(cell.column) {
                Some(Role::Title) => Some(&mut activity.title),
                Some(Role::Note) => activity.follow_ups.last_mut().and_then(|it| it.note.as_mut()),
                _ => None,
            };
            match before {
                Some(before) => {
                    *before = joined_lines(&format!("{before}\n{}", cell.text));
                    let to = before.clone();
                    self.change(cell.piece, &to, CUT);
                }
                None if columns.role_at(cell.column) == Some(Role::Note) => self.keep(cell, "", &mut activity),
                None => self.cell(cell, (columns, ""), &mut activity),
            }
        }
        self.add(activity);
        true
    }

    /// Takes the last activity out of the plan, to add to it.
    fn take_last(&mut self) -> Option<NewActivity> {
        self.below().pop()
    }

    fn add(&mut self, activity: NewActivity) {
        self.below().push(activity);
    }

    /// Returns the activities that the next one belongs to.
    fn below(&mut self) -> &mut Vec<NewActivity> {
        let is_under = self.is_under_priority;
        let goal = self.goal();
        match goal.priorities.last_mut().filter(|_| is_under) {
            Some(priority) => &mut priority.activities,
            None => &mut goal.activities,
        }
    }
}
