//! The rows of a table of activities.

use super::NewActivity;
use super::account::Fate;
use super::cells::{is_address, settle};
use super::columns::{Columns, Role};
use super::document::{Cell, Row, Table};
use super::follow_ups::Follow;
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::map::ColumnUse;
use super::recognise::{MENDED, SKIPPED, Taker};
use super::statuses::stage;
use super::words;
use super::years::{is_years_alone, years_in};
use crate::locale::Text;
use crate::model::same_key;

const REPEATED: Text = Text::fixed("rubrikraden en gång till", "the header once more");
const HEADER: Text = Text::fixed("rubrikraden", "the header");
const TOTAL: Text = Text::fixed("en summa", "a total");
const AGAIN: Text = Text::fixed("upprepar målet som raderna nedanför har", "repeats the goal that the rows below have");
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

    /// Takes a row above the header of a table: a goal, or in a sheet first the title.
    pub(super) fn above_header(&mut self, row: &Row, is_in_text: bool) {
        let own = row.cells.iter().filter(|cell| cell.piece.is_some()).count();
        for cell in &row.cells {
            let text = joined_lines(&cell.text);
            let goal = self.draft.goals.get(self.draft.current).filter(|_| self.has_goal_above && !is_in_text);
            if goal.is_some_and(|goal| same_key(&goal.title) == same_key(&text)) {
                self.leave_out(cell.piece, AGAIN, false);
                continue;
            }
            let label = titled(&text).label;
            let is = |meaning| label.as_deref().is_some_and(|label| words::is(meaning, label));
            let is_goal = is("goal") || is("direction") || (is_in_text && !self.has_goal_above);
            if own == 1 && cell.piece.is_some() && (is_goal || is("priority") || is_in_text) {
                if self.has_goal_above && !is("goal") && !is("direction") {
                    self.open_priority(&text, cell.piece);
                } else {
                    self.open_goal(&text, cell.piece);
                }
                self.carry(cell.piece);
                continue;
            }
            // The name of an organisation may stand above the title, and the years of the plan below it.
            let is_sure = |text: &str| !is_years_alone(text) && (years_in(text).is_some() || names_document(text));
            let is_title = self.draft.title.as_deref().is_none_or(|title| !is_sure(title) && is_sure(&text));
            if is_title && !is_years_alone(&text) {
                self.draft.about.extend(self.draft.title.replace(text));
            } else if self.draft.title.as_ref() != Some(&text) {
                self.draft.about.push(text);
            }
            self.carry(cell.piece);
        }
    }

    /// Takes a row that is a heading within the table; without rows below, it is a remark.
    fn group(&mut self, (number, cell): (Option<&Cell>, &Cell), next: Option<&Row>, columns: &Columns) {
        let mut text = joined_lines(&cell.text);
        if let Some(number) = number {
            if titled(&text).number.is_none() {
                text = format!("{} {text}", number.text.trim());
            }
            self.carry(number.piece);
        }
        let goal_at = columns.at(Role::Goal);
        let Some(next) = next else {
            self.draft.about.push(text);
            self.carry(cell.piece);
            return;
        };
        let next_goal = goal_at.and_then(|at| next.at(at)).map(|cell| joined_lines(&cell.text));
        if next_goal.is_some_and(|goal| same_key(&goal) == same_key(&text)) {
            self.leave_out(cell.piece, AGAIN, false);
            return;
        }
        let found = titled(&text);
        let is = |meaning| found.label.as_deref().is_some_and(|label| words::is(meaning, label));
        let depth = found.number.as_ref().map_or(0, |number| number.matches('.').count());
        let current = self.draft.goals.get(self.draft.current);
        // Of two consecutive headings, the first is a goal and the second its first priority.
        let is_empty = current.is_some_and(|it| it.activities.is_empty() && it.priorities.is_empty());
        let is_below = goal_at.is_some() || is("priority") || depth > 0 || self.has_goal_above || is_empty;
        if is("goal") || columns.has(Role::Priority) || !is_below {
            self.open_goal(&text, cell.piece);
        } else {
            self.open_priority(&text, cell.piece);
        }
        self.carry(cell.piece);
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
        for cell in row.cells.iter().filter(|cell| cell.column != title.column) {
            if cell.text.is_empty() {
                // All of its text is struck out.
                self.carry(cell.piece);
                continue;
            }
            if words::is_blank(&cell.text) {
                self.leave_out(cell.piece, BLANK, false);
                continue;
            }
            let Some(column) = columns.columns.iter().find(|it| it.at == cell.column) else {
                if columns.skipped.contains(&cell.column) {
                    self.leave_out(cell.piece, SKIPPED, false);
                    continue;
                }
                let head = columns.others.iter().find(|(at, _)| *at == cell.column).map_or("", |(_, head)| head);
                self.keep(cell, &joined_lines(head), &mut activity);
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
                Role::Number if !is_running(&cell.text) => {
                    activity.adopted = self.adopted(Some(joined_lines(&cell.text)), cell.piece, "");
                    self.carry(cell.piece);
                }
                Role::Number => self.leave_out(cell.piece, RUNNING, false),
                Role::Link => self.keep(cell, "", &mut activity),
            }
        }
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

/// Returns whether a word of a text says that it is the title of a plan: `Handlingsplan för kultur`.
fn names_document(text: &str) -> bool {
    words::key(text).split(' ').any(|word| words::of("document").iter().any(|end| word.ends_with(&**end)))
}

/// Returns the id and the title of an activity, if its id is more than a running number.
fn own_id(row: &Row, title: &Cell, columns: &Columns) -> Option<(String, String)> {
    let id = columns.at(Role::Number).and_then(|at| row.at(at))?.text.trim();
    (!is_running(id)).then(|| (id.to_owned(), joined_lines(&title.text)))
}

/// Returns whether an id is a running number: `1`, `2.`, `3)`.
fn is_running(number: &str) -> bool {
    number.trim().trim_end_matches(['.', ')', ':']).chars().all(|c| c.is_ascii_digit())
}

fn has_title(row: &Row, columns: &Columns) -> bool {
    columns.at(Role::Title).is_some_and(|at| row.at(at).is_some()) && row.cells.len() > 1
}

/// Returns whether a row is the rest of another one: it starts in the middle of a sentence, and has no id, date or
/// status.
fn is_rest(row: &Row, columns: &Columns) -> bool {
    let title = columns.at(Role::Title).and_then(|at| row.at(at));
    let is_of_text = |cell: &Cell| {
        let role = columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
        matches!(role, Some(Role::Title | Role::Owner | Role::Support | Role::Note) | None)
    };
    title.is_some_and(|title| title.text.trim_start().starts_with(char::is_lowercase))
        && row.cells.iter().all(is_of_text)
}

/// Returns whether a row has totals, or is a number alone: the first cell says so, and the others are numbers. A year in a
/// column of times is none: `Antal böcker ökar | | 2025` is an activity.
fn is_total(row: &Row, columns: &Columns) -> bool {
    let is_number =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '.' | '%'));
    if let [cell] = &row.cells[..]
        && cell.column > 0
        && is_number(&cell.text)
    {
        return true;
    }
    let is_time = |cell: &Cell| {
        let role = columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
        matches!(role, Some(Role::Start | Role::Range | Role::Until | Role::Deadline))
    };
    let is_amount = |cell: &&Cell| {
        let first = cell.text.chars().find(|c| c.is_alphanumeric());
        cell.piece.is_some() && !is_time(cell) && first.is_some_and(|c| c.is_ascii_digit())
    };
    let is_empty = |cell: &&Cell| words::is_blank(&cell.text);
    match &row.cells[..] {
        [only] => words::is("total", &only.text),
        [first, others @ ..] => {
            words::begins("total", &first.text)
                && others.iter().any(|cell| is_amount(&cell))
                && others.iter().all(|cell| is_amount(&cell) || is_empty(&cell))
        }
        [] => false,
    }
}

/// Returns the number and the text of a row that is a heading: it has a single text outside the title column, in a cell
/// that spans columns, with a label, or with a number that those of the rows below begin with.
fn heading_in<'r>(row: &'r Row, next: Option<&Row>, columns: &Columns) -> Option<(Option<&'r Cell>, &'r Cell)> {
    let number_at = columns.at(Role::Number);
    let (number, cell) = match &row.cells[..] {
        [cell] => (None, cell),
        [number, cell] if number_at == Some(number.column) => (Some(number), cell),
        _ => return None,
    };
    let role = columns.columns.iter().find(|it| it.at == cell.column).map(|it| it.role);
    let is_elsewhere = !matches!(role, Some(Role::Title | Role::Goal | Role::Priority | Role::Note | Role::Status));
    let label = titled(&cell.text).label;
    let is_labelled = || label.is_some_and(|it| ["goal", "priority", "direction"].iter().any(|is| words::is(is, &it)));
    let is_above = |number: &Cell| {
        let below = next.zip(number_at).and_then(|(next, at)| next.at(at));
        below.is_some_and(|it| it.text.starts_with(&format!("{}.", number.text.trim().trim_end_matches('.'))))
    };
    let is_heading = match number {
        None => cell.width > 1 || is_elsewhere || (role == Some(Role::Title) && is_labelled()),
        Some(number) => role == Some(Role::Title) && (is_labelled() || is_above(number)),
    };
    (is_heading && cell.piece.is_some()).then_some((number, cell))
}
