//! The columns of the sheet.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::locale::{Lang, Text, catalogue as say};
use crate::model::same_key;

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

    /// Returns what stands in its header.
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

fn key(title: &str) -> String {
    same_key(title.trim()).to_lowercase()
}
