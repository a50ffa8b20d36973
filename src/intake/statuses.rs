//! The scale of an imported plan, from the status words in its documents.

use super::words;
use super::{NewStatus, Ready};
use crate::locale::Lang;
use crate::model::{Stage, loose_key};

/// The stages, by the names that they have among the words.
const STAGES: [(&str, Stage); 4] =
    [("planned", Stage::Planned), ("off-track", Stage::OffTrack), ("done", Stage::Done), ("ongoing", Stage::Ongoing)];

/// Returns the stage that a word stands for.
pub(super) fn stage(word: &str) -> Option<Stage> {
    STAGES.into_iter().find(|(meaning, _)| words::is(meaning, word)).map(|(_, stage)| stage)
}

/// The statuses found so far.
#[derive(Debug, Default)]
pub(super) struct Statuses {
    pub(super) scale: Vec<NewStatus>,
}

/// A status, and the rest of its cell.
pub(super) struct Stated {
    pub(super) name: Option<String>,
    pub(super) rest: Option<String>,
}

impl Statuses {
    /// Adds a status with what it means.
    pub(super) fn define(&mut self, name: &str, meaning: Option<String>) -> bool {
        let Some(stage) = stage(name) else { return false };
        if self.find(name).is_none() {
            let color = stage.color().unwrap_or(crate::model::Color::Blue);
            self.scale.push(NewStatus { name: name.to_owned(), stage, color, meaning });
        }
        true
    }

    /// Returns the name of the status that a word names, in any inflection that drops or adds a `t`.
    pub(super) fn find(&self, word: &str) -> Option<String> {
        let key = |word: &str| loose_key(word.trim()).trim_end_matches('t').to_owned();
        let wanted = key(word);
        self.scale.iter().find(|status| key(&status.name) == wanted).map(|status| status.name.clone())
    }

    /// Returns the stage of a status found so far.
    pub(super) fn stage(&self, name: &str) -> Option<Stage> {
        self.scale.iter().find(|status| status.name == name).map(|status| status.stage)
    }

    /// Parses a cell: a status, and more text after a colon or another separator.
    pub(super) fn read(&mut self, cell: &str) -> Stated {
        let cell = cell.trim();
        if let Some(name) = self.one(cell) {
            return Stated { name: Some(name), rest: None };
        }
        for (at, sign) in cell.match_indices([':', ',', '(', '\n', ';', '–']) {
            if let Some(name) = self.one(&cell[..at]) {
                let rest = cell[at + sign.len()..].trim().trim_end_matches(')').trim().to_owned();
                return Stated { name: Some(name), rest: Some(rest).filter(|rest| !rest.is_empty()) };
            }
        }
        Stated { name: None, rest: Some(cell.to_owned()) }
    }

    fn one(&mut self, word: &str) -> Option<String> {
        let word = word.trim().trim_matches(|c: char| !c.is_alphanumeric()).trim();
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
