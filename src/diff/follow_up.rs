//! The changes of follow-ups.

use std::collections::BTreeMap;

use super::compared::Compared;
use super::wording::is_same;
use super::{Change, Field, field};
use crate::model::{FollowUp, Period, Plan, Stage, same_key};

/// A change of a follow-up for a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUpChange {
    /// The period.
    pub period: Period,
    /// The old follow-up.
    pub before: Stated,
    /// The new follow-up.
    pub after: Stated,
    /// The latest status of an earlier period, with that period, if a status was added for a thing that had follow-ups.
    pub earlier: Option<(Period, StatedStatus)>,
    /// The note of that period.
    pub earlier_note: Option<String>,
}

/// A status, a note, both or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// The status.
    pub status: Option<StatedStatus>,
    /// The note.
    pub note: Option<String>,
}

/// A status, as defined in the scale of its version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedStatus {
    /// The name of the status.
    pub name: String,
    /// The stage; `None` for a status that is not in the scale.
    pub stage: Option<Stage>,
    /// Its sign in the scale; none for a status that is not in the scale.
    pub sign: Option<char>,
}

/// The direction of a changed status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusDirection {
    /// It is worse; see [`Stage::is_better_than`].
    Worse,
    /// The status was removed.
    TakenAway,
    /// The status was added.
    Set,
    /// It is better.
    Better,
    /// Another status with the same stage.
    Other,
}

impl StatusDirection {
    /// Returns the name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::TakenAway => "taken-away",
            Self::Set => "set",
            Self::Better => "better",
            Self::Other => "other",
        }
    }
}

/// The kind of a change of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteChange {
    /// The note was added.
    Written,
    /// The note was changed.
    Changed,
    /// The note was removed.
    TakenAway,
}

impl NoteChange {
    /// Returns the name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Changed => "changed",
            Self::TakenAway => "taken-away",
        }
    }
}

impl FollowUpChange {
    /// Returns the direction of the status change; `None` if the status is unchanged.
    pub fn direction(&self) -> Option<StatusDirection> {
        let (before, after) = match (&self.before.status, &self.after.status) {
            (None, None) => return None,
            (None, Some(_)) => return Some(StatusDirection::Set),
            (Some(_), None) => return Some(StatusDirection::TakenAway),
            (Some(before), Some(after)) => (before, after),
        };
        direction(before, after)
    }

    /// Returns the direction of a status that was added, compared with the latest earlier period; `None` if there is
    /// nothing to compare with, or if it is the same status.
    pub fn direction_since(&self) -> Option<StatusDirection> {
        let ((_, earlier), after) = (self.earlier.as_ref()?, self.after.status.as_ref()?);
        direction(earlier, after)
    }

    /// Returns whether a status was added that is the same as that of the latest earlier period.
    pub fn repeats_status(&self) -> bool {
        let is_same = |(_, earlier): &(Period, StatedStatus)| {
            self.after.status.as_ref().is_some_and(|it| is_same_status(earlier, it))
        };
        self.earlier.as_ref().is_some_and(is_same)
    }

    /// Returns whether a status was added that is the same as that of the latest earlier period, and nothing else: its
    /// note is none, or that of then.
    pub fn is_carried_on(&self) -> bool {
        let is_said_again = |note: &String| self.earlier_note.as_ref().is_some_and(|earlier| is_same(earlier, note));
        self.repeats_status() && self.after.note.as_ref().is_none_or(is_said_again)
    }

    /// Returns the change of the note; `None` if the note is unchanged.
    pub fn note(&self) -> Option<NoteChange> {
        match (&self.before.note, &self.after.note) {
            (None, None) => None,
            (None, Some(_)) => Some(NoteChange::Written),
            (Some(_), None) => Some(NoteChange::TakenAway),
            (Some(before), Some(after)) => (!is_same(before, after)).then_some(NoteChange::Changed),
        }
    }
}

fn is_same_status(before: &StatedStatus, after: &StatedStatus) -> bool {
    same_key(&before.name) == same_key(&after.name)
}

/// Returns the direction from one status to another; `None` if they are the same.
fn direction(before: &StatedStatus, after: &StatedStatus) -> Option<StatusDirection> {
    (!is_same_status(before, after)).then(|| match (before.stage, after.stage) {
        (Some(before), Some(after)) if after.is_better_than(before) => StatusDirection::Better,
        (Some(before), Some(after)) if before.is_better_than(after) => StatusDirection::Worse,
        _ => StatusDirection::Other,
    })
}

/// Returns the changed follow-ups by period, then the changed links.
pub(super) fn changes(compared: &Compared<'_>, before: &[FollowUp<'_>], after: &[FollowUp<'_>]) -> Vec<Change> {
    let periods = by_period(before, after);
    let mut latest: Option<(Period, StatedStatus, Option<String>)> = None;
    let changes = periods.into_iter().map(|(period, [then, now])| {
        let (then, now) = (stated(compared.before, then), stated(compared.after, now));
        let is_added = then.status.is_none() && now.status.is_some() && !before.is_empty();
        let (earlier, earlier_note) = match latest.clone().filter(|_| is_added) {
            Some((period, status, note)) => (Some((period, status)), note),
            None => (None, None),
        };
        latest = now.status.clone().map(|status| (period, status, now.note.clone())).or(latest.take());
        FollowUpChange { period, before: then, after: now, earlier, earlier_note }
    });
    let changes = changes.filter(|change| change.direction().is_some() || change.note().is_some());
    changes.map(Change::FollowUp).chain(links(before, after)).collect()
}

/// Returns the changed links, by period.
fn links(before: &[FollowUp<'_>], after: &[FollowUp<'_>]) -> Vec<Change> {
    let changes = by_period(before, after).into_iter().filter_map(|(period, [then, now])| {
        let (then, now) = (then.map_or(&[][..], |then| &then.links), now.map_or(&[][..], |now| &now.links));
        field::links(Field::links_of(period), then, now)
    });
    changes.collect()
}

fn by_period<'f, 'a>(
    before: &'f [FollowUp<'a>],
    after: &'f [FollowUp<'a>],
) -> BTreeMap<Period, [Option<&'f FollowUp<'a>>; 2]> {
    let mut periods: BTreeMap<Period, [Option<&FollowUp<'_>>; 2]> = BTreeMap::new();
    for (side, follow_ups) in [before, after].into_iter().enumerate() {
        for follow_up in follow_ups {
            // Of duplicates for a period, the first counts everywhere.
            periods.entry(*follow_up.period).or_default()[side].get_or_insert(follow_up);
        }
    }
    periods
}

fn stated(plan: &Plan<'_>, follow_up: Option<&FollowUp<'_>>) -> Stated {
    let status = follow_up.and_then(|follow_up| follow_up.status.as_ref()).map(|status| match status.id {
        Some(id) => {
            let step = plan.scale.get(id);
            StatedStatus { name: step.name.to_string(), stage: Some(*step.stage), sign: Some(step.sign) }
        }
        None => StatedStatus { name: status.name.to_string(), stage: None, sign: None },
    });
    Stated { status, note: follow_up.and_then(|follow_up| Some(follow_up.note.as_ref()?.to_string())) }
}
