//! Changes in words, on one line.

use super::{
    Change, DateShift, Ending, Field, FollowUpChange, NoteChange, Stated, StatusDirection, Value, WordRun, wording,
};
use crate::locale::{Text, text};
use crate::model::Stage;
use crate::query::{how_it_ended, stage_name};

/// The number of unchanged words shown on each side of changed ones.
const AROUND: usize = 4;

/// The marks around removed and added words.
#[derive(Clone, Copy, Debug)]
pub struct WordMarks {
    /// Before and after removed words.
    pub gone: [&'static str; 2],
    /// Before and after added words.
    pub came: [&'static str; 2],
}

impl WordMarks {
    /// The marks in plain text.
    pub const BRACKETS: Self = Self { gone: ["[-", "-]"], came: ["[+", "+]"] };
}

impl Change {
    /// Returns the change on one line, such as `2024: ej bedömd → Gult (”Beslut i nämnden”)`.
    ///
    /// In a changed text, `[-words-]` were removed and `[+words+]` added.
    pub fn words(&self) -> Text {
        self.words_with(WordMarks::BRACKETS)
    }

    /// Returns the same with other marks around removed and added words.
    pub fn words_with(&self, marks: WordMarks) -> Text {
        match self {
            Self::Added => Text::fixed("tillagd", "added"),
            Self::Gone => Text::fixed("borta", "gone"),
            Self::Ended { before, after } => ended(before.as_ref(), after.as_ref()),
            Self::Moved { before, after } => {
                let (before, after) = (before.nearest(), after.nearest());
                let (before, title, after) = (&before.id, &after.title, &after.id);
                text!("flyttad: {before} → {after} ({title})", "moved: {before} → {after} ({title})")
            }
            Self::Renumbered { before, after } => text!("id: {before} → {after}", "id: {before} → {after}"),
            Self::Text { field, before, after } => written(field, before.as_deref(), after.as_deref(), marks),
            Self::List { field, added, gone } => {
                let came = added.iter().map(|name| format!("+ {name}"));
                let names: Vec<String> = came.chain(gone.iter().map(|name| format!("− {name}"))).collect();
                let names = names.join(", ");
                text!(field = field.words(); "{field}: {names}", "{field}: {names}")
            }
            Self::Value { field, before, after } => valued(field, before.as_ref(), after.as_ref()),
            Self::FollowUp(change) => change.words(marks),
            Self::Closed { period, date } => {
                let date = date.map(|date| format!(" ({date})")).unwrap_or_default();
                text!("perioden {period} stängd{date}", "period {period} closed{date}")
            }
            Self::Reopened { period } => text!("perioden {period} öppnad igen", "period {period} opened again"),
            Self::Rewritten { period } => text!(
                "noteringen om den stängda perioden {period} ändrad",
                "the record of the closed period {period} changed"
            ),
        }
    }

    /// Returns the words for a change of an added thing: only its new value.
    pub fn words_of_new(&self) -> Text {
        match self {
            Self::Text { field, before: None, after: Some(after) } => {
                let after = quoted(after);
                text!(field = field.words(), after = after; "{field}: {after}", "{field}: {after}")
            }
            Self::List { field, added, gone } if gone.is_empty() => {
                let names = added.join(", ");
                text!(field = field.words(); "{field}: {names}", "{field}: {names}")
            }
            Self::Value { field, before: None, after: Some(after) } => {
                text!(field = field.words(), after = after.words(); "{field}: {after}", "{field}: {after}")
            }
            _ => self.words(),
        }
    }

    /// Returns a symbol for the change, so that colour is never the only sign.
    pub fn sign(&self) -> char {
        match self {
            Self::Added => '+',
            Self::Gone | Self::Ended { before: None, .. } => '−',
            Self::Moved { .. } => '→',
            Self::Closed { .. } => '▣',
            Self::Reopened { .. } | Self::Rewritten { .. } => '↺',
            Self::FollowUp(change) => match change.direction() {
                Some(StatusDirection::Worse) => '▼',
                Some(StatusDirection::Better) => '▲',
                Some(StatusDirection::Set) => match change.direction_since() {
                    Some(StatusDirection::Worse) => '▼',
                    Some(StatusDirection::Better) => '▲',
                    _ if change.repeats_status() => '=',
                    _ => change.after.status.as_ref().and_then(|status| status.sign).unwrap_or('~'),
                },
                Some(StatusDirection::TakenAway) => Stage::Unassessed.symbol(),
                Some(StatusDirection::Other) | None => '~',
            },
            _ => '~',
        }
    }

    /// Returns whether the words contain marks for removed and added words.
    pub fn has_marks(&self) -> bool {
        match self {
            Self::Text { before, after, .. } => before.is_some() && after.is_some(),
            Self::FollowUp(change) => change.note() == Some(NoteChange::Changed),
            _ => false,
        }
    }
}

impl Stated {
    /// Returns the stage of the status, if the scale has it.
    pub fn stage(&self) -> Option<Stage> {
        self.status.as_ref().and_then(|status| status.stage)
    }
}

impl FollowUpChange {
    fn words(&self, marks: WordMarks) -> Text {
        let period = self.period;
        let (before, after) = (self.before.note.as_deref(), self.after.note.as_deref());
        let note = match self.note() {
            None => None,
            Some(NoteChange::Changed) => {
                let marked = marked(before.unwrap_or_default(), after.unwrap_or_default(), marks);
                Some(text!("anteckningen ändrad: {marked}", "the note changed: {marked}"))
            }
            Some(NoteChange::TakenAway) => {
                let note = quoted(before.unwrap_or_default());
                Some(text!(note = note; "anteckningen borttagen: {note}", "the note removed: {note}"))
            }
            Some(NoteChange::Written) => Some(quoted(after.unwrap_or_default())),
        };
        let Some(turn) = self.direction() else {
            let note = note.unwrap_or(Text::same(""));
            if self.note() == Some(NoteChange::Written) {
                return text!(note = note; "{period}: anteckning {note}", "{period}: note {note}");
            }
            return text!(note = note; "{period}: {note}", "{period}: {note}");
        };
        let turn = match turn {
            StatusDirection::Worse => Text::fixed(", sämre", ", worse"),
            StatusDirection::Better => Text::fixed(", bättre", ", better"),
            StatusDirection::Set | StatusDirection::TakenAway | StatusDirection::Other => Text::same(""),
        };
        let note = note.map_or(Text::same(""), |note| text!(note = note; " ({note})", " ({note})"));
        if let Some((since, earlier)) = &self.earlier {
            let turn = match self.direction_since() {
                Some(StatusDirection::Worse) => Text::fixed("sämre än", "worse than"),
                Some(StatusDirection::Better) => Text::fixed("bättre än", "better than"),
                Some(_) => Text::fixed("inte som", "other than"),
                None => Text::fixed("som", "as"),
            };
            let (earlier, after) = (&earlier.name, status(&self.after));
            return text!(
                after = after, turn = turn, note = note;
                "{period}: {after}, {turn} {since} ({earlier}){note}",
                "{period}: {after}, {turn} {since} ({earlier}){note}"
            );
        }
        text!(
            before = status(&self.before), after = status(&self.after), turn = turn, note = note;
            "{period}: {before} → {after}{turn}{note}",
            "{period}: {before} → {after}{turn}{note}"
        )
    }
}

fn status(stated: &Stated) -> Text {
    stated.status.as_ref().map_or(stage_name(Stage::Unassessed), |status| Text::same(&*status.name))
}

fn ended(before: Option<&Ending>, after: Option<&Ending>) -> Text {
    let how = |ending: &Ending| {
        let by: Vec<&str> = ending.by.iter().map(|id| &**id).collect();
        let how = how_it_ended(ending.period, ending.into.as_deref(), &by);
        let reason = ending.reason.as_ref().map(|reason| quoted(reason));
        match reason {
            Some(reason) => text!(how = how, reason = reason; "{how} ({reason})", "{how} ({reason})"),
            None => how,
        }
    };
    match (before, after) {
        (_, None) => Text::fixed("är med i planen igen", "is in the plan again"),
        (None, Some(after)) => text!(how = how(after); "lämnade planen: {how}", "left the plan: {how}"),
        (Some(before), Some(after)) => text!(
            before = how(before), after = how(after);
            "lämnade planen: {before} → {after}",
            "left the plan: {before} → {after}"
        ),
    }
}

fn written(field: &Field, before: Option<&str>, after: Option<&str>, marks: WordMarks) -> Text {
    let field = field.words();
    match (before, after) {
        (Some(before), Some(after)) => {
            let marked = marked(before, after, marks);
            text!(field = field; "{field}: {marked}", "{field}: {marked}")
        }
        (None, after) => {
            let after = quoted(after.unwrap_or_default());
            text!(field = field, after = after; "{field} tillagd: {after}", "{field} added: {after}")
        }
        (Some(before), None) => {
            let before = quoted(before);
            text!(field = field, before = before; "{field} borttagen: {before}", "{field} removed: {before}")
        }
    }
}

fn valued(field: &Field, before: Option<&Value>, after: Option<&Value>) -> Text {
    let words = |value: Option<&Value>| value.map_or(Text::fixed("inte satt", "not set"), Value::words);
    let field = field.words();
    let turn = match DateShift::of(before, after) {
        Some(DateShift::PutOff) => Text::fixed(" (senarelagd)", " (put off)"),
        Some(DateShift::BroughtForward) => Text::fixed(" (tidigarelagd)", " (brought forward)"),
        None => Text::same(""),
    };
    text!(
        field = field, before = words(before), after = words(after), turn = turn;
        "{field}: {before} → {after}{turn}",
        "{field}: {before} → {after}{turn}"
    )
}

/// Returns a text on one line, in the quotation marks of each language.
fn quoted(text: &str) -> Text {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text!("”{text}”", "“{text}”")
}

/// Merges two texts with marks around removed and added words; long unchanged parts are shortened.
fn marked(before: &str, after: &str, WordMarks { gone, came }: WordMarks) -> String {
    let pieces = wording(before, after);
    let last = pieces.len().saturating_sub(1);
    let shown = pieces.iter().enumerate().map(|(at, piece)| match piece {
        WordRun::Gone(words) => format!("{}{words}{}", gone[0], gone[1]),
        WordRun::Came(words) => format!("{}{words}{}", came[0], came[1]),
        WordRun::Same(words) => shortened(words, at == 0, at == last),
    });
    shown.collect::<Vec<_>>().join(" ")
}

fn shortened(words: &str, is_first: bool, is_last: bool) -> String {
    let words: Vec<&str> = words.split(' ').collect();
    let head = if is_first { 0 } else { AROUND };
    let tail = if is_last { 0 } else { AROUND };
    // One word is not longer than the ellipsis in its place.
    if words.len() <= head + tail + 1 {
        return words.join(" ");
    }
    let mut shown = words[..head].to_vec();
    shown.push("…");
    shown.extend(&words[words.len() - tail..]);
    shown.join(" ")
}
