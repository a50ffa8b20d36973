//! The columns of the sheet.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Kind, Plan, same_key};
use crate::query::{Level, LevelName};

/// A column of the sheet. Every row names its own plan, period and id, so rows can be sorted, removed, and combined
/// with those of other sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The id of the goal, priority or activity.
    Id,
    /// The goal's id and title.
    Goal,
    /// The priority's id and title; empty directly under the goal.
    Priority,
    /// The activity's title.
    Activity,
    /// The title and the unit of the measure; empty in other rows.
    Measure,
    /// The longer text, and the links.
    Text,
    /// The tags.
    Tags,
    /// The owners.
    Owners,
    /// The start.
    Start,
    /// The status in the previous period; for a measure the latest value.
    Before,
    /// The target of the measure.
    Target,
    /// The value of the measure in this period, for colleagues to fill in.
    Value,
    /// The status in this period, for colleagues to fill in.
    Status,
    /// The note in this period, for colleagues to fill in.
    Note,
    /// The plan's id.
    Plan,
    /// The assessed period.
    Period,
    /// The status at export, to detect who has changed it since.
    StatusThen,
    /// The note at export.
    NoteThen,
    /// The value at export.
    ValueThen,
}

impl Column {
    /// Every column, from left to right.
    pub const ALL: [Self; 19] = [
        Self::Id,
        Self::Goal,
        Self::Priority,
        Self::Activity,
        Self::Measure,
        Self::Text,
        Self::Tags,
        Self::Owners,
        Self::Start,
        Self::Before,
        Self::Target,
        Self::Value,
        Self::Status,
        Self::Note,
        Self::Plan,
        Self::Period,
        Self::StatusThen,
        Self::NoteThen,
        Self::ValueThen,
    ];

    /// The columns that a sheet has only if it has measures.
    pub(super) const OF_MEASURES: [Self; 4] = [Self::Measure, Self::Target, Self::Value, Self::ValueThen];

    /// The columns whose headings are the plan's own words for its levels.
    pub const LEVELS: [Self; 3] = [Self::Goal, Self::Priority, Self::Activity];

    /// Returns the heading above activities of some plans: the plans' own words for their levels, unless another
    /// column has that heading.
    pub fn heading<'p, 'a: 'p>(self, plans: impl IntoIterator<Item = &'p Plan<'a>> + Clone) -> Text {
        let name = |level: Level| {
            let name = LevelName::common(plans.clone(), level);
            if name == LevelName::usual(level) { None } else { Some(name.heading()) }
        };
        let own = [
            (Self::Goal, Level::Goal(Kind::Goal)),
            (Self::Priority, Level::Priority(Kind::Goal)),
            (Self::Activity, Level::Activity),
        ];
        let own = own.map(|(column, level)| (column, name(level).unwrap_or_else(|| column.title().clone())));
        let is_clear = |heading: &Text| {
            let is_it = |other: &Text| Lang::ALL.into_iter().any(|lang| same_title(heading.get(lang), other.get(lang)));
            let of_others = Self::ALL.into_iter().filter(|column| !Self::LEVELS.contains(column));
            !of_others.map(Self::title).any(is_it) && own.iter().filter(|(_, other)| is_it(other)).count() == 1
        };
        if own.iter().all(|(_, heading)| is_clear(heading))
            && let Some((_, heading)) = own.iter().find(|(column, _)| *column == self)
        {
            return heading.clone();
        }
        self.title().clone()
    }

    /// Returns the default heading.
    pub fn title(self) -> &'static Text {
        match self {
            Self::Id => &say::ID,
            Self::Goal => &say::GOAL,
            Self::Priority => &say::PRIORITY,
            Self::Activity => &say::ACTIVITY,
            Self::Measure => &say::INDICATOR,
            Self::Text => &say::TEXT,
            Self::Tags => &say::TAGS,
            Self::Owners => &say::OWNERS,
            Self::Start => &say::START,
            Self::Before => &say::ASSESSED_BEFORE,
            Self::Target => &say::TARGET_VALUE,
            Self::Value => &say::VALUE,
            Self::Status => &say::STATUS,
            Self::Note => &say::NOTE,
            Self::Plan => &say::PLAN,
            Self::Period => &say::PERIOD,
            Self::StatusThen => &say::STATUS_WHEN_EXPORTED,
            Self::NoteThen => &say::NOTE_WHEN_EXPORTED,
            Self::ValueThen => &say::VALUE_WHEN_EXPORTED,
        }
    }

    /// Returns the column with a heading, in any language.
    pub fn of_title(title: &str) -> Option<Self> {
        static COLUMNS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
            let in_all = |column: Column| Lang::ALL.map(|lang| (key(column.title().get(lang)), column));
            // If two columns have the same heading in different languages, the first one wins.
            Column::ALL.into_iter().rev().flat_map(in_all).collect()
        });
        COLUMNS.get(&key(title)).copied()
    }

    /// Returns whether colleagues fill in the column.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Status | Self::Note | Self::Value)
    }

    /// Returns whether the column is only needed when the sheet is read back.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Plan | Self::Period | Self::StatusThen | Self::NoteThen | Self::ValueThen)
    }
}

/// Returns whether two headings are equal.
pub(super) fn same_title(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

fn key(title: &str) -> String {
    same_key(title.trim()).to_lowercase()
}
