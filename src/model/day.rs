//! One day of the calendar.

use std::fmt;

use super::{Period, Unit};

/// A day, as a decision or a closing is dated: written `2025-02-12`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The year, of four digits.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// Returns the month it lies in; none where it is no day of the calendar.
    pub fn month(self) -> Option<Period> {
        Period::part_of(self.year.into(), Unit::Month, self.month.into()).ok()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}
