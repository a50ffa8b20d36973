//! The rows of a table of activities.

use super::NewActivity;
use super::columns::{Columns, Role};
use super::dates;
use super::document::{Cell, Row, Table};
use super::follow_ups::Follow;
use super::levels::titled;
use super::mend::mended;
use super::recognise::{KEPT_AS_COMMENT, MENDED, Taker};
use super::words;
use crate::locale::Text;
use crate::model::{When, same_key};

const REPEATED: Text = Text::fixed("rubrikraden en gång till", "the header once more");
const HEADER: Text = Text::fixed("rubrikraden", "the header");
const TOTAL: Text = Text::fixed("en summa", "a total");
const AGAIN: Text = Text::fixed("upprepar målet som raderna nedanför har", "repeats the goal that the rows below have");
const RUNNING: Text = Text::fixed("ett löpnummer: ordningen säger det", "a running number: the order says it");
const STRUCK: Text = Text::fixed("struken text är inte tagen", "struck text was not taken");

impl Taker<'_> {
    /// Takes the rows of a table.
    pub(super) fn activities(&mut self, table: &Table, columns: &Columns) {
        let header = columns.header.map_or(0, |header| header + 1);
        for (at, row) in table.rows.iter().enumerate().take(header) {
            if at + 1 == header {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, HEADER, false));
            } else {
                self.above_header(row);
            }
        }
        let has_merged = |role| {
            let at = columns.at(role);
            at.is_some_and(|at| table.rows[header..].iter().any(|row| row.at(at).is_some_and(|it| it.piece.is_none())))
        };
        let carries_down = !has_merged(Role::Priority);
        let mut priority_of: Option<String> = None;
        for (at, row) in table.rows.iter().enumerate().skip(header) {
            let title = columns.at(Role::Title).and_then(|at| row.at(at));
            if columns.is_header_again(row) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, REPEATED, false));
            } else if is_total(row) {
                row.cells.iter().for_each(|cell| self.leave_out(cell.piece, TOTAL, false));
            } else if is_group(row, columns) {
                self.group(row, table.rows.get(at + 1), columns);
            } else {
                self.place(row, columns, carries_down, &mut priority_of);
                match title.filter(|title| !title.text.is_empty()) {
                    Some(title) => self.activity(row, title, columns),
                    None => self.without_title(row, columns),
                }
            }
        }
    }

    /// Takes what stands above the header of a sheet: its title first.
    fn above_header(&mut self, row: &Row) {
        for cell in &row.cells {
            let text = mended(&cell.text);
            if self.draft.title.is_none() {
                self.draft.title = Some(text);
            } else if self.draft.title.as_ref() != Some(&text) {
                self.draft.about.push(text);
            }
            self.carry(cell.piece);
        }
    }

    /// Takes a row that is a heading within the table.
    fn group(&mut self, row: &Row, next: Option<&Row>, columns: &Columns) {
        let Some(cell) = row.cells.first() else { return };
        let text = mended(&cell.text);
        let goal_at = columns.at(Role::Goal);
        let next_goal = goal_at.and_then(|at| next?.at(at)).map(|cell| mended(&cell.text));
        if next_goal.is_some_and(|goal| same_key(&goal) == same_key(&text)) {
            self.leave_out(cell.piece, AGAIN, false);
            return;
        }
        let depth = titled(&text).number.map_or(0, |number| number.matches('.').count());
        let label = titled(&text).label;
        let is_goal = label.as_deref().is_some_and(|label| words::is("goal", label));
        let is_priority = goal_at.is_some()
            || depth > 0
            || label.is_some()
            || self.draft.goals.get(self.draft.current).is_some_and(|it| {
                !it.title.is_empty() && it.activities.is_empty() && it.priorities.is_empty() && !is_goal
            });
        if columns.has(Role::Priority) || is_goal || !is_priority {
            self.open_goal(&text);
        } else {
            self.open_priority(&text);
        }
        self.carry(cell.piece);
    }

    /// Opens the goal and the priority that a row names.
    fn place(&mut self, row: &Row, columns: &Columns, carries_down: bool, priority_of: &mut Option<String>) {
        let named = |role| columns.at(role).and_then(|at| row.at(at));
        if let Some(goal) = named(Role::Goal) {
            let text = mended(&goal.text);
            let is_new = self.draft.goals.get(self.draft.current).is_none_or(|it| it.title != titled(&text).title);
            if is_new {
                self.open_goal(&text);
                *priority_of = None;
            }
            self.carry(goal.piece);
        }
        match named(Role::Priority) {
            Some(priority) => {
                let text = mended(&priority.text);
                self.open_priority(&text);
                *priority_of = Some(text);
                self.carry(priority.piece);
            }
            None if !carries_down => *priority_of = None,
            None => {}
        }
        if columns.has(Role::Priority) {
            self.is_under_priority = priority_of.is_some();
        } else {
            self.is_under_priority = true;
        }
    }

    /// Takes a row without an activity: more of the one above, or a priority of its own.
    fn without_title(&mut self, row: &Row, columns: &Columns) {
        let role_of = |cell: &Cell| columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
        for cell in &row.cells {
            let text = mended(&cell.text);
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
        let mut activity = NewActivity { title: mended(&title.text), ..NewActivity::default() };
        if title.is_struck {
            self.change(title.piece, &activity.title, STRUCK);
        } else if activity.title == title.text {
            self.carry(title.piece);
        } else {
            self.change(title.piece, &activity.title, MENDED);
        }
        activity.links.extend(title.link.clone().filter(|link| is_address(link)));
        let mut rows = Follow::default();
        for cell in row.cells.iter().filter(|cell| cell.column != title.column) {
            let Some(column) = columns.columns.iter().find(|it| it.at == cell.column) else {
                let head = columns.others.iter().find(|(at, _)| *at == cell.column).map_or("", |(_, head)| head);
                self.keep(cell, &mended(head), &mut activity);
                continue;
            };
            match column.role {
                Role::Owner | Role::Support => self.owners(cell, column.role, &mut activity),
                Role::Start | Role::Range | Role::Until | Role::Deadline | Role::Every => {
                    self.time(cell, column.role, &mut activity);
                }
                Role::Goal | Role::Priority | Role::Title | Role::Status | Role::Note => {}
                Role::Link if is_address(cell.text.trim()) => {
                    activity.links.push(cell.text.trim().to_owned());
                    self.carry(cell.piece);
                }
                Role::Number if cell.text.contains(|c: char| !c.is_ascii_digit()) && !cell.text.contains(' ') => {
                    cell.text.trim().clone_into(&mut activity.id);
                    self.carry(cell.piece);
                }
                Role::Number => self.leave_out(cell.piece, RUNNING, false),
                Role::Link => self.keep(cell, "", &mut activity),
            }
        }
        settle(&mut activity);
        // Whether a status can be of its period follows from the start.
        for column in columns.columns.iter().filter(|it| matches!(it.role, Role::Status | Role::Note)) {
            if let Some(cell) = row.at(column.at) {
                self.followed_up(cell, column, activity.start, &mut rows);
            }
        }
        for (period, status, note) in rows.0 {
            activity.follow_ups.push((period.unwrap_or(self.current), status, note));
        }
        self.add(activity);
    }

    fn add(&mut self, activity: NewActivity) {
        let is_under = self.is_under_priority;
        let goal = self.goal();
        match goal.priorities.last_mut().filter(|_| is_under) {
            Some(priority) => priority.activities.push(activity),
            None => goal.activities.push(activity),
        }
    }

    /// Keeps what has no place as a comment at the activity.
    fn keep(&mut self, cell: &Cell, head: &str, activity: &mut NewActivity) {
        let text = mended(&cell.text);
        let remark = if head.is_empty() { text } else { format!("{head}: {text}") };
        self.change(cell.piece, &format!("# {remark}"), KEPT_AS_COMMENT);
        activity.remarks.push(remark);
    }

    fn owners(&mut self, cell: &Cell, role: Role, activity: &mut NewActivity) {
        let named = self.known.read(&cell.text);
        let all = named.owners.iter().chain(&named.support).cloned().collect::<Vec<_>>().join("; ");
        if named.is_guess {
            let why = Text::fixed("två namn utan något emellan", "two names with nothing between them");
            self.change(cell.piece, &all, why);
        } else {
            self.carry(cell.piece);
        }
        if role == Role::Owner {
            activity.owners.extend(named.owners);
            activity.support.extend(named.support);
        } else {
            activity.support.extend(named.owners.into_iter().chain(named.support));
        }
    }

    fn time(&mut self, cell: &Cell, role: Role, activity: &mut NewActivity) {
        let found = dates::read(&cell.text);
        let is_empty = found.start.is_none() && found.every.is_none() && found.until.is_none();
        let last = found.until.or(found.start);
        match role {
            Role::Until => activity.until = activity.until.or(last),
            Role::Deadline => activity.deadline = activity.deadline.or(last),
            Role::Every => activity.every = activity.every.or(found.every),
            _ => {
                activity.start = activity.start.or(found.start);
                activity.until = activity.until.or(found.until);
            }
        }
        activity.every = activity.every.or(found.every);
        if is_empty || (role == Role::Every && found.every.is_none()) {
            let is_ongoing = words::is("ongoing", &cell.text);
            if !is_ongoing || !is_empty {
                self.keep(cell, "", activity);
                return;
            }
        }
        if found.is_near {
            let said = [
                found.start.map(|it| format!("start = {it}")),
                found.every.map(|it| format!("every = {}", it.name())),
                found.until.map(|it| format!("until = {it}")),
            ];
            let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let why = Text::fixed("det närmaste som en plan kan säga", "the nearest that a plan can say");
            self.change(cell.piece, &said, why);
            activity.remarks.push(mended(&cell.text));
        } else {
            self.carry(cell.piece);
        }
    }
}

/// Brings dates together as a plan can have them.
fn settle(activity: &mut NewActivity) {
    let remark = |key: &str, when: When, remarks: &mut Vec<String>| remarks.push(format!("{key}: {when}"));
    if activity.every.is_some()
        && let Some(deadline) = activity.deadline.take()
    {
        // What is repeated has no one day to be done by: it is repeated until then.
        match activity.until {
            None => activity.until = Some(deadline),
            Some(_) => remark("deadline", deadline, &mut activity.remarks),
        }
    }
    if let (Some(deadline), Some(_)) = (activity.deadline, activity.until) {
        activity.deadline = None;
        remark("deadline", deadline, &mut activity.remarks);
    }
    if let Some(start) = activity.start {
        for (key, when) in [("until", &mut activity.until), ("deadline", &mut activity.deadline)] {
            if let Some(end) = when.filter(|end| end.last_day() < start.first_day()) {
                remark(key, end, &mut activity.remarks);
                *when = None;
            }
        }
    }
}

fn is_address(text: &str) -> bool {
    let is_scheme = ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
    is_scheme && !text.contains(char::is_whitespace)
}

/// Returns whether a row adds up others: its first words say so.
fn is_total(row: &Row) -> bool {
    row.cells.first().is_some_and(|cell| words::begins("total", &cell.text))
        && row.cells.iter().all(|cell| cell.piece.is_some())
}

/// Returns whether a row is a heading: it has one text alone, and not in the column of activities, or over several.
fn is_group(row: &Row, columns: &Columns) -> bool {
    let own: Vec<&Cell> = row.cells.iter().filter(|cell| cell.piece.is_some()).collect();
    let [cell] = own[..] else { return false };
    if row.cells.len() > 1 {
        return false;
    }
    let role = columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
    let is_wide = cell.width > 1;
    is_wide || !matches!(role, Some(Role::Title | Role::Goal | Role::Priority | Role::Note | Role::Status))
}
