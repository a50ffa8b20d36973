//! Days of the calendar.

use std::fmt;
use std::str::FromStr;

use super::{Period, PeriodError, Unit};

/// A day, written as `2025-02-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Creates a day of a four-digit year, with month and day counted from 1; `None` if it does not exist.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists =
            matches!(year, 1000..=9999) && matches!(month, 1..=12) && (1..=days_in(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// Returns the last day of a month, counted from 1.
    pub(super) fn last_of_month(year: u16, month: u8) -> Self {
        Self { year, month, day: days_in(year, month) }
    }

    /// Returns the first day of a month, counted from 1.
    pub(super) fn first_of_month(year: u16, month: u8) -> Self {
        Self { year, month, day: 1 }
    }

    /// Returns the year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the month, from 1.
    pub fn month_of_year(self) -> u8 {
        self.month
    }

    /// Returns the day of the month, from 1.
    pub fn day_of_month(self) -> u8 {
        self.day
    }

    /// Returns the month as a period.
    pub fn month(self) -> Period {
        // An existing day is in an existing month.
        Period::part_of(self.year.into(), Unit::Month, self.month.into()).unwrap_or(Period::FIRST)
    }

    /// Returns the number of months from the start of year 0 to this month.
    pub(crate) fn months(self) -> i64 {
        i64::from(self.year) * 12 + i64::from(self.month) - 1
    }
}

fn days_in(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let parts: Vec<&str> = text.split('-').collect();
        let is_digits = |part: &str, length| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        let [year, month, day] = parts[..] else { return Err(PeriodError::Form) };
        if !is_digits(year, 4) || !is_digits(month, 2) || !is_digits(day, 2) {
            return Err(PeriodError::Form);
        }
        let read = year.parse().ok().zip(month.parse().ok()).zip(day.parse().ok());
        read.and_then(|((year, month), day)| Self::new(year, month, day)).ok_or(PeriodError::Day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_read() {
        for (text, exists) in [
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2100-02-29", false),
            ("2000-02-29", true),
            ("2024-06-31", false),
            ("2024-13-01", false),
            ("2024-00-01", false),
            ("0999-01-01", false),
        ] {
            assert_eq!(text.parse::<Day>().is_ok(), exists, "{text}");
        }
        for text in ["2024-6-30", "2024-06", "24-06-30", "2024-06-30-1", "2024-06-3O"] {
            assert_eq!(text.parse::<Day>(), Err(PeriodError::Form), "{text}");
        }
        assert_eq!("2024-06-30".parse::<Day>().map(|day| day.to_string()), Ok("2024-06-30".to_owned()));
    }
}
