//! Numbers and dates in running text.

use crate::locale::{Lang, Text};
use crate::model::Day;
use crate::report::doc::Cell;

/// The no-break space.
pub(super) const NO_BREAK: char = '\u{a0}';

const MONTHS: [Text; 12] = [
    Text::fixed("januari", "January"),
    Text::fixed("februari", "February"),
    Text::fixed("mars", "March"),
    Text::fixed("april", "April"),
    Text::fixed("maj", "May"),
    Text::fixed("juni", "June"),
    Text::fixed("juli", "July"),
    Text::fixed("augusti", "August"),
    Text::fixed("september", "September"),
    Text::fixed("oktober", "October"),
    Text::fixed("november", "November"),
    Text::fixed("december", "December"),
];

/// Returns a date in words, such as `22 november 2026`.
pub(in crate::report::view) fn in_words(day: Day, lang: Lang) -> String {
    let month = &MONTHS[usize::from(day.month_of_year()) - 1];
    format!("{}{NO_BREAK}{}{NO_BREAK}{}", day.day_of_month(), month.get(lang), day.year())
}

/// Parts thousands; no line is broken at it.
const THIN: char = '\u{202f}';

/// Returns a number with thin spaces between its thousands, from five digits on.
pub(in crate::report::view) fn number(number: usize) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    out
}

/// Returns a number in a table; a dash for 0, so that the other numbers stand out.
pub(in crate::report::view) fn count_cell(count: usize) -> String {
    if count == 0 { NOTHING.to_owned() } else { number(count) }
}

/// Returns a cell with a count as [`count_cell`] shows it.
pub(in crate::report::view) fn dashed(cell: Cell) -> Cell {
    match cell {
        Cell::Text(text) => Cell::Text(text.parse().map_or(text, count_cell)),
        Cell::Toned(text, tone) => Cell::Toned(text.parse().map_or(text, number), tone),
        cell => cell,
    }
}

/// The sign for 0.
const NOTHING: &str = "–";

/// Returns a number with its difference: `12 (+3)`, or `12` if there is none.
pub(super) fn with_difference(now: usize, before: usize) -> String {
    let count = count_cell(now);
    if now == before { count } else { format!("{count}{NO_BREAK}({})", with_sign(now, before)) }
}

/// Returns the difference between two numbers: `+3`, `−3`, `–`.
pub(super) fn with_sign(now: usize, before: usize) -> String {
    match now.checked_sub(before) {
        Some(0) => NOTHING.to_owned(),
        Some(more) => format!("+{}", number(more)),
        // A minus sign, not a hyphen, as it is as wide as the plus sign.
        None => format!("−{}", number(before - now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_told_in_words() {
        let day = |month, day| Day::new(2026, month, day).unwrap();
        assert_eq!(in_words(day(11, 22), Lang::Sv), "22\u{a0}november\u{a0}2026");
        assert_eq!(in_words(day(1, 2), Lang::En), "2\u{a0}January\u{a0}2026");
    }

    #[test]
    fn numbers_and_differences_are_not_broken_over_lines() {
        assert_eq!(
            [(12, 9), (9, 12), (4, 4), (0, 0)].map(|(now, before)| with_difference(now, before)),
            ["12\u{a0}(+3)", "9\u{a0}(−3)", "4", "–"]
        );
        assert_eq!(
            [0, 9999, 10_000, 1_234_567].map(count_cell),
            ["–", "9999", "10\u{202f}000", "1\u{202f}234\u{202f}567"]
        );
    }
}
