//! Owners who reported nothing for a period.

use super::titles;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::Day;
use crate::query::Selection;
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// An owner who reported nothing for the period.
#[derive(Clone, Debug)]
pub struct SilentOwner<'p> {
    /// The name.
    pub name: &'p str,
    /// The number of things to assess.
    pub due: usize,
    /// The last change of a follow-up, of any period.
    pub heard: Heard,
}

/// The last change of a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The day, and the number of days since.
    On(Day, i64),
    /// Never.
    Never,
    /// Not known, as the git history is not available.
    Unknown,
}

impl Heard {
    /// Returns whether the history is available.
    pub fn is_known(self) -> bool {
        self != Self::Unknown
    }

    /// Returns the day, and the number of days since.
    pub fn day(self) -> Option<(Day, i64)> {
        match self {
            Self::On(day, days) => Some((day, days)),
            Self::Never | Self::Unknown => None,
        }
    }
}

/// Returns the silent owners with the number of things to assess and the days since their last change. `all` is the
/// number of owners with something to assess in the period.
pub fn silent(selection: &Selection<'_, '_>, owners: &[SilentOwner<'_>], all: usize, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    let count = owners.len();
    let found = text!("ansvariga utan svar: {count} av {all}", "silent owners: {count} of {all}");
    titles::heading_with(&mut doc, selection, &found, lang);
    if owners.is_empty() {
        if all == 0 && selection.counted().next().is_none() {
            titles::nothing(&mut doc, selection, lang);
        } else {
            doc.text(titles::said_of_whole(selection, &NOBODY, &NOBODY_IN_PART).get(lang));
        }
        return doc;
    }
    let row = |owner: &SilentOwner<'_>| {
        let (day, days) = match owner.heard {
            Heard::On(day, days) => (day.to_string(), days.to_string()),
            Heard::Never => (NEVER.get(lang).to_owned(), String::new()),
            Heard::Unknown => (UNKNOWN.get(lang).to_owned(), String::new()),
        };
        Row::new(vec![Cell::text(owner.name), Cell::text(owner.due), Cell::Text(day), Cell::Text(days)])
    };
    let columns = vec![
        Column::wrapping(say::OWNER.get(lang)),
        Column::number(DUE.get(lang)),
        Column::short(LAST.get(lang)),
        Column::number(DAYS.get(lang)),
    ];
    doc.table(Table::new(columns, owners.iter().map(row).collect()));
    doc
}

static NOBODY: Text = Text::fixed(
    "Något har kommit in från alla som har något att bedöma.",
    "Something came in from everybody who has something to assess.",
);
static NOBODY_IN_PART: Text = Text::fixed(
    "Något har kommit in från alla som har något att bedöma, av det som gick att läsa.",
    "Something came in from everybody who has something to assess, of what could be read.",
);
static NEVER: Text = Text::fixed("aldrig", "never");
static UNKNOWN: Text = Text::fixed("okänt", "unknown");
/// The heading of the number of things to assess.
pub static DUE: Text = Text::fixed("Att bedöma", "To assess");
/// The heading of the last change.
pub static LAST: Text = Text::fixed("Senast ändrat", "Last change");
/// The heading of the days since.
pub static DAYS: Text = Text::fixed("Dagar sedan", "Days since");
/// The heading of whether the history is available. If it is and there is no day, there never was a change.
pub static KNOWN: Text = Text::fixed("Historik finns", "History known");
