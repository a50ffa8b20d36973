//! Periods: years, half-years, tertials, quarters and months.

use std::cmp::Reverse;
use std::fmt;
use std::str::FromStr;

use super::{Day, Unit, When};

/// A calendar period, such as `2024`, `2024-H1`, `2024-T2`, `2024-Q3` or `2024-09`.
///
/// Periods are ordered by their first day; of those with the same first day, the longer comes first: `2024`,
/// `2024-H1`, `2024-01`, `2024-H2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    year: u16,
    unit: Unit,
    number: u8,
}

/// The reason why a text or number is not a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// The text has no form of a period.
    Form,
    /// The year does not have four digits.
    Year,
    /// The year has no part with this number, such as `2024-T4`.
    Number(Unit),
    /// The day does not exist, such as `2024-06-31`.
    Day,
}

impl Period {
    /// The first possible period.
    pub const FIRST: Self = Self { year: 1000, unit: Unit::Year, number: 1 };

    /// The last possible year.
    pub const LAST: Self = Self { year: 9999, unit: Unit::Year, number: 1 };

    /// Returns a regular expression for periods that all dialects accept.
    pub fn pattern() -> String {
        let part = |unit: Unit| match (unit, unit.letter()) {
            (Unit::Year, _) => None,
            (_, Some(letter)) => Some(format!("{letter}[1-{}]", unit.per_year())),
            (_, None) => Some("0[1-9]|1[0-2]".to_owned()),
        };
        let parts: Vec<String> = Unit::ALL.into_iter().filter_map(part).collect();
        format!("[1-9][0-9]{{3}}(-({}))?", parts.join("|"))
    }

    /// Creates the period of a four-digit year.
    pub fn year_of(year: i64) -> Result<Self, PeriodError> {
        match u16::try_from(year) {
            Ok(year @ 1000..=9999) => Ok(Self { year, unit: Unit::Year, number: 1 }),
            _ => Err(PeriodError::Year),
        }
    }

    /// Creates a part of a year, counted from 1.
    pub fn part_of(year: i64, unit: Unit, number: u32) -> Result<Self, PeriodError> {
        let whole = Self::year_of(year)?;
        match u8::try_from(number) {
            Ok(number) if (1..=unit.per_year()).contains(&u32::from(number)) => Ok(Self { unit, number, ..whole }),
            _ => Err(PeriodError::Number(unit)),
        }
    }

    /// Returns the period of the given unit that contains the first month of this one.
    #[must_use]
    pub fn around(self, unit: Unit) -> Self {
        let number = self.first_month() % 12 / unit.months() + 1;
        // A year has twelve months, so the number fits.
        Self { unit, number: u8::try_from(number).unwrap_or(1), ..self }
    }

    /// Returns the year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Returns the unit, which is the length.
    pub fn unit(self) -> Unit {
        self.unit
    }

    /// Returns whether this period contains all of `other`. A period contains itself.
    pub fn contains(self, other: Self) -> bool {
        self.first_month() <= other.first_month() && other.last_month() <= self.last_month()
    }

    /// Returns whether the period begins after the end of `other`.
    pub fn is_after(self, other: impl Into<When>) -> bool {
        When::from(self).is_after(other)
    }

    /// Returns whether the period ends before the start of `other`.
    pub fn is_before(self, other: impl Into<When>) -> bool {
        When::from(self).is_before(other)
    }

    /// Returns whether the period ends no later than `other`.
    pub fn is_over_by(self, other: impl Into<When>) -> bool {
        When::from(self).is_over_by(other)
    }

    /// Returns the next period of the same length; `None` after year 9999.
    pub fn next(self) -> Option<Self> {
        let number = u32::from(self.number) + 1;
        Self::part_of(self.year.into(), self.unit, number)
            .or_else(|_| Self::part_of(i64::from(self.year) + 1, self.unit, 1))
            .ok()
    }

    /// Returns the previous period of the same length; `None` before year 1000.
    pub fn previous(self) -> Option<Self> {
        let last = self.unit.per_year();
        match u32::from(self.number) {
            1 => Self::part_of(i64::from(self.year) - 1, self.unit, last).ok(),
            number => Self::part_of(self.year.into(), self.unit, number - 1).ok(),
        }
    }

    /// Returns the first day.
    pub fn first_day(self) -> Day {
        Day::first_of_month(self.year, (self.number - 1) * self.months() + 1)
    }

    /// Returns the last day.
    pub fn last_day(self) -> Day {
        Day::last_of_month(self.year, self.number * self.months())
    }

    /// Returns the length in months.
    fn months(self) -> u8 {
        // A year has twelve months, so the number fits.
        u8::try_from(self.unit.months()).unwrap_or(12)
    }

    /// Returns the first month, counted from year 0 to be comparable across years.
    fn first_month(self) -> u32 {
        u32::from(self.year) * 12 + (u32::from(self.number) - 1) * self.unit.months()
    }

    fn last_month(self) -> u32 {
        self.first_month() + self.unit.months() - 1
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |period: &Self| (period.first_month(), Reverse(period.unit.months()));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.unit, self.unit.letter()) {
            (Unit::Year, _) => write!(f, "{}", self.year),
            (_, Some(letter)) => write!(f, "{}-{letter}{}", self.year, self.number),
            (_, None) => write!(f, "{}-{:02}", self.year, self.number),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        if !is_digits(year) {
            return Err(PeriodError::Form);
        }
        // Only the canonical spelling is accepted, or two spellings of one period would be two follow-ups.
        let year = year.parse().ok().filter(|_| year.len() == 4).ok_or(PeriodError::Year)?;
        let Some(part) = part else { return Self::year_of(year) };
        if is_digits(part) {
            // Two digits, as in ISO 8601: `2024-9` could be a month or a slip for `2024-Q9`.
            let month = part.parse().ok().filter(|_| part.len() == 2).ok_or(PeriodError::Form)?;
            return Self::part_of(year, Unit::Month, month);
        }
        let unit = Unit::ALL.into_iter().find(|unit| unit.letter().is_some_and(|letter| part.starts_with(letter)));
        let number =
            part.get(1..).filter(|number| is_digits(number) && number.len() == 1).and_then(|it| it.parse().ok());
        match (unit, number) {
            (Some(unit), Some(number)) => Self::part_of(year, unit, number),
            _ => Err(PeriodError::Form),
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn every_form_is_read_and_written_alike() {
        for text in ["2024", "2024-H1", "2024-T3", "2024-Q4", "2024-09", "2024-12"] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn the_pattern_has_every_form() {
        assert_eq!(Period::pattern(), "[1-9][0-9]{3}(-(H[1-2]|T[1-3]|Q[1-4]|0[1-9]|1[0-2]))?");
    }

    #[test]
    fn what_is_no_period_says_why() {
        for (text, error) in [
            ("", PeriodError::Form),
            ("next year", PeriodError::Form),
            ("2024-9", PeriodError::Form),
            ("2024-h1", PeriodError::Form),
            ("2024-Hå", PeriodError::Form),
            ("24", PeriodError::Year),
            ("02024", PeriodError::Year),
            ("2024-Q01", PeriodError::Form),
            ("20244", PeriodError::Year),
            ("99999999999999999999", PeriodError::Year),
            ("2024-H3", PeriodError::Number(Unit::HalfYear)),
            ("2024-T0", PeriodError::Number(Unit::Tertial)),
            ("2024-13", PeriodError::Number(Unit::Month)),
        ] {
            assert_eq!(text.parse::<Period>(), Err(error), "{text}");
        }
    }

    #[test]
    fn longer_periods_come_first_and_contain_shorter_ones() {
        let mut periods = ["2024-H2", "2025", "2024-01", "2024-H1", "2024", "2024-T2"].map(period);
        periods.sort();
        assert_eq!(periods, ["2024", "2024-H1", "2024-01", "2024-T2", "2024-H2", "2025"].map(period));
        assert!(period("2024").contains(period("2024-T3")) && period("2024-H1").contains(period("2024-Q2")));
        assert!(!period("2024-H1").contains(period("2024-T2")));
        assert!(period("2024-T3").is_over_by(period("2024")) && !period("2024-Q3").is_over_by(period("2024-T2")));
        assert!(period("2025").is_after(period("2024-12")) && !period("2024-12").is_after(period("2024")));
    }

    #[test]
    fn the_last_part_is_followed_by_the_next_year() {
        assert_eq!(period("2024-T3").next(), Some(period("2025-T1")));
        assert_eq!(period("9999").next(), None);
        assert_eq!(period("2025-T1").previous(), Some(period("2024-T3")));
        assert_eq!(period("1000-01").previous(), None);
        assert_eq!(period("2024-05").around(Unit::Tertial), period("2024-T2"));
        assert_eq!(period("2024-H2").around(Unit::Month), period("2024-07"));
    }
}
