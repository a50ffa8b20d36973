//! The decisions of an intake, as a file can hold them: what each column, status, name and time is taken for.

mod read;
mod write;

use std::collections::HashMap;

use super::columns::Role;
use super::words;
use crate::model::Stage;

pub use read::{MapFault, read_map};

/// What the file of the decisions is called that lies beside a plan: no name of a goal's file.
pub const MAP_FILE: &str = "intake.map";

/// The decisions of an intake.
#[derive(Clone, Debug, Default)]
pub struct IntakeMap {
    /// The title of the plan.
    pub title: Option<String>,
    /// Its years, as `2024-2027`.
    pub years: Option<String>,
    /// The tag of its language.
    pub language: Option<String>,
    /// How often it is followed up.
    pub every: Option<String>,
    /// The level of the headings that are goals.
    pub(super) goal: Option<u8>,
    /// The level of the headings that are priorities.
    pub(super) priority: Option<u8>,
    pub(super) columns: Decided<ColumnUse>,
    pub(super) statuses: Decided<StatusUse>,
    /// The names that each name is taken for; none where it names nobody.
    pub(super) owners: Decided<Vec<String>>,
    /// What each time is read as; an empty text where it stands as a comment.
    pub(super) times: Decided<String>,
    /// The headings, sheets, paragraphs and activities that are left out.
    pub(super) skip: Decided<()>,
    /// Where values stand in the file, by their keys: the line and the column.
    pub(super) places: HashMap<String, (usize, usize)>,
}

impl IntakeMap {
    /// Returns where a value stands in the file that it was read from: the line and the column, from 1.
    pub fn place(&self, key: &str) -> (usize, usize) {
        self.places.get(key).copied().unwrap_or((1, 1))
    }
}

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum ColumnUse {
    Role(Role),
    /// Its cells stand as comments.
    Comment,
    /// Its cells are left out.
    Skip,
}

/// What a word for how it goes is taken for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum StatusUse {
    /// A status of a stage, called by the word.
    Stage(Stage),
    /// The status that another word is.
    As(String),
    /// No status: it stands in the note.
    Note,
}

/// Decisions by what they are about, in the order they were made. Case, accents and signs around it do not count.
#[derive(Clone, Debug)]
pub(super) struct Decided<V> {
    all: Vec<(String, V)>,
    places: HashMap<String, usize>,
    /// The places by the text to the letter, for names that differ in case alone.
    exact: HashMap<String, usize>,
}

impl<V> Default for Decided<V> {
    fn default() -> Self {
        Self { all: Vec::new(), places: HashMap::new(), exact: HashMap::new() }
    }
}

impl<V> Decided<V> {
    /// Returns the decision about a text.
    pub(super) fn get(&self, text: &str) -> Option<&V> {
        if self.all.is_empty() {
            return None;
        }
        let at = self.exact.get(text.trim()).or_else(|| self.places.get(&words::key(text)));
        at.map(|at| &self.all[*at].1)
    }

    /// Makes a decision, where there is none yet.
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
