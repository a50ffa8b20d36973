//! The scale of an imported plan, from the status words in its documents.

use super::map::{Decided, StatusUse};
use super::words;
use super::{NewStatus, Ready};
use crate::locale::Lang;
use crate::model::{Stage, loose_key};

/// The most characters of a status word.
const LONGEST_WORD: usize = 40;
/// The signs of doubt, and an empty box to tick.
const DOUBTS: [char; 4] = ['?', '~', '≈', '☐'];
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
                let rest = cell[at + sign.len()..].trim().trim_end_matches(')').trim();
                if is_doubted(rest) || (self.is_done(&name) && is_taken_back(rest)) {
                    break;
                }
                return Stated { name: Some(name), rest: Some(rest.to_owned()).filter(|rest| !rest.is_empty()) };
            }
        }
        if cell.chars().count() <= LONGEST_WORD {
            self.decided.add(cell, StatusUse::Note);
        }
        Stated { name: None, rest: Some(cell.to_owned()) }
    }

    fn is_done(&self, name: &str) -> bool {
        self.scale.iter().any(|status| status.name == name && status.stage == Stage::Done)
    }

    fn one(&mut self, word: &str) -> Option<String> {
        let bare = word.trim().trim_matches(|c: char| !c.is_alphanumeric()).trim();
        // `Klar?` states nothing, unless it was decided that it does.
        let is_doubted = word.replacen(bare, "", 1).contains(DOUBTS);
        let word = if is_doubted { word.trim() } else { bare };
        if is_doubted && self.decided.get(word).is_none() {
            return None;
        }
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

/// Returns whether a text begins with a sign of doubt, or with an empty box to tick: `?`, `~ 80 %`, `☐ Klar`.
fn is_doubted(text: &str) -> bool {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '-' | '–')).starts_with(DOUBTS)
}

/// Returns whether the text after *done* says that it is not: `men inte helt`, `80 %`.
fn is_taken_back(rest: &str) -> bool {
    let percent = rest.split_once('%').and_then(|(number, _)| number.trim().parse::<u8>().ok());
    let (first, after) = rest.split_once(' ').unwrap_or((rest, ""));
    words::begins("taken-back", if words::is("but", first) { after } else { rest })
        || percent.is_some_and(|percent| percent < 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> (Option<Stage>, Option<String>) {
        let mut statuses = Statuses::default();
        let Stated { name, rest } = statuses.read(cell);
        (name.and_then(|name| statuses.scale.iter().find(|it| it.name == name).map(|it| it.stage)), rest)
    }

    #[test]
    fn a_word_that_is_doubted_or_taken_back_is_no_status() {
        for cell in [
            "Klar?",
            "Klar (?)",
            "?Klar",
            "Klar – ?",
            "~ klar",
            "☐ Klar",
            "Klar, men inte helt",
            "Klar (delvis)",
            "Klar; men ej i skolan",
            "Klar: 80 %",
            "ej klar",
            "Done, except the report",
            "Valmis, mutta ei kokonaan",
            "Erledigt (teilweise)",
            "Terminé, sauf le bilan",
        ] {
            assert_eq!(read(cell), (None, Some(cell.to_owned())), "{cell}");
        }
        for (cell, rest) in [
            ("Klar: räcker böckerna?", "räcker böckerna?"),
            ("Klar (100 %)", "100 %"),
            ("Klar, mens", "mens"),
            ("Klar, men sent", "men sent"),
        ] {
            assert_eq!(read(cell), (Some(Stage::Done), Some(rest.to_owned())), "{cell}");
        }
        assert_eq!(read("Pågår, men långsamt"), (Some(Stage::Ongoing), Some("men långsamt".to_owned())));
    }

    #[test]
    fn what_is_not_finished_is_never_done_in_any_language() {
        for cell in [
            "Delvis klar",
            "nästan klar",
            "läuft",
            "partly done",
            "almost done",
            "delvis fullført",
            "næsten færdig",
            "osittain valmis",
            "teilweise erledigt",
            "presque terminé",
        ] {
            assert_eq!(read(cell), (Some(Stage::Ongoing), None), "{cell}");
        }
        for cell in [
            "inte påbörjad",
            "not started",
            "not yet started",
            "ikke startet",
            "ikke påbegyndt",
            "ei aloitettu",
            "nicht begonnen",
            "pas encore commencée",
        ] {
            assert_eq!(read(cell), (Some(Stage::Planned), None), "{cell}");
        }
        for cell in ["påbörjad", "started", "startet", "påbegyndt", "aloitettu", "begonnen", "commencée"] {
            assert_eq!(read(cell), (Some(Stage::Ongoing), None), "{cell}");
        }
        for cell in ["färdigt", "finished", "fullført", "færdig", "valmis", "fertig", "terminée"] {
            assert_eq!(read(cell), (Some(Stage::Done), None), "{cell}");
        }
    }
}
