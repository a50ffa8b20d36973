//! The assessment of one period, as it is stated.

use super::draft::KeyChange;
use super::layout::Spelled;
use crate::model::{FollowUp, Period, StatusId};

/// The new assessment for one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statement {
    /// A status, a note, or both. `None` keeps the old value; an empty note removes it.
    Stated {
        /// The status, with the name to write.
        status: Option<(StatusId, String)>,
        /// The note.
        note: Option<String>,
    },
    /// No status, with or without a note. Anything else stated for the period is removed.
    Unassessed {
        /// The note. `None` keeps the old one; an empty note removes it.
        note: Option<String>,
    },
    /// Nothing: the follow-up is removed.
    Cleared,
}

impl Statement {
    /// Returns the steps that are needed; none if the file already says all of it.
    pub(super) fn steps(&self, period: Period, now: Option<&FollowUp<'_>>) -> Vec<KeyChange> {
        let path = || vec!["follow_up".to_owned(), period.to_string()];
        let of_now = now.and_then(|now| now.note.as_ref()).map(|note| &*note.value);
        let (status, note, is_unassessed) = match self {
            Self::Stated { status, note } => (status.as_ref(), note, false),
            // A follow-up without a status and a note is the same as no follow-up.
            Self::Unassessed { note } if note.as_deref().or(of_now).is_some_and(|note| !note.is_empty()) => {
                (None, note, true)
            }
            Self::Unassessed { .. } | Self::Cleared => {
                return now.map(|_| KeyChange::Remove(path())).into_iter().collect();
            }
        };
        let has_status = |id: StatusId| now.and_then(|now| now.status.as_ref()).is_some_and(|now| now.id == Some(id));
        let status = status.filter(|(id, _)| !has_status(*id)).map(|(_, name)| ("status", name));
        let said = note.as_ref().filter(|note| !note.is_empty() && of_now != Some(&***note)).map(|note| ("note", note));
        let stated: Vec<(String, Spelled)> =
            status.into_iter().chain(said).map(|(key, text)| (key.to_owned(), Spelled::text(text))).collect();
        let mut steps = Vec::new();
        if !stated.is_empty() {
            steps.push(KeyChange::Set(path(), Spelled::Table(stated)));
        }
        let is_without_note = note.as_ref().is_some_and(String::is_empty) && of_now.is_some();
        let is_without_status = is_unassessed && now.is_some_and(|now| now.status.is_some());
        let gone = [("note", is_without_note), ("status", is_without_status)];
        let gone =
            gone.into_iter().filter(|(_, is_gone)| *is_gone).map(|(key, _)| [path(), vec![key.to_owned()]].concat());
        steps.extend(gone.map(KeyChange::Remove));
        steps
    }
}
