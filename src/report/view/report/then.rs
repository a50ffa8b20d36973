//! The time that a report compares with.

use super::typography::in_words;
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Period, Portfolio};
use crate::query::Filters;

/// The plans as their files were on an earlier day.
#[derive(Clone, Copy, Debug)]
pub struct AsOf<'r, 'p, 'a> {
    /// The plans.
    pub portfolio: &'p Portfolio<'a>,
    /// The filters of the report, which choose among the activities of then too.
    pub filters: &'r Filters,
    /// The day.
    pub day: Day,
    /// The abbreviated hash of the commit that the files are from.
    pub commit: &'r str,
}

/// The time that is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// An earlier period.
    Period(Period),
    /// The same period on an earlier day.
    Day(Day),
}

impl Then {
    /// Returns its name: `2025`, `30 June 2026`.
    pub(super) fn name(self) -> Text {
        match self {
            Self::Period(period) => Text::same(period.to_string()),
            Self::Day(day) => day_in_words(day),
        }
    }

    /// Returns words for when something was so: `in 2025`, `on 30 June 2026`. A period in Swedish is its name.
    pub(super) fn adverb(self) -> Text {
        let name = self.name();
        match self {
            Self::Period(_) => text!(name = name; "{name}", "in {name}"),
            Self::Day(_) => text!(name = name; "den {name}", "on {name}"),
        }
    }
}

/// Returns a day in words in both languages.
pub(super) fn day_in_words(day: Day) -> Text {
    Text::new(in_words(day, Lang::Sv), in_words(day, Lang::En))
}
