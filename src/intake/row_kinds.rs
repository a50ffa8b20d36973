//! Kinds of rows in a table of activities: activities, headings, totals, and the rest of a row that a page has cut.

use std::collections::HashSet;

use super::columns::{Columns, Role};
use super::dates;
use super::document::{Cell, Row};
use super::footnote_marks::{is_mark, without_mark};
use super::joined_lines::joined_lines;
use super::levels::titled;
use super::tool_statuses::without_sign;
use super::words;

/// Returns the id and the title of an activity, if its id is more than a running number.
pub(super) fn own_id(row: &Row, title: &Cell, columns: &Columns) -> Option<(String, String)> {
    // The tool's own lists have the sign of the status before the id.
    let id = without_sign(columns.at(Role::Number).and_then(|at| row.at(at))?.text.trim());
    (!is_running(id)).then(|| (id.to_owned(), joined_lines(&title.text)))
}

/// Returns whether an id is a running number: `1`, `2.`, `3)`.
pub(super) fn is_running(number: &str) -> bool {
    number.trim().trim_end_matches(['.', ')', ':']).chars().all(|c| c.is_ascii_digit())
}

pub(super) fn has_title(row: &Row, columns: &Columns) -> bool {
    columns.at(Role::Title).is_some_and(|at| row.at(at).is_some()) && row.cells.len() > 1
}

/// Returns the number of rows that stand under the same merged title as the row above them.
pub(super) fn under_one_title(row: &Row, below: &[Row], columns: &Columns) -> usize {
    let Some(at) = columns.at(Role::Title) else { return 0 };
    let Some(title) = row.at(at).filter(|title| !title.text.is_empty()) else { return 0 };
    let names = |cell: &Cell| matches!(columns.role_at(cell.column), Some(Role::Goal | Role::Priority));
    let goes_on = |row: &&Row| {
        row.at(at).is_some_and(|own| own.piece.is_none() && own.text == title.text)
            && !row.cells.iter().any(|cell| cell.piece.is_some() && names(cell))
    };
    below.iter().take_while(goes_on).count()
}

/// Returns whether a row is the rest of another one: it starts in the middle of a sentence, and has no id, date or
/// status.
pub(super) fn is_rest(row: &Row, columns: &Columns) -> bool {
    let title = columns.at(Role::Title).and_then(|at| row.at(at));
    let is_of_text = |cell: &Cell| {
        matches!(columns.role_at(cell.column), Some(Role::Title | Role::Owner | Role::Support | Role::Note) | None)
    };
    title.is_some_and(|title| title.text.trim_start().starts_with(char::is_lowercase))
        && row.cells.iter().all(is_of_text)
}

/// The rows of a table that are footnotes: a single text that begins with a mark. Such a text between activities is one
/// of them, unless the mark stands at the end of another cell too.
pub(super) struct Footnotes {
    /// The marks at the end of names and other texts.
    marks: HashSet<String>,
    /// The number of rows up to the last activity with anything beside its title.
    until: usize,
}

impl Footnotes {
    pub(super) fn of(rows: &[Row], columns: &Columns) -> Self {
        let names = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| cell.text.split([',', ';', '\n']));
        let marks = names.filter_map(|name| name.strip_prefix(without_mark(name)));
        let is_activity = |row: &Row| has_title(row, columns) && !is_foot(row) && !is_total(row, columns);
        let until = rows.iter().rposition(is_activity).map_or(0, |last| last + 1);
        Self { marks: marks.filter(|mark| !mark.is_empty()).map(str::to_owned).collect(), until }
    }

    /// Returns whether a row, with its index, is a line below the table about its source, its age or its numbers.
    pub(super) fn has_foot(&self, at: usize, row: &Row) -> bool {
        at >= self.until && is_foot(row)
    }

    /// Returns whether a row, with its index, is a footnote.
    pub(super) fn has(&self, at: usize, row: &Row) -> bool {
        let [cell] = &row.cells[..] else { return false };
        let mark = &cell.text[..cell.text.len() - cell.text.trim_start_matches(is_mark).len()];
        let is_note = cell.piece.is_some() && !mark.is_empty() && cell.text.contains(char::is_alphabetic);
        is_note && (at >= self.until || self.marks.contains(mark))
    }
}

/// Returns whether a row says nothing but where a table is from, how old it is, or how many there are of something:
/// `Källa: KS`, `Uppdaterad 2025-03-01`, `Antal klara: 2`.
fn is_foot(row: &Row) -> bool {
    let text = match &row.cells[..] {
        [cell] if cell.piece.is_some() => &cell.text,
        [label, cell] if label.piece.is_some() && words::is("foot", &label.text) => {
            &format!("{}: {}", label.text, cell.text)
        }
        _ => return false,
    };
    let key = words::key(text);
    let is_of_source = words::of("foot").iter().filter_map(|word| key.strip_prefix(&**word)).any(|rest| {
        let after = rest.trim_start();
        after.starts_with(':') || (after.len() < rest.len() && after.starts_with(|c: char| c.is_ascii_digit()))
    });
    let is_number =
        |text: &str| text.trim().chars().all(|c| c.is_ascii_digit() || " ,.%".contains(c)) && !text.trim().is_empty();
    let is_of_count = || {
        text.split_once(':').is_some_and(|(label, number)| {
            let is_counted = ["total", "count"].iter().any(|meaning| words::begins(meaning, label));
            is_number(number) && (is_counted || words::stage(label).is_some())
        })
    };
    is_of_source || is_of_count()
}

/// Returns whether a row has totals, or is a number alone: its title says so, and what is beside it are numbers. A year
/// in a column of times is no total: `Totalt fler lån | | 2025` is an activity.
pub(super) fn is_total(row: &Row, columns: &Columns) -> bool {
    let is_number =
        |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '\u{a0}' | ',' | '.' | '%'));
    let is_time = |cell: &Cell| columns.role_at(cell.column).is_some_and(Role::is_time);
    if let [cell] = &row.cells[..]
        && cell.column > 0
        && is_number(&cell.text)
        && !is_time(cell)
    {
        return true;
    }
    let until = columns.at(Role::Title).unwrap_or_default();
    let is_called = |cell: &&Cell| words::begins("total", &cell.text) || words::begins("count", &cell.text);
    let first = row.cells.iter().enumerate().filter(|(at, cell)| *at == 0 || cell.column <= until);
    let mut first = first.map(|(_, cell)| cell).filter(|cell| cell.piece.is_some());
    let Some(called) = first.find(is_called) else { return false };
    let is_all = ["total", "count"].iter().any(|meaning| words::is(meaning, &called.text));
    let is_amount = |cell: &Cell| {
        let is_year = is_time(cell) && !is_all && dates::read(&cell.text).says_when();
        let first = cell.text.chars().find(|c| c.is_alphanumeric());
        let is_short = is_all && cell.text.len() <= LONGEST_AMOUNT && cell.text.contains(|c: char| c.is_ascii_digit());
        !is_year && (is_short || first.is_some_and(|c| c.is_ascii_digit()))
    };
    let mut beside = row.cells.iter().filter(|it| it.column > called.column && !words::is_blank(&it.text)).peekable();
    let is_of_amount = || words::says(&called.text, &["amount"]) || called.text.contains(|c: char| c.is_ascii_digit());
    let is_short = called.text.split_whitespace().count() <= MOST_OF_TOTAL;
    // `Antal klara | 2`
    let is_of_statuses = words::begins("count", &called.text)
        && words::says(&called.text, &["done", "ongoing", "off-track", "planned"])
        && beside.peek().is_some();
    let may_be = is_all
        || is_of_statuses
        || words::begins("total", &called.text) && (beside.peek().is_some() && is_short && is_of_amount());
    may_be && beside.all(is_amount)
}

/// The most bytes of an amount with other words before its number: `SEK 5 000 000`.
const LONGEST_AMOUNT: usize = 20;
/// The most words of a total, as `Summa kostnader 2025`.
const MOST_OF_TOTAL: usize = 3;

/// Returns the number and the text of a row that is a heading: it has a single text, in a cell that spans columns, with
/// a label, left of the titles, or with a number that those of the rows below begin with. Right of the titles, as where
/// only an owner is filled in, it is a part of the row above.
pub(super) fn heading_in<'r>(
    row: &'r Row,
    next: Option<&Row>,
    columns: &Columns,
) -> Option<(Option<&'r Cell>, &'r Cell)> {
    let number_at = columns.at(Role::Number);
    let (number, cell) = match &row.cells[..] {
        [cell] => (None, cell),
        [number, cell] if number_at == Some(number.column) => (Some(number), cell),
        _ => return None,
    };
    let role = columns.role_at(cell.column);
    let is_left = columns.at(Role::Title).is_some_and(|title| cell.column < title);
    let is_named = match role {
        None => is_left,
        // `A. Barn` in a narrow first column
        Some(Role::Number) => is_left && cell.text.trim().contains(char::is_whitespace),
        _ => false,
    };
    let label = titled(&cell.text).label;
    let is_labelled = || label.is_some_and(|it| ["goal", "priority", "direction"].iter().any(|is| words::is(is, &it)));
    let may_be_labelled =
        matches!(role, Some(Role::Title)) || (is_left && !matches!(role, Some(Role::Goal | Role::Priority)));
    let is_above = |number: &Cell| {
        let below = next.zip(number_at).and_then(|(next, at)| next.at(at));
        below.is_some_and(|it| it.text.starts_with(&format!("{}.", number.text.trim().trim_end_matches('.'))))
    };
    let is_heading = match number {
        None => columns.under(cell) > 1 || is_named || (may_be_labelled && is_labelled()),
        Some(number) => role == Some(Role::Title) && (is_labelled() || is_above(number)),
    };
    (is_heading && cell.piece.is_some() && !words::is_blank(&cell.text)).then_some((number, cell))
}
