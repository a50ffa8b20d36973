//! The columns of the sheet.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::locale::{Lang, Text, catalogue as say};
use crate::model::{Kind, Plan, same_key};
use crate::query::{Level, LevelName};

/// A column of the sheet. Every row says by itself what it is about, so that rows may be sorted, taken away, and put
/// together with those of other sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The activity's id.
    Id,
    /// Its goal, by id and title.
    Goal,
    /// Its priority, by id and title; empty directly under the goal.
    Priority,
    /// Its title.
    Activity,
    /// Who answers for it.
    Owners,
    /// The period it starts in.
    Start,
    /// Its status in the period before.
    Before,
    /// Its status in this period; for colleagues to fill in.
    Status,
    /// What is said of it in this period; for colleagues to fill in.
    Note,
    /// The plan's id.
    Plan,
    /// The period that is assessed.
    Period,
    /// The status when the sheet was made, so that it is seen who changed it since.
    StatusThen,
    /// The note when the sheet was made.
    NoteThen,
}

impl Column {
    /// Every column, in the order they stand.
    pub const ALL: [Self; 13] = [
        Self::Id,
        Self::Goal,
        Self::Priority,
        Self::Activity,
        Self::Owners,
        Self::Start,
        Self::Before,
        Self::Status,
        Self::Note,
        Self::Plan,
        Self::Period,
        Self::StatusThen,
        Self::NoteThen,
    ];

    /// The columns whose titles are the plan's words for its levels.
    pub const LEVELS: [Self; 3] = [Self::Goal, Self::Priority, Self::Activity];

    /// Returns what stands in its header over activities of some plans: their own words for their levels, unless the
    /// sheet has such a word for something else.
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

    /// Returns what stands in its header where nothing is known of the plan.
    pub fn title(self) -> &'static Text {
        match self {
            Self::Id => &say::ID,
            Self::Goal => &say::GOAL,
            Self::Priority => &say::PRIORITY,
            Self::Activity => &say::ACTIVITY,
            Self::Owners => &say::OWNERS,
            Self::Start => &say::START,
            Self::Before => &say::ASSESSED_BEFORE,
            Self::Status => &say::STATUS,
            Self::Note => &say::NOTE,
            Self::Plan => &say::PLAN,
            Self::Period => &say::PERIOD,
            Self::StatusThen => &say::STATUS_WHEN_EXPORTED,
            Self::NoteThen => &say::NOTE_WHEN_EXPORTED,
        }
    }

    /// Returns the column that a header belongs to, in whatever language.
    pub fn of_title(title: &str) -> Option<Self> {
        static COLUMNS: LazyLock<HashMap<String, Column>> = LazyLock::new(|| {
            let in_all = |column: Column| Lang::ALL.map(|lang| (key(column.title().get(lang)), column));
            // Of two columns that are called alike in different languages it is the first.
            Column::ALL.into_iter().rev().flat_map(in_all).collect()
        });
        COLUMNS.get(&key(title)).copied()
    }

    /// Returns whether colleagues fill it in.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Status | Self::Note)
    }

    /// Returns whether it is only there for when the sheet comes back.
    pub fn is_hidden(self) -> bool {
        matches!(self, Self::Plan | Self::Period | Self::StatusThen | Self::NoteThen)
    }
}

/// Whether two titles are the same.
pub(super) fn same_title(a: &str, b: &str) -> bool {
    key(a) == key(b)
}

fn key(title: &str) -> String {
    same_key(title.trim()).to_lowercase()
}
