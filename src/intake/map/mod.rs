//! The map of an import: what each column, status word, name and date of the documents is taken for.

mod read;
mod write;

use std::collections::HashMap;

use super::columns::Role;
use super::words;
use crate::model::Stage;

pub use read::{MapFault, read_map};

/// The name of the map's file beside a plan. It does not end as a goal's file does.
pub const MAP_FILE: &str = "intake.map";

/// The map of an import.
#[derive(Clone, Debug, Default)]
pub struct IntakeMap {
    /// The title of the plan.
    pub title: Option<String>,
    /// The years, such as `2024-2027`.
    pub years: Option<String>,
    /// The language tag.
    pub language: Option<String>,
    /// The name of the interval of the follow-up.
    pub every: Option<String>,
    /// The heading level of goals.
    pub(super) goal: Option<u8>,
    /// The heading level of priorities.
    pub(super) priority: Option<u8>,
    pub(super) columns: Decided<ColumnUse>,
    pub(super) statuses: Decided<StatusUse>,
    /// The owners that each name stands for; empty if it stands for no one.
    pub(super) owners: Decided<Vec<String>>,
    /// The date or interval that each text is read as; empty to keep the text as a comment.
    pub(super) times: Decided<String>,
    /// The headings, sheets, paragraphs and activities to leave out.
    pub(super) skip: Decided<()>,
    /// The line and column of each value in the file, by key.
    pub(super) places: HashMap<String, (usize, usize)>,
}

impl IntakeMap {
    /// Returns the line and column of a value in the file, from 1.
    pub fn place(&self, key: &str) -> (usize, usize) {
        self.places.get(key).copied().unwrap_or((1, 1))
    }
}

/// The use of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ColumnUse {
    Role(Role),
    /// Its cells become comments.
    Comment,
    /// Its cells are left out.
    Skip,
}

/// The use of a status word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum StatusUse {
    /// A new status of a stage, named by the word.
    Stage(Stage),
    /// The status that another word stands for.
    As(String),
    /// No status: the word is kept in the note.
    Note,
}

/// The decisions about texts, in order of entry. A lookup ignores case, accents and surrounding punctuation.
#[derive(Clone, Debug)]
pub(super) struct Decided<V> {
    all: Vec<(String, V)>,
    places: HashMap<String, usize>,
    /// The indices by exact text, for texts that differ only in case.
    exact: HashMap<String, usize>,
}

impl<V> Default for Decided<V> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new(), exact: HashMap::new() }
    }
}

impl<V> Decided<V> {
    /// Returns the decision about a text: about exactly this text, or else about a similar one.
    pub(super) fn get(&self, text: &str) -> Option<&V> {
        if self.all.is_empty() {
            return None;
        }
        let at = self.exact.get(text.trim()).or_else(|| self.places.get(&words::key(text)));
        at.map(|at| &self.all[*at].1)
    }

    /// Adds a decision, unless there is one about exactly this text.
    pub(super) fn add(&mut self, text: &str, value: V) {
        let key = words::key(text);
        if !key.is_empty() && !self.exact.contains_key(text.trim()) {
            self.places.entry(key).or_insert(self.all.len());
            self.exact.insert(text.trim().to_owned(), self.all.len());
            self.all.push((text.trim().to_owned(), value));
        }
    }

    fn iter(&self) -> impl Iterator<Item = &(String, V)> {
        self.all.iter()
    }
}
