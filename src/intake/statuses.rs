//! The scale of an imported plan, from the status words in its documents.

use super::map::{Decided, StatusUse};
use super::words;
use super::{NewStatus, Ready};
use crate::locale::Lang;
use crate::model::{Stage, loose_key};

/// The most characters of a status word.
const LONGEST_WORD: usize = 40;
/// The stages, with their names in `words.txt`.
const STAGES: [(&str, Stage); 4] =
    [("planned", Stage::Planned), ("off-track", Stage::OffTrack), ("done", Stage::Done), ("ongoing", Stage::Ongoing)];

/// Returns the stage that a word stands for.
pub(super) fn stage(word: &str) -> Option<Stage> {
    STAGES.into_iter().find(|(meaning, _)| words::is(meaning, word)).map(|(_, stage)| stage)
}

/// The statuses found so far.
#[derive(Debug, Default)]
pub(super) struct Statuses {
    scale: Vec<NewStatus>,
    /// The decisions about status words: those of the user, and those made since.
    decided: Decided<StatusUse>,
    /// True if the scale is that of an existing plan, which gets no new statuses.
    is_fixed: bool,
}

/// A status, and the rest of its cell.
pub(super) struct Stated {
    pub(super) name: Option<String>,
    pub(super) rest: Option<String>,
}

impl Statuses {
    /// Starts with the decisions, and with the scale of the existing plan if there is one.
    pub(super) fn with(decided: Decided<StatusUse>, scale: Option<Vec<NewStatus>>) -> Self {
        Self { is_fixed: scale.is_some(), scale: scale.unwrap_or_default(), decided }
    }

    /// Returns the stage of a word: as decided, or else its usual meaning.
    pub(super) fn stage_of(&self, word: &str) -> Option<Stage> {
        match self.decided.get(word) {
            Some(StatusUse::Stage(stage)) => Some(*stage),
            Some(_) => None,
            None => stage(word),
        }
    }

    /// Returns the decisions about status words.
    pub(super) fn decided(&self) -> &Decided<StatusUse> {
        &self.decided
    }

    /// Decides that a word is of a stage, unless it is decided.
    pub(super) fn mean(&mut self, word: &str, stage: Stage) {
        self.decided.add(word, StatusUse::Stage(stage));
    }

    /// Adds a status with its meaning; returns whether it is known.
    pub(super) fn define(&mut self, name: &str, meaning: Option<String>) -> bool {
        let Some(stage) = self.stage_of(name) else { return false };
        if self.is_fixed {
            return self.find(name).is_some() || self.call_by_stage(name, stage);
        }
        self.decided.add(name, StatusUse::Stage(stage));
        if self.find(name).is_none() {
            let color = stage.color().unwrap_or(crate::model::Color::Blue);
            self.scale.push(NewStatus { name: name.to_owned(), stage, color, meaning });
        }
        true
    }

    /// Takes a word for the only status of its stage; returns false if the stage does not have exactly one.
    fn call_by_stage(&mut self, word: &str, stage: Stage) -> bool {
        let mut of_stage = self.scale.iter().filter(|status| status.stage == stage);
        let (Some(only), None) = (of_stage.next(), of_stage.next()) else { return false };
        self.decided.add(word, StatusUse::As(only.name.clone()));
        true
    }

    /// Returns the name of the status for a word; a final `t` of an inflected form is ignored.
    pub(super) fn find(&self, word: &str) -> Option<String> {
        let key = |word: &str| loose_key(word.trim()).trim_end_matches('t').to_owned();
        let word = match self.decided.get(word) {
            Some(StatusUse::Note) => return None,
            Some(StatusUse::As(other)) => other,
            _ => word,
        };
        let wanted = key(word);
        self.scale.iter().find(|status| key(&status.name) == wanted).map(|status| status.name.clone())
    }

    /// Parses a cell: a status, and more text after a colon or another separator.
    pub(super) fn read(&mut self, cell: &str) -> Stated {
        let cell = cell.trim();
        if let Some(name) = self.one(cell) {
            return Stated { name: Some(name), rest: None };
        }
        let signs = cell.match_indices([':', ',', '(', '\n', ';', '–']);
        for (at, sign) in signs.take_while(|(at, _)| *at <= 4 * LONGEST_WORD) {
            if let Some(name) = self.one(&cell[..at]) {
                let rest = cell[at + sign.len()..].trim().trim_end_matches(')').trim().to_owned();
                return Stated { name: Some(name), rest: Some(rest).filter(|rest| !rest.is_empty()) };
            }
        }
        if cell.chars().count() <= LONGEST_WORD {
            self.decided.add(cell, StatusUse::Note);
        }
        Stated { name: None, rest: Some(cell.to_owned()) }
    }

    fn one(&mut self, word: &str) -> Option<String> {
        let word = word.trim().trim_matches(|c: char| !c.is_alphanumeric()).trim();
        if let Some(StatusUse::As(other)) = self.decided.get(word) {
            let other = other.clone();
            self.define(&other, None);
        }
        self.find(word).or_else(|| self.define(word, None).then(|| self.find(word)).flatten())
    }

    /// Returns the scale: the statuses found and one for *done*, or a predefined scale if none were found.
    pub(super) fn into_scale(mut self, ready: &Ready, lang: Lang) -> Vec<NewStatus> {
        let of_ready = ready.statuses(lang);
        if self.scale.is_empty() {
            return of_ready;
        }
        if !self.scale.iter().any(|status| status.stage == Stage::Done) {
            self.scale.extend(of_ready.into_iter().filter(|status| status.stage == Stage::Done));
        }
        self.scale
    }
}
