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
    /// The ids of a plan that was called something else: then, and now.
    pub renamed: Option<(&'r str, &'r str)>,
    /// The titles of the plans that are not there any more.
    pub gone: &'r [String],
}

impl<'r> AsOf<'r, '_, '_> {
    /// Returns the names of then and now: the days, or the commit and *now* if it is from the same day.
    pub(super) fn names(&self, today: Day) -> (Then<'r>, Then<'r>) {
        if self.day == today { (Then::Commit(self.commit), Then::Now) } else { (Then::Day(self.day), Then::Day(today)) }
    }
}

/// The time that is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then<'r> {
    /// An earlier period.
    Period(Period),
    /// The same period on an earlier day.
    Day(Day),
    /// The same period in a commit of the same day.
    Commit(&'r str),
    /// The same period in the files now.
    Now,
}

impl Then<'_> {
    /// Returns its name: `2025`, `30 June 2026`.
    pub(super) fn name(self) -> Text {
        match self {
            Self::Period(period) => Text::same(period.to_string()),
            Self::Day(day) => day_in_words(day),
            Self::Commit(hash) => Text::same(format!("commit {hash}")),
            Self::Now => NOW.clone(),
        }
    }

    /// Returns words for when something was so: `in 2025`, `on 30 June 2026`. A period in Swedish is its name.
    pub(super) fn adverb(self) -> Text {
        let name = self.name();
        match self {
            Self::Period(_) => text!(name = name; "{name}", "in {name}"),
            Self::Day(_) => text!(name = name; "den {name}", "on {name}"),
            Self::Commit(_) => text!(name = name; "i {name}", "in {name}"),
            Self::Now => name,
        }
    }
}

/// The object of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared<'r> {
    /// The previous period of the same length.
    With(Period),
    /// The same period, as the files were then; with the name of now.
    AsOf(Then<'r>, Then<'r>),
    /// None, as the plan did not exist on that day.
    Absent(Day),
    /// None, as a filter names what the plan did not have on that day.
    OtherNames(Day),
    /// None, as the plan counted other levels on that day.
    OtherLevels(Day),
    /// None, as the plan has no earlier period.
    First,
    /// None, as none of these activities was assessed in the previous period.
    Unassessed(Period),
}

/// Returns a day in words in both languages.
pub(super) fn day_in_words(day: Day) -> Text {
    Text::new(in_words(day, Lang::Sv), in_words(day, Lang::En))
}

static NOW: Text = Text::fixed("nu", "now");
