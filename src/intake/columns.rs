//! Column roles, recognised by the header of a table.

use std::collections::HashSet;

use super::dates;
use super::document::{Cell, Row, Table};
use super::joined_lines::joined_lines;
use super::map::{ColumnUse, Decided};
use super::words;
use super::years::years_in;
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

    /// Returns whether its cells are times.
    pub(super) fn is_time(self) -> bool {
        matches!(self, Self::Start | Self::Range | Self::Until | Self::Deadline)
    }

    /// Returns whether a text may stand in such a column: a telephone number is no owner, and a name no time.
    fn may_say(self, text: &str) -> bool {
        let count = |is: fn(&char) -> bool| text.chars().filter(is).count();
        match self {
            Self::Title | Self::Owner | Self::Support => count(|c| c.is_alphabetic()) > count(char::is_ascii_digit),
            _ if self.is_time() => dates::read(text).says_when(),
            _ => true,
        }
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
    /// The texts of the row above the header that groups columns.
    pub(super) groups: Vec<String>,
    /// The number of columns of the table.
    width: u32,
}

impl SourceColumn {
    fn of(header: &Cell, role: Role) -> Self {
        let head = joined_lines(&header.text);
        Self { at: header.column, role, head, period: period(&header.text), is_before: is_before(&header.text) }
    }
}

impl Columns {
    /// Finds the header of a table, with the decisions about columns; none if it is not a table of activities.
    pub(super) fn of(table: &Table, decided: &Decided<ColumnUse>) -> Option<Self> {
        let rows = table.rows.iter().take(MOST_ABOVE).enumerate().filter(|(_, row)| row.cells.len() <= WIDEST);
        let all = rows.filter_map(|(at, row)| Self::of_row(at, row, table, decided));
        let mut found = all.max_by_key(|columns| (columns.columns.len(), std::cmp::Reverse(columns.header)))?;
        let header = found.header?;
        if let Some(above) = header.checked_sub(1).map(|above| &table.rows[above])
            && found.is_grouped_by(above, &table.rows[header])
        {
            found.take_groups(above);
        }
        Some(found)
    }

    /// Returns whether the row above a header groups its columns: `Tid` above `Start | Slut`, or `2025` above
    /// `Status | Kommentar`.
    fn is_grouped_by(&self, above: &Row, header: &Row) -> bool {
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
    fn take_groups(&mut self, above: &Row) {
        self.groups = above.cells.iter().map(|cell| cell.text.clone()).collect();
        let ends = above.cells.iter().skip(1).map(|cell| cell.column).chain([u32::MAX]);
        for (cell, next) in above.cells.iter().zip(ends) {
            let end = if cell.width > 1 { cell.column + cell.width } else { next };
            for column in self.columns.iter_mut().filter(|it| (cell.column..end).contains(&it.at)) {
                column.period = column.period.or_else(|| period(&cell.text));
            }
        }
    }

    fn of_row(at: usize, row: &Row, table: &Table, decided: &Decided<ColumnUse>) -> Option<Self> {
        let mut this = Self { header: Some(at), width: table.width, ..Self::default() };
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
            row.cells.iter().filter(|cell| !known(cell.column)).map(|it| (it.column, joined_lines(&it.text))).collect();
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
            let head = self.head_at(at).to_owned();
            self.others.retain(|(other, _)| *other != at);
            self.columns.push(SourceColumn { at, role: Role::Title, head, period: None, is_before: false });
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

    /// Returns these columns for a table that continues this one; none if it has others, or cells that are not of their
    /// kind.
    pub(super) fn going_on(&self, table: &Table) -> Option<Self> {
        let cells = |column: u32| table.rows.iter().filter_map(move |row| row.at(column));
        let title = self.at(Role::Title)?;
        let has_title = table.rows.iter().any(|row| row.at(title).is_some() && row.cells.len() > 1);
        let fits = self.columns.iter().all(|column| {
            let said = || cells(column.at).filter(|cell| !words::is_blank(&cell.text));
            said().filter(|cell| column.role.may_say(&cell.text)).count() * 2 >= said().count()
        });
        (table.width == self.width && has_title && fits).then(|| Self { header: None, ..self.clone() })
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
