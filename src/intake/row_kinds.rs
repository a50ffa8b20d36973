//! Kinds of rows in a table of activities: activities, headings, totals, and the rest of a row that a page has cut.

use super::columns::{Columns, Role};
use super::dates;
use super::document::{Cell, Row};
use super::follow_ups::without_sign;
use super::joined_lines::joined_lines;
use super::levels::titled;
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

/// Returns whether a row is a footnote: a single text that begins with its mark.
pub(super) fn is_footnote(row: &Row) -> bool {
    let [cell] = &row.cells[..] else { return false };
    let is_mark = |c: char| matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    cell.piece.is_some() && cell.text.starts_with(is_mark) && cell.text.contains(char::is_alphabetic)
}

/// Returns whether a row has totals, or is a number alone: the first cell says so, and the others are numbers. A year
/// in a column of times is no total: `Antal böcker ökar | | 2025` is an activity.
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
    let is_amount = |cell: &&Cell| {
        let first = cell.text.chars().find(|c| c.is_alphanumeric());
        let is_year = is_time(cell) && dates::read(&cell.text).says_when();
        cell.piece.is_some() && !is_year && first.is_some_and(|c| c.is_ascii_digit())
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
