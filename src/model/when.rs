//! Dates of activities: periods or days.

use std::cmp::{Ordering, Reverse};
use std::fmt;
use std::str::FromStr;

use super::{Day, Period, PeriodError};

/// A period or a day, as in the dates of an activity: `2024`, `2024-Q2` or `2024-06-30`.
///
/// Dates are ordered by their first day; of those with the same first day, the longer comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// A period, from its first to its last day.
    Period(Period),
    /// A day.
    Day(Day),
}

impl When {
    /// Returns the first day.
    pub fn first_day(self) -> Day {
        match self {
            Self::Period(period) => period.first_day(),
            Self::Day(day) => day,
        }
    }

    /// Returns the last day.
    pub fn last_day(self) -> Day {
        match self {
            Self::Period(period) => period.last_day(),
            Self::Day(day) => day,
        }
    }

    /// Returns whether it begins after the end of `other`.
    pub fn is_after(self, other: impl Into<Self>) -> bool {
        self.first_day() > other.into().last_day()
    }

    /// Returns whether it ends before the start of `other`.
    pub fn is_before(self, other: impl Into<Self>) -> bool {
        self.last_day() < other.into().first_day()
    }

    /// Returns whether it ends no later than `other`.
    pub fn is_over_by(self, other: impl Into<Self>) -> bool {
        self.last_day() <= other.into().last_day()
    }
}

impl From<Period> for When {
    fn from(period: Period) -> Self {
        Self::Period(period)
    }
}

impl From<Day> for When {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.first_day(), Reverse(it.last_day()));
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => period.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

impl FromStr for When {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        match text.parse() {
            Err(PeriodError::Form) => text.parse().map(Self::Period),
            day => day.map(Self::Day),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_periods_compare_by_their_days() {
        let when = |text: &str| text.parse::<When>().unwrap();
        assert!(when("2024-07-01").is_after(when("2024-H1")) && !when("2024-06-30").is_after(when("2024-H1")));
        assert!(when("2024-06-30").is_before(when("2024-Q3")) && when("2024-06-30").is_over_by(when("2024-06")));
        assert!(!when("2024").is_over_by(when("2024-12-30")) && when("2024").is_over_by(when("2024-12-31")));
        let mut all = ["2024-01-01", "2025", "2024-02", "2024", "2024-02-01"].map(when);
        all.sort();
        assert_eq!(all.map(|it| it.to_string()), ["2024", "2024-01-01", "2024-02", "2024-02-01", "2025"]);
        for (text, error) in [("2024-02-30", PeriodError::Day), ("soon", PeriodError::Form), ("204", PeriodError::Year)]
        {
            assert_eq!(text.parse::<When>(), Err(error), "{text}");
        }
    }
}
