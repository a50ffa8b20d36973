//! Date ranges, such as `2026`, `2026-06-30`, `2026..2027`, `..2025` or `2026..`.

use std::fmt;

use super::Refusal;
use crate::locale::{Text, text};
use crate::model::{PeriodError, When};

/// A date range, from the first day of one period to the last day of another. An absent end is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    from: Option<When>,
    to: Option<When>,
}

impl DateRange {
    /// Returns whether all days of a date are in the range.
    pub fn contains(self, date: When) -> bool {
        self.from.is_none_or(|from| date.first_day() >= from.first_day())
            && self.to.is_none_or(|to| date.is_over_by(to))
    }
}

impl fmt::Display for DateRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = |end: Option<When>| end.map(|end| end.to_string()).unwrap_or_default();
        if self.from == self.to {
            f.write_str(&end(self.from))
        } else {
            write!(f, "{}..{}", end(self.from), end(self.to))
        }
    }
}

/// Parses a date range, ignoring case; `option` is named in errors.
pub fn find_date_range(option: &str, given: &str) -> Result<DateRange, Refusal> {
    let Some((from, to)) = given.split_once("..") else {
        return match find_when(option, given) {
            Ok(when) => Ok(DateRange { from: Some(when), to: Some(when) }),
            Err(refusal) => Err(Refusal { help: Some(HELP), ..refusal }),
        };
    };
    let end = |end: &str| match end.trim() {
        "" => Ok(None),
        end => find_when(option, end).map(Some).map_err(|refusal| Refusal { help: Some(HELP), ..refusal }),
    };
    match (end(from)?, end(to)?) {
        (None, None) => Err(without_ends(option, given, HELP)),
        (Some(from), Some(to)) if from.first_day() > to.last_day() => Err(backwards(option, given, from, to)),
        (from, to) => Ok(DateRange { from, to }),
    }
}

/// Creates the error for a range without ends.
pub(super) fn without_ends(option: &str, given: &str, help: Text) -> Refusal {
    let message = text!(
        "{option}: `{given}` har varken början eller slut",
        "{option}: `{given}` has neither a beginning nor an end"
    );
    Refusal::new(message, Some(help))
}

/// Creates the error for a range whose end is before its start.
pub(super) fn backwards(option: &str, given: &str, from: When, to: When) -> Refusal {
    let message = text!("{option}: `{given}` slutar innan det börjar", "{option}: `{given}` ends before it begins");
    Refusal::new(message, Some(text!("menade du `{to}..{from}`?", "did you mean `{to}..{from}`?")))
}

const HELP: Text = Text::fixed(
    "skriv en period eller en dag (2026, 2026-Q3, 2026-06-30), eller från och till (2026..2027, ..2025, 2026..)",
    "write a period or a day (2026, 2026-Q3, 2026-06-30), or from and to (2026..2027, ..2025, 2026..)",
);

/// Parses a period or a day, ignoring case; `option` is named in errors.
pub fn find_when(option: &str, given: &str) -> Result<When, Refusal> {
    given.trim().to_uppercase().parse().map_err(|error| {
        let message = match error {
            PeriodError::Day => text!("{option}: dagen `{given}` finns inte", "{option}: there is no day `{given}`"),
            _ => text!(
                "{option}: `{given}` är varken period eller dag",
                "{option}: `{given}` is neither a period nor a day"
            ),
        };
        let help = Text::fixed(
            "skriv ett år, en del av ett år eller en dag, till exempel 2026, 2026-Q3 eller 2026-06-30",
            "write a year, a part of one or a day, such as 2026, 2026-Q3 or 2026-06-30",
        );
        Refusal::new(message, Some(help))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_contains_the_dates_that_lie_wholly_in_it() {
        for (range, inside, outside) in [
            ("2026", ["2026", "2026-q3", "2026-12-31"], ["2025-12-31", "2027"]),
            ("2026-06-30", ["2026-06-30"; 3], ["2026-06", "2026-07-01"]),
            ("2025-h2..2026", ["2025-07", "2026", "2026-12-31"], ["2025", "2027-01-01"]),
            ("..2025", ["1999", "2025", "2025-12-31"], ["2026-01-01", "2026"]),
            (" 2025-03-01 .. ", ["2025-03", "2026", "9999"], ["2025", "2025-02-28"]),
        ] {
            let range = find_date_range("--until", range).unwrap();
            let contains = |date: &str| range.contains(find_when("", date).unwrap());
            assert!(inside.into_iter().all(contains), "{range}: {inside:?}");
            assert!(!outside.into_iter().any(contains), "{range}: {outside:?}");
        }
    }

    #[test]
    fn a_range_is_written_as_it_was_understood() {
        for (given, written) in [
            ("2026-q3", "2026-Q3"),
            ("2026..2026", "2026"),
            (" 2025 .. 2026-06-30 ", "2025..2026-06-30"),
            ("..2025", "..2025"),
            ("2026..", "2026.."),
        ] {
            assert_eq!(find_date_range("--until", given).unwrap().to_string(), written);
        }
    }
}
