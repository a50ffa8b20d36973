//! The years of a plan in documents and activities, and follow-ups outside them.

use std::collections::HashSet;

use super::dates;
use super::document::{Block, Document};
use super::map::{ColumnUse, Decided};
use super::new_plan::{NewGoal, activities};
use super::tables::{Tables, tables};
use super::words;
use crate::locale::{Text, text};
use crate::model::{Day, Period, When};

/// The years and the follow-up that documents are about, by their first lines and the headers of their columns.
#[derive(Debug, Default)]
pub(super) struct StatedYears {
    /// The years of the plan.
    pub(super) years: Option<(u16, u16)>,
    /// The follow-up that a first line names.
    pub(super) followed: Option<Period>,
    /// The first and the last year that a column is about.
    pub(super) columns: Option<(u16, u16)>,
}

impl StatedYears {
    /// Gathers them from documents, with the decisions about columns.
    pub(super) fn of(documents: &[Document], decided: &Decided<ColumnUse>, today: Day) -> Self {
        let all: Vec<_> = documents.iter().map(|document| (document, tables(document, decided))).collect();
        let first: Vec<&str> = all.iter().flat_map(|(document, tables)| first_lines(document, tables)).collect();
        let columns = all.iter().flat_map(|(_, tables)| tables.values()).flat_map(|it| &it.columns);
        let years: Vec<u16> = columns.filter_map(|it| it.period).map(|it| it.first_day().year()).collect();
        let columns = years.iter().min().copied().zip(years.iter().max().copied());
        // Of a follow-up that the first lines name, and one that a column is for, the later is the current one.
        let past =
            years.iter().filter(|year| **year <= today.year()).max().and_then(|year| year.to_string().parse().ok());
        let followed = followed_up(&first).map(|named| match past {
            Some(past) if named.is_before(past) => past,
            _ => named,
        });
        let years = first.iter().find_map(|text| years_in(text).or_else(|| years_of_range(text)));
        Self { years, followed, columns }
    }

    /// Returns the years of the plan, with those of its columns, and what to tell where these are others.
    pub(super) fn with_columns(&self) -> (Option<(u16, u16)>, Option<Text>) {
        let both = both(self.years, self.columns).filter(|_| self.years.is_some());
        let (Some((first, last)), Some((both_first, both_last))) = (self.years, both) else {
            return (self.years, None);
        };
        if self.years == both {
            return (self.years, None);
        }
        let told = text!(
            "dokumentet säger {first}–{last}, men har en kolumn för ett annat år; planens år är satta till {both_first}–{both_last}, och `--years` säger annat",
            "the document says {first}–{last}, but has a column for another year; the years of the plan were set to {both_first}–{both_last}, and `--years` says otherwise"
        );
        (both, Some(told))
    }
}

/// Returns the years from the first of two spans to the last.
pub(super) fn both(a: Option<(u16, u16)>, b: Option<(u16, u16)>) -> Option<(u16, u16)> {
    let (Some(a), Some(b)) = (a, b) else { return a.or(b) };
    Some((a.0.min(b.0), a.1.max(b.1)))
}

/// Returns the first lines of a document that are no headers and no cells of activities.
fn first_lines<'d>(document: &'d Document, tables: &Tables) -> Vec<&'d str> {
    let mut of_rows = HashSet::new();
    for (at, columns) in tables {
        let Block::Table(table) = &document.blocks[*at] else { continue };
        let rows = table.rows.iter().skip(columns.header.unwrap_or_default());
        of_rows.extend(rows.take(FIRST_LINES).flat_map(|row| &row.cells).filter_map(|cell| cell.piece));
    }
    let first = document.pieces.iter().enumerate().take(FIRST_LINES);
    let first = first.filter(|(at, piece)| !of_rows.contains(at) && piece.text.chars().count() < LONGEST_LINE);
    first.map(|(_, piece)| &*piece.text).collect()
}

/// The number of pieces that may be first lines.
const FIRST_LINES: usize = 8;
/// The number of characters that no first line has.
const LONGEST_LINE: usize = 200;

/// Returns the years of a range of months or days: `April 2024 – March 2027`; none if the text has anything else.
fn years_of_range(text: &str) -> Option<(u16, u16)> {
    let found = dates::read(text);
    let (start, until) = (found.start?, found.until?);
    let years = (start.first_day().year(), until.last_day().year());
    (!found.is_near && found.every.is_none() && years.0 < years.1).then_some(years)
}

/// Returns the year of follow-up that the first lines name: `Uppföljning 2024`.
fn followed_up(first: &[&str]) -> Option<Period> {
    first.iter().map(|text| words::key(text)).find_map(|key| {
        let word = words::of("followed").iter().find(|word| words::find(&key, word).is_some())?;
        let rest = &key[words::find(&key, word)? + word.len()..];
        let year = rest.trim_start().get(..4)?;
        year.parse::<u16>().ok().filter(|year| (1990..2100).contains(year))?;
        year.parse().ok()
    })
}

/// Returns two years with a dash between them: `2024–2027`, `2024–27`.
pub(super) fn years_in(text: &str) -> Option<(u16, u16)> {
    let digits: Vec<(usize, &str)> = text.match_indices(|c: char| c.is_ascii_digit()).collect();
    let starts = digits.iter().map(|(at, _)| *at).filter(|at| !text[..*at].ends_with(|c: char| c.is_ascii_digit()));
    let year = |text: &str| text.get(..4)?.parse::<u16>().ok().filter(|year| (1990..2100).contains(year));
    for at in starts {
        let Some(first) = year(&text[at..]) else { continue };
        let rest = text[at + 4..].trim_start();
        let Some(after) = rest.strip_prefix(['-', '–', '—', '/']) else { continue };
        // `2024–27`, where a hyphen may be that of a number: `dnr 2024-27`.
        let short = || {
            let (last, next) = after.trim_start().split_at_checked(2).filter(|_| rest.starts_with(['–', '—']))?;
            let last = last.parse::<u16>().ok().filter(|_| !next.starts_with(char::is_alphanumeric))?;
            Some(first / 100 * 100 + last).filter(|last| *last > first)
        };
        if let Some(last) = year(after.trim_start()).or_else(short).filter(|last| *last >= first && *last - first < 40)
        {
            return Some((first, last));
        }
    }
    None
}

/// Returns whether a text says which years something is for, and no more: `Avser åren 2024–2027`.
pub(super) fn is_years_alone(text: &str) -> bool {
    let mut key: String = words::key(text).chars().filter(|c| !c.is_ascii_digit()).collect();
    while words::take("years", &mut key) {}
    years_in(text).is_some() && !key.contains(char::is_alphanumeric)
}

/// Returns the first and the last year in activities.
pub(super) fn of_activities(goals: &[NewGoal]) -> Option<(u16, u16)> {
    let years = || activities(goals).flat_map(|it| [it.start, it.until, it.deadline]).flatten();
    let first = years().map(|when: When| when.first_day().year()).min()?;
    let last = years().map(|when: When| when.last_day().year()).max()?;
    Some((first, last))
}
