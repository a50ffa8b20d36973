//! The scale of an imported plan, from the status words in its documents.

use super::after_done::{has_sign, is_harmless};
use super::map::{Decided, StatusUse};
use super::words;
use super::{NewStatus, Ready};
use crate::locale::Lang;
use crate::model::{Day, Period, Stage, loose_key};

/// The most characters of a status word.
const LONGEST_WORD: usize = 40;
/// The signs of doubt, and an empty box to tick.
const DOUBTS: [char; 4] = ['?', '~', '≈', '☐'];
/// The marks of what is not done.
const UNTICKED: [&str; 10] = ["[ ]", "[]", "✗", "✘", "✕", "❌", "⬜", "□", "…", "..."];
/// The signs between a status and the text after it.
const SIGNS: [char; 10] = [':', ',', '(', '\n', ';', '–', '—', '.', '-', ' '];

/// The statuses found so far.
#[derive(Debug, Default)]
pub(super) struct Statuses {
    scale: Vec<NewStatus>,
    /// The decisions about status words: those of the user, and those made since.
    decided: Decided<StatusUse>,
    /// True if the scale is that of an existing plan, which gets no new statuses.
    is_fixed: bool,
    /// The current day: a later one does not leave *done* as it is.
    today: Option<Day>,
}

/// A status, and the rest of its cell.
#[derive(Default)]
pub(super) struct Stated {
    pub(super) name: Option<String>,
    pub(super) rest: Option<String>,
    /// True if a word for *done* is no status, as what stands beside it may say otherwise.
    pub(super) is_unsure: bool,
}

impl Statuses {
    /// Starts with the decisions, and with the scale of the existing plan if there is one.
    pub(super) fn with(decided: Decided<StatusUse>, scale: Option<Vec<NewStatus>>, today: Day) -> Self {
        Self { is_fixed: scale.is_some(), scale: scale.unwrap_or_default(), decided, today: Some(today) }
    }

    /// Returns the stage of a word: as decided, or else its usual meaning.
    pub(super) fn stage_of(&self, word: &str) -> Option<Stage> {
        match self.decided.get(word) {
            Some(StatusUse::Stage(stage)) => Some(*stage),
            Some(_) => None,
            None => words::stage(word),
        }
    }

    /// Returns the decisions about status words.
    pub(super) fn decided(&self) -> &Decided<StatusUse> {
        &self.decided
    }

    /// Decides that a word is of a stage, unless it is decided; returns whether that is new. A word that an existing
    /// plan has for another stage becomes a note.
    pub(super) fn mean(&mut self, word: &str, stage: Stage) -> bool {
        let is_decided = self.decided.get(word).is_some();
        let own = self.find(word).and_then(|name| self.scale.iter().find(|status| status.name == name));
        let is_other = own.is_some_and(|own| own.stage != stage);
        self.decided.add(word, if is_other { StatusUse::Note } else { StatusUse::Stage(stage) });
        !is_decided && !is_other
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

    /// Parses a cell about a period: a status, and more text after a colon or another separator. `is_sure` is true if
    /// the tool wrote it, so that the text is a note.
    pub(super) fn read(&mut self, cell: &str, period: Period, is_sure: bool) -> Stated {
        let cell = cell.trim();
        let until = self.today.map(|today| today.min(period.last_day()));
        if !is_sure && self.is_done_with_sign(cell) {
            return self.no_status(cell, true);
        }
        if let Some(name) = self.one(cell) {
            return Stated { name: Some(name), ..Stated::default() };
        }
        let mut is_unsure = false;
        let signs = cell.match_indices(SIGNS);
        for (at, sign) in signs.take_while(|(at, _)| *at <= 4 * LONGEST_WORD) {
            let rest = cell[at + sign.len()..].trim();
            let rest = if sign == "(" { rest.strip_suffix(')').unwrap_or(rest).trim_end() } else { rest };
            let is_harmless = is_harmless(rest, until);
            // `Klar - invigd` and `Klar. Invigd` have two parts, unlike `2025-03-01` and `t.o.m.`
            let after_space = cell[at + sign.len()..].starts_with(char::is_whitespace);
            let is_within = match sign {
                "-" => !after_space || !cell[..at].ends_with(' '),
                "." => !after_space,
                _ => false,
            };
            if is_within {
                continue;
            }
            // After a space, words may change the meaning: `Pågår inte`.
            if sign == " " && !(rest.starts_with(|c: char| c.is_ascii_digit()) && is_harmless) {
                continue;
            }
            let Some(name) = self.one(&cell[..at]) else { continue };
            is_unsure = !is_sure && self.is_done(&name) && (!is_harmless || has_sign(&cell[..at]));
            if is_unsure || is_doubted(rest) || matches!(self.decided.get(cell), Some(StatusUse::Note)) {
                break;
            }
            return Stated { name: Some(name), rest: Some(rest.to_owned()).filter(|rest| !rest.is_empty()), is_unsure };
        }
        self.no_status(cell, is_unsure)
    }

    /// Returns a cell as a note, and decides that it is one.
    fn no_status(&mut self, cell: &str, is_unsure: bool) -> Stated {
        // A decision about `Klar*` would be one about `Klar`.
        let is_own = words::key(cell) != words::key(bare(cell)) || self.stage_of(bare(cell)).is_none();
        if is_own && cell.chars().count() <= LONGEST_WORD {
            self.decided.add(cell, StatusUse::Note);
        }
        Stated { name: None, rest: Some(cell.to_owned()), is_unsure }
    }

    /// Returns whether a cell has only a word for *done*, and a sign that may say otherwise: `🔴 Klar`, `Klar*`.
    /// Somebody may have decided what it says.
    fn is_done_with_sign(&self, cell: &str) -> bool {
        let bare = bare(cell);
        let is_decided = words::key(cell) != words::key(bare)
            && matches!(self.decided.get(cell), Some(StatusUse::Stage(_) | StatusUse::As(_)));
        let is_done = || match self.find(bare) {
            Some(name) => self.is_done(&name),
            None => self.stage_of(bare) == Some(Stage::Done),
        };
        has_sign(cell) && !is_decided && is_done()
    }

    /// Returns the stage of a status.
    pub(super) fn stage_named(&self, name: &str) -> Option<Stage> {
        self.scale.iter().find(|status| status.name == name).map(|status| status.stage)
    }

    /// Returns whether a status is one for *done*.
    pub(super) fn is_done(&self, name: &str) -> bool {
        self.stage_named(name) == Some(Stage::Done)
    }

    fn one(&mut self, word: &str) -> Option<String> {
        let bare = bare(word);
        // `Klar?` and `[ ] Klar` state nothing, unless it was decided that they do.
        let around = word.replacen(bare, "", 1);
        let is_unticked = || self.stage_of(bare) == Some(Stage::Done) && UNTICKED.iter().any(|it| around.contains(it));
        let is_decided = words::key(word) != words::key(bare) && self.decided.get(word).is_some();
        if !is_decided && (around.contains(DOUBTS) || is_unticked()) {
            return None;
        }
        let word = if is_decided { word.trim() } else { bare };
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

/// Returns a word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

/// Returns whether a text begins with a sign of doubt, or with an empty box to tick: `?`, `~ 80 %`, `☐ Klar`.
fn is_doubted(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '-' | '–')).starts_with(DOUBTS)
}

#[cfg(test)]
mod tests;
