//! Column roles, recognised by the header of a table.

use std::collections::HashSet;

use super::dates;
use super::document::{Cell, Row, Table};
use super::map::{ColumnUse, Decided};
use super::words;
use crate::model::{Period, When};

/// The most rows that are searched for a header.
const MOST_ABOVE: usize = 30;
/// The most characters of a header.
const LONGEST_HEADER: usize = 60;
/// The most columns of a table that is considered; a plan has about ten.
const WIDEST: usize = 400;

/// The role of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Owner,
    Support,
    Deadline,
    Until,
    Range,
    Start,
    Every,
    Status,
    Note,
    Link,
    Number,
    Priority,
    Goal,
}

/// The roles in the order in which they are tried, as some words have several.
const ROLES: [(Role, &str); 14] = [
    (Role::Title, "title"),
    (Role::Owner, "owner"),
    (Role::Support, "support"),
    (Role::Deadline, "deadline"),
    (Role::Until, "until"),
    (Role::Range, "range"),
    (Role::Start, "start"),
    (Role::Every, "every"),
    (Role::Status, "status"),
    (Role::Note, "note"),
    (Role::Link, "link"),
    (Role::Number, "number"),
    (Role::Priority, "priority"),
    (Role::Goal, "goal"),
];

impl Role {
    /// Returns the role with a name in the map.
    pub(super) fn of_name(name: &str) -> Option<Self> {
        ROLES.into_iter().find(|(_, own)| *own == name).map(|(role, _)| role)
    }

    /// Returns the name of the role in the map.
    pub(super) fn name(self) -> &'static str {
        ROLES.into_iter().find(|(role, _)| *role == self).map_or("", |(_, name)| name)
    }

    /// Returns the names of all roles.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        ROLES.into_iter().map(|(_, name)| name)
    }
}

/// A column with its role, and its period if the header names one.
#[derive(Clone, Debug)]
pub(super) struct SourceColumn {
    pub(super) at: u32,
    pub(super) role: Role,
    pub(super) period: Option<Period>,
    /// True if it is about the period before that of the other columns.
    pub(super) is_before: bool,
}

/// The columns of a table of activities.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The row of the header; none if the table continues the one before.
    pub(super) header: Option<usize>,
    pub(super) columns: Vec<SourceColumn>,
    /// The names of columns without a role.
    pub(super) others: Vec<(u32, String)>,
    /// The columns that the map leaves out.
    pub(super) skipped: Vec<u32>,
}

impl SourceColumn {
    fn of(header: &Cell, role: Role) -> Self {
        Self { at: header.column, role, period: period(&header.text), is_before: is_before(&header.text) }
    }
}

impl Columns {
    /// Finds the header of a table, with the decisions about columns; none if it is not a table of activities.
    pub(super) fn of(table: &Table, decided: &Decided<ColumnUse>) -> Option<Self> {
        let rows = table.rows.iter().take(MOST_ABOVE).enumerate().filter(|(_, row)| row.cells.len() <= WIDEST);
        let all = rows.filter_map(|(at, row)| Self::of_row(at, row, table, decided));
        all.max_by_key(|columns| (columns.columns.len(), std::cmp::Reverse(columns.header)))
    }

    fn of_row(at: usize, row: &Row, table: &Table, decided: &Decided<ColumnUse>) -> Option<Self> {
        let mut this = Self { header: Some(at), ..Self::default() };
        let mut is_decided = HashSet::new();
        for cell in &row.cells {
            let Some(used) = decided.get(&cell.text) else { continue };
            is_decided.insert(cell.column);
            match used {
                ColumnUse::Role(role) => this.columns.push(SourceColumn::of(cell, *role)),
                ColumnUse::Comment => {}
                ColumnUse::Skip => this.skipped.push(cell.column),
            }
        }
        // Exact words first: `Aktivitet` before `Ansvar för aktivitet`.
        for is_exact in [true, false] {
            for cell in &row.cells {
                if is_decided.contains(&cell.column) || this.columns.iter().any(|column| column.at == cell.column) {
                    continue;
                }
                let Some(role) = role(&cell.text, is_exact) else { continue };
                let is_taken = this.columns.iter().any(|column| column.role == role);
                let is_second_goal = role == Role::Goal && is_taken && !this.has(Role::Priority);
                let may_repeat = matches!(role, Role::Status | Role::Note | Role::Owner | Role::Start);
                if is_taken && !may_repeat && !is_second_goal {
                    continue;
                }
                let role = match role {
                    Role::Owner if is_taken => Role::Support,
                    // Of two levels of goals, the second is below the first: `Päämäärä | Tavoite`.
                    Role::Goal if is_taken => Role::Priority,
                    role => role,
                };
                this.columns.push(SourceColumn::of(cell, role));
            }
        }
        this.columns.sort_by_key(|column| column.at);
        let known = |column: u32| this.columns.iter().any(|it| it.at == column);
        this.others =
            row.cells.iter().filter(|cell| !known(cell.column)).map(|it| (it.column, it.text.clone())).collect();
        if !this.has(Role::Title) && this.has(Role::Owner) && this.columns.len() >= 2 {
            this.take_longest_for_title(table);
        }
        (this.has(Role::Title) && this.columns.len() >= 2).then_some(this)
    }

    /// Takes the column with the longest texts as the titles, if no header names them.
    fn take_longest_for_title(&mut self, table: &Table) {
        let from = self.header.map_or(0, |header| header + 1);
        let length = |column: u32| -> usize {
            let rows = table.rows[from..].iter().take(MOST_ABOVE);
            rows.filter_map(|row| row.at(column)).map(|cell| cell.text.len()).sum()
        };
        let longest = self.others.iter().map(|(at, _)| *at).max_by_key(|at| length(*at));
        let count = table.rows[from..].len().clamp(1, MOST_ABOVE);
        // Titles of activities have several words.
        if let Some(at) = longest.filter(|at| length(*at) / count >= 12) {
            self.others.retain(|(other, _)| *other != at);
            self.columns.push(SourceColumn { at, role: Role::Title, period: None, is_before: false });
        }
    }

    /// Returns the number of columns with a role.
    pub(super) fn known(&self) -> usize {
        self.columns.len()
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// Returns the column with a role.
    pub(super) fn at(&self, role: Role) -> Option<u32> {
        self.columns.iter().find(|column| column.role == role).map(|column| column.at)
    }

    /// Returns these columns for a table that continues this one; none if it has others.
    pub(super) fn going_on(&self, table: &Table) -> Option<Self> {
        let last = self.columns.iter().map(|it| it.at).chain(self.others.iter().map(|(at, _)| *at)).max()?;
        let fits = table.rows.iter().all(|row| row.cells.iter().all(|cell| cell.column <= last));
        let title = self.at(Role::Title)?;
        let has_title = table.rows.iter().any(|row| row.at(title).is_some() && row.cells.len() > 1);
        (fits && has_title).then(|| Self { header: None, ..self.clone() })
    }

    /// Returns whether a row repeats the header.
    pub(super) fn is_header_again(&self, row: &Row) -> bool {
        let title = self.at(Role::Title).and_then(|at| row.at(at));
        title.is_some_and(|cell| words::is("title", &cell.text))
            && row.cells.iter().filter(|cell| role(&cell.text, true).is_some()).count() >= 2
    }
}

/// Returns what is said after a label such as `Ansvarig`; none for other words, and for goals and priorities.
pub(super) fn role_of_label(label: &str) -> Option<Role> {
    role(label, true).filter(|role| !matches!(role, Role::Goal | Role::Priority | Role::Number))
}

/// Returns the role for a header.
fn role(title: &str, is_exact: bool) -> Option<Role> {
    let meanings = if is_exact {
        let without_years: String = title.split(|c: char| c.is_ascii_digit()).collect();
        let others = if without_years == title { &[][..] } else { words::meanings(&without_years) };
        [words::meanings(title), others].concat()
    } else if title.chars().count() > LONGEST_HEADER {
        return None;
    } else {
        words::meanings_of_beginning(title)
    };
    ROLES.into_iter().find(|(_, meaning)| meanings.contains(meaning)).map(|(role, _)| role)
}

/// Returns whether a header names the previous period: `Status före`.
fn is_before(title: &str) -> bool {
    let key = words::key(title);
    words::of("before").iter().any(|word| key.strip_suffix(&**word).is_some_and(|rest| rest.ends_with(' ')))
}

/// Returns the period that a column follows up. A follow-up made in January to March is about the year before.
fn period(title: &str) -> Option<Period> {
    let year = title.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4 && part.starts_with("20"))?;
    let at = title.find(year)?;
    let start = title[..at].char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    let words: Vec<&str> = title[start..at + year.len()].split_whitespace().collect();
    let named = words.len().checked_sub(2).map(|from| words[from..].join(" "));
    let found = named.and_then(|text| dates::read(&text).start);
    match found {
        Some(When::Period(month)) if month.first_day().year().to_string() == year && month.to_string().len() == 7 => {
            if month.first_day().month_of_year() <= 3 && !month.to_string().contains(['Q', 'H', 'T']) {
                (month.first_day().year() - 1).to_string().parse().ok()
            } else {
                year.parse().ok()
            }
        }
        _ => year.parse().ok(),
    }
}
