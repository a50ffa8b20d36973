//! Column roles, recognised by the header of a table.

use std::collections::HashSet;

use super::column_periods::{is_before, period};
use super::document::{Cell, Row, Table};
use super::joined_lines::joined_lines;
use super::map::{ColumnUse, Decided};
use super::words;
use crate::model::Period;

/// The most rows that are searched for a header.
pub(super) const MOST_ABOVE: usize = 30;
/// The most characters of a header.
pub(super) const LONGEST_HEADER: usize = 60;
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

    /// Returns whether its cells are times.
    pub(super) fn is_time(self) -> bool {
        matches!(self, Self::Start | Self::Range | Self::Until | Self::Deadline)
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
    /// The header.
    pub(super) head: String,
    pub(super) period: Option<Period>,
    /// True if it is about the period before that of the other columns.
    pub(super) is_before: bool,
    /// True if it is about the current period, as others are about the one before.
    pub(super) is_now: bool,
}

/// The columns of a table of activities.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    /// The row of the header; none if the table continues the one before.
    pub(super) header: Option<usize>,
    pub(super) columns: Vec<SourceColumn>,
    /// The names of columns without a role.
    pub(super) others: Vec<(u32, String)>,
    /// The headers of columns that say how important something is.
    pub(super) ranks: Vec<String>,
    /// The columns that the map leaves out.
    pub(super) skipped: Vec<u32>,
    /// The texts of the row above the header that groups columns.
    pub(super) groups: Vec<String>,
    /// True if the table was made of a list, where each row has labels of its own.
    pub(super) is_list: bool,
    /// The number of columns of the table.
    pub(super) width: u32,
}

impl SourceColumn {
    pub(super) fn of(header: &Cell, role: Role) -> Self {
        let head = joined_lines(&header.text);
        Self {
            at: header.column,
            role,
            head,
            period: period(&header.text),
            is_before: is_before(&header.text),
            is_now: false,
        }
    }
}

impl Columns {
    /// Finds the header of a table, with the decisions about columns; none if it is not a table of activities.
    pub(super) fn of(table: &Table, decided: &Decided<ColumnUse>) -> Option<Self> {
        let rows = table.rows.iter().take(MOST_ABOVE).enumerate().filter(|(_, row)| row.cells.len() <= WIDEST);
        let all = rows.filter_map(|(at, row)| Self::of_row(at, row, table, decided));
        let mut found = all.max_by_key(|columns| (columns.known(), std::cmp::Reverse(columns.header)))?;
        let header = found.header?;
        if let Some(above) = header.checked_sub(1).map(|above| &table.rows[above])
            && found.is_grouped_by(above, &table.rows[header])
        {
            found.take_groups(above);
        }
        found.share_periods();
        Some(found)
    }

    /// Returns whether the table has goals and priorities, and no activities.
    pub(super) fn is_of_levels(&self) -> bool {
        !self.has(Role::Title)
    }

    fn of_row(at: usize, row: &Row, table: &Table, decided: &Decided<ColumnUse>) -> Option<Self> {
        let mut this = Self { header: Some(at), width: table.width, is_list: table.is_list, ..Self::default() };
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
        // Exact words first: `Aktivitet` before `Ansvar för aktivitet`. A label in a list is one of them, or has no
        // role.
        let passes: &[bool] = if table.is_list { &[true] } else { &[true, false] };
        for &is_exact in passes {
            // In a form, only what an activity must have is known by less than its whole label.
            let is_wanted = |role| is_exact || !table.is_form || matches!(role, Role::Title | Role::Owner);
            for cell in &row.cells {
                if is_decided.contains(&cell.column) || this.columns.iter().any(|column| column.at == cell.column) {
                    continue;
                }
                let Some(role) = role(&cell.text, is_exact).filter(|role| is_wanted(*role)) else { continue };
                let is_taken = this.columns.iter().any(|column| column.role == role);
                let is_second_goal = role == Role::Goal && is_taken && !this.has(Role::Priority);
                let may_repeat = match role {
                    Role::Support | Role::Link => table.is_list,
                    role => matches!(role, Role::Status | Role::Note | Role::Owner | Role::Start),
                };
                if is_taken && !may_repeat && !is_second_goal {
                    continue;
                }
                let role = match role {
                    // In a list, each label says the same wherever it stands.
                    Role::Owner if is_taken && !table.is_list => Role::Support,
                    // Of two levels of goals, the second is below the first: `Päämäärä | Tavoite`.
                    Role::Goal if is_taken => Role::Priority,
                    role => role,
                };
                this.columns.push(SourceColumn::of(cell, role));
            }
        }
        if !this.at(Role::Priority).is_some_and(|column| is_decided.contains(&column)) {
            this.take_out_ranks(&table.rows[at + 1..]);
        }
        this.take_merged_for_priority(row, &table.rows[at + 1..]);
        this.columns.sort_by_key(|column| column.at);
        let known = |column: u32| this.columns.iter().any(|it| it.at == column);
        this.others =
            row.cells.iter().filter(|cell| !known(cell.column)).map(|it| (it.column, joined_lines(&it.text))).collect();
        let is_of_levels =
            table.sheet.is_some() && !this.has(Role::Title) && this.has(Role::Goal) && this.has(Role::Priority);
        if is_of_levels && (this.columns.len() > 2 || this.others.iter().any(|(_, head)| words::is("text", head))) {
            return Some(this);
        }
        if !this.has(Role::Title) && this.has(Role::Owner) && this.columns.len() >= 2 {
            this.take_longest_for_title(table);
        }
        (this.has(Role::Title) && this.columns.len() >= 2).then_some(this)
    }

    /// Returns the number of columns with a header that is known.
    pub(super) fn known(&self) -> usize {
        self.columns.len() + self.ranks.len()
    }

    pub(super) fn has(&self, role: Role) -> bool {
        self.columns.iter().any(|column| column.role == role)
    }

    /// Returns the column with a role.
    pub(super) fn at(&self, role: Role) -> Option<u32> {
        self.columns.iter().find(|column| column.role == role).map(|column| column.at)
    }

    /// Returns the role of a column.
    pub(super) fn role_at(&self, at: u32) -> Option<Role> {
        self.columns.iter().find(|column| column.at == at).map(|column| column.role)
    }

    /// Returns the header of a column.
    pub(super) fn head_at(&self, at: u32) -> &str {
        let own = self.columns.iter().find(|column| column.at == at).map(|column| &*column.head);
        let other = || self.others.iter().find(|(other, _)| *other == at).map(|(_, head)| &**head);
        own.or_else(other).unwrap_or_default()
    }

    /// Returns the number of columns with a header that a cell stands under.
    pub(super) fn under(&self, cell: &Cell) -> usize {
        let is_under = |at: u32| at >= cell.column && at - cell.column < cell.width;
        let all = self.columns.iter().map(|it| it.at).chain(self.others.iter().map(|(at, _)| *at));
        all.filter(|at| is_under(*at)).count()
    }

    /// Returns whether a row repeats the header, or the row above it.
    pub(super) fn is_header_again(&self, row: &Row) -> bool {
        let title = self.at(Role::Title).and_then(|at| row.at(at));
        let is_header = title.is_some_and(|cell| words::is("title", &cell.text))
            && row.cells.iter().filter(|cell| role(&cell.text, true).is_some()).count() >= 2;
        is_header || (!self.groups.is_empty() && row.cells.iter().map(|cell| &cell.text).eq(&self.groups))
    }
}

/// Returns what is said after a label such as `Ansvarig`; none for other words, and for goals and priorities.
pub(super) fn role_of_label(label: &str) -> Option<Role> {
    role(label, true).filter(|role| !matches!(role, Role::Goal | Role::Priority | Role::Number))
}

/// Returns the role for a header.
pub(super) fn role(title: &str, is_exact: bool) -> Option<Role> {
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

/// Returns whether a text is the beginning of a header of several words: `Beräknat`.
pub(super) fn begins_header(text: &str) -> bool {
    ROLES.into_iter().any(|(_, meaning)| words::is_begun(meaning, text))
}
