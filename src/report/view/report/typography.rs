//! Numbers and dates in running text.

use crate::locale::{Lang, Text, text};
use crate::model::Day;
use crate::query::percent;

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

/// Returns how many of how many, and how large a share that is: `9 av 13 (69 %)`, each of the two kept on one line.
pub(super) fn share(part: usize, whole: usize) -> Text {
    let percent = percent(part, whole);
    text!(
        "{part}{NO_BREAK}av{NO_BREAK}{whole} ({percent}{NO_BREAK}%)",
        "{part}{NO_BREAK}of{NO_BREAK}{whole} ({percent}%)"
    )
}

/// Returns a number with how much it differs from what it was: `12 (+3)`, and `12` alone where it does not.
pub(super) fn with_difference(now: usize, before: usize) -> String {
    if now == before { now.to_string() } else { format!("{now}{NO_BREAK}({})", with_sign(now, before)) }
}

/// Returns how much a number differs from what it was: `+3`, `−3`, `0`.
pub(super) fn with_sign(now: usize, before: usize) -> String {
    match now.checked_sub(before) {
        Some(0) => "0".to_owned(),
        Some(more) => format!("+{more}"),
        // A minus sign, not a hyphen: it is as wide as the plus.
        None => format!("−{}", before - now),
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
    fn shares_and_differences_are_not_broken_over_lines() {
        assert_eq!(share(9, 13).get(Lang::Sv), "9\u{a0}av\u{a0}13 (69\u{a0}%)");
        assert_eq!(share(0, 0).get(Lang::En), "0\u{a0}of\u{a0}0 (100%)");
        assert_eq!(
            [(12, 9), (9, 12), (4, 4), (0, 0)].map(|(now, before)| with_difference(now, before)),
            ["12\u{a0}(+3)", "9\u{a0}(−3)", "4", "0"]
        );
    }
}
