//! Who stated last what is stated of each period.

use super::Entry;
use crate::diff::{Change, FollowUpChange};
use crate::model::{Period, Thing};

/// Who stated what is stated of a goal, a priority or an activity for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The period.
    pub period: Period,
    /// Who set the status; none where there is no status.
    pub status: Option<Set>,
    /// Who wrote the note; none where there is no note.
    pub note: Option<Set>,
}

/// When something was stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// In a commit, by its number.
    In(usize),
    /// It is not committed yet.
    NotYet,
    /// The history does not tell: it could not be read then.
    Unknown,
}

/// Returns who stated last what is stated of a thing for each period, in the order of the file.
///
/// The [`story`](super::story) must be that of the thing.
pub fn blame(thing: Thing<'_, '_>, entries: &[Entry]) -> Vec<Blame> {
    let find = |period: Period, is_set: &dyn Fn(&FollowUpChange) -> bool| {
        let sets = |entry: &&Entry| {
            let mut changes = entry.difference.things.iter().flat_map(|thing| &thing.changes);
            changes.any(|change| matches!(change, Change::FollowUp(it) if it.period == period && is_set(it)))
        };
        entries.iter().find(sets).map_or(Set::Unknown, |entry| entry.commit.map_or(Set::NotYet, Set::In))
    };
    let of = |follow_up: &crate::model::FollowUp<'_>| {
        let period = *follow_up.period;
        Blame {
            period,
            status: follow_up.status.as_ref().map(|_| find(period, &|it| it.turn().is_some())),
            note: follow_up.note.as_ref().map(|_| find(period, &|it| it.note().is_some())),
        }
    };
    thing.follow_ups().iter().map(of).collect()
}
