//! Tables of printed pages: the columns in which a line has text tell where a row begins.

use crate::intake::columns::{Columns, Role, begins_header, role};
use crate::intake::dates;
use crate::intake::document::{Cell, Row, Table};
use crate::intake::levels::titled;
use crate::intake::map::Decided;

/// A piece of a line: the column of its first character, and its text.
pub(super) type PrintedText<'t> = (usize, &'t str);

/// The most bytes of several headers that stand together.
const LONGEST_HEADERS: usize = 200;
/// The columns that say when an activity takes place.
const TIMES: [Role; 4] = [Role::Start, Role::Range, Role::Deadline, Role::Until];

/// A table of a printed page.
pub(super) struct PrintedTable {
    /// The character offsets of the columns. They may differ from page to page.
    starts: Vec<usize>,
    /// The index of the column of dates: a row begins where it has one.
    times: Option<usize>,
    /// The lines of each cell; the first row is the header.
    pub(super) rows: Vec<Vec<Vec<String>>>,
    /// True below the first line of a header.
    is_in_header: bool,
}

impl PrintedTable {
    /// Begins a table with its header; none if the line is not a header.
    pub(super) fn of(pieces: &[PrintedText<'_>]) -> Option<Self> {
        let pieces = &parted_header(pieces);
        let columns = header(pieces)?;
        let times =
            columns.columns.iter().find(|it| TIMES.contains(&it.role)).and_then(|it| usize::try_from(it.at).ok());
        let rows = vec![pieces.iter().map(|(_, text)| vec![(*text).to_owned()]).collect()];
        Some(Self { starts: pieces.iter().map(|(at, _)| *at).collect(), times, rows, is_in_header: true })
    }

    /// Takes the header once more, as on a new page; returns whether the line repeats the header.
    pub(super) fn is_again(&mut self, pieces: &[PrintedText<'_>]) -> bool {
        let pieces = &parted_header(pieces);
        let own = self.rows[0].iter().map(|lines| lines.first().map(String::as_str));
        let is_same = own.eq(pieces.iter().map(|(_, text)| Some(*text)));
        if is_same {
            self.starts = pieces.iter().map(|(at, _)| *at).collect();
            self.is_in_header = true;
        }
        is_same
    }

    /// Returns whether a line is a heading that ends the table: it extends over the second column, or has a number
    /// and space above it.
    pub(super) fn is_ended_by(&self, pieces: &[PrintedText<'_>], gap: usize) -> bool {
        let [(at, text)] = pieces else { return false };
        let is_wide = self.starts.get(1).is_some_and(|second| at + text.chars().count() > second + 2);
        let found = titled(text);
        let is_numbered = found.number.is_some_and(|number| gap > 0 || found.label.is_some() || number.contains('.'));
        *at <= self.starts.first().copied().unwrap_or_default() + 2 && (is_numbered || is_wide)
    }

    /// Adds a line below `gap` empty ones; returns false if it repeats a line of the header.
    pub(super) fn line(&mut self, pieces: &[PrintedText<'_>], gap: usize) -> bool {
        let pieces = &self.parted(pieces);
        let columns: Vec<usize> = pieces.iter().map(|(at, _)| self.column_of(*at)).collect();
        let is_of_header = self.is_in_header && gap == 0 && columns.first() != Some(&0);
        if is_of_header && self.rows.len() > 1 {
            let has =
                |(column, (_, text)): (&usize, &PrintedText<'_>)| self.rows[0][*column].iter().any(|line| line == text);
            if columns.iter().zip(pieces).all(has) {
                return false;
            }
        }
        self.is_in_header &= is_of_header;
        let is_first = self.rows.len() == 1 && !is_of_header;
        if is_first || self.begins_row(&columns, pieces, gap) {
            self.rows.push(vec![Vec::new(); self.starts.len()]);
        }
        let Some(row) = self.rows.last_mut() else { return true };
        for (column, (_, text)) in columns.iter().zip(pieces) {
            if let Some(cell) = row.get_mut(*column) {
                cell.push((*text).to_owned());
            }
        }
        true
    }

    /// Returns whether a line begins a row. Where the table has dates, a row has one in its first line; elsewhere it
    /// has text in its first column and another one, unless the first is in the middle of a sentence.
    fn begins_row(&self, columns: &[usize], pieces: &[PrintedText<'_>], gap: usize) -> bool {
        let (Some(last), Some((_, first))) = (self.rows.last().filter(|_| self.rows.len() > 1), pieces.first()) else {
            return false;
        };
        let has_title = columns.first() == Some(&0);
        let ends_sentence = last[0].last().is_none_or(|text| text.ends_with(['.', '!', '?']));
        let is_low = first.starts_with(char::is_lowercase);
        let Some(times) = self.times else {
            return gap > 0 || (has_title && columns.len() > 1 && (ends_sentence || !is_low));
        };
        let is_range = last[times].last().is_some_and(|text| text.ends_with(['-', '–']));
        let date = columns.iter().position(|column| *column == times).map(|at| pieces[at].1);
        if date.is_some_and(|date| dates::read(date).last().is_some()) {
            return has_title && !is_range && (ends_sentence || !is_low);
        }
        has_title && !is_low && ends_sentence && (gap > 0 || columns.len() > 1)
    }

    /// Divides the pieces that go on over the start of another column, where a word begins there.
    fn parted<'t>(&self, pieces: &[PrintedText<'t>]) -> Vec<PrintedText<'t>> {
        let mut all = Vec::new();
        for &(from, text) in pieces {
            let (mut begun, mut rest) = (from, text);
            for start in self.starts.iter().filter(|start| **start > from + 2) {
                let words = rest.char_indices().enumerate().filter(|(_, (at, c))| *c == ' ' && *at > 0);
                let near = words.map(|(letters, (at, _))| (begun + letters + 1, at));
                let Some((at, offset)) = near.min_by_key(|(at, _)| at.abs_diff(*start)) else { break };
                if at.abs_diff(*start) <= 1 {
                    all.push((begun, rest[..offset].trim_end()));
                    (begun, rest) = (at, rest[offset..].trim_start());
                }
            }
            all.push((begun, rest));
        }
        all
    }

    /// Returns the index of the column of a piece: the last one that starts at most two characters after it.
    fn column_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at + 2).saturating_sub(1)
    }
}

/// Divides the pieces of a header that have two headers with a single space between them: `Start Beräknat` above
/// `klart`.
fn parted_header<'t>(pieces: &[PrintedText<'t>]) -> Vec<PrintedText<'t>> {
    let mut all = Vec::new();
    for &(from, text) in pieces {
        let (mut begun, mut rest) = (from, text);
        while let Some((first, after)) = two_headers(rest) {
            all.push((begun, first));
            begun += rest.chars().count() - after.chars().count();
            rest = after;
        }
        all.push((begun, rest));
    }
    all
}

/// Splits a text that is a header and then another one, or the beginning of one.
fn two_headers(text: &str) -> Option<(&str, &str)> {
    // A line of prose is not searched: each of its spaces would be looked at with all words around it.
    if text.len() > LONGEST_HEADERS || role(text, true).is_some() {
        return None;
    }
    let spaces = text.rmatch_indices(' ').map(|(at, _)| (&text[..at], &text[at + 1..]));
    let mut parts = spaces.filter(|(first, _)| role(first, true).is_some());
    parts.find(|(_, after)| role(after, true).is_some() || begins_header(after))
}

/// Returns the columns of a table of activities if a line is its header.
pub(super) fn header(pieces: &[PrintedText<'_>]) -> Option<Columns> {
    let cell = |(column, (_, text)): (u32, &PrintedText<'_>)| Cell {
        column,
        width: 1,
        text: (*text).to_owned(),
        ..Cell::default()
    };
    let row = Row { cells: (0..).zip(pieces).map(cell).collect(), ..Row::default() };
    Columns::of(&Table { rows: vec![row], ..Table::default() }, &Decided::default()).filter(|_| pieces.len() > 1)
}

/// Splits a line where it has two or more spaces.
pub(super) fn pieces(line: &str) -> Vec<PrintedText<'_>> {
    let mut found = Vec::new();
    let (mut at, mut begun, mut spaces) = (0, None, 0);
    for (offset, c) in line.char_indices() {
        if c.is_whitespace() {
            spaces += 1;
            if spaces == 2
                && let Some((column, from)) = begun.take()
            {
                found.push((column, line[from..offset].trim()));
            }
        } else {
            spaces = 0;
            begun.get_or_insert((at, offset));
        }
        at += 1;
    }
    found.extend(begun.map(|(column, from)| (column, line[from..].trim())));
    found
}
