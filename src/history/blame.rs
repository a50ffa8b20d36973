//! The commits that last set the current status and note of each period.

use super::LogEntry;
use crate::diff::{Change, FollowUpChange};
use crate::model::{Period, Thing};

/// The origin of a follow-up of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The period.
    pub period: Period,
    /// The origin of the status, if there is one.
    pub status: Option<Set>,
    /// The origin of the note, if there is one.
    pub note: Option<Set>,
}

/// The origin of a status or a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// A commit, by its index.
    In(usize),
    /// It is not committed yet.
    NotYet,
    /// Unknown, because the files could not be read then.
    Unknown,
}

/// Returns the origins of a thing's follow-ups, in file order.
///
/// `entries` must be the [`log_entries`](super::log_entries()) of the thing.
pub fn blame(thing: Thing<'_, '_>, entries: &[LogEntry]) -> Vec<Blame> {
    let find = |period: Period, is_set: &dyn Fn(&FollowUpChange) -> bool| {
        let sets = |entry: &&LogEntry| {
            let mut changes = entry.difference.things.iter().flat_map(|thing| &thing.changes);
            changes.any(|change| matches!(change, Change::FollowUp(it) if it.period == period && is_set(it)))
        };
        entries.iter().find(sets).map_or(Set::Unknown, |entry| entry.commit.map_or(Set::NotYet, Set::In))
    };
    let of = |follow_up: &crate::model::FollowUp<'_>| {
        let period = *follow_up.period;
        Blame {
            period,
            status: follow_up.status.as_ref().map(|_| find(period, &|it| it.direction().is_some())),
            note: follow_up.note.as_ref().map(|_| find(period, &|it| it.note().is_some())),
        }
    };
    thing.follow_ups().iter().map(of).collect()
}
