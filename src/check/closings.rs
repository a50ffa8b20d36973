//! Closed periods, with the record made when they were closed.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Context;
use crate::model::{Assessed, Closing, FollowUp, Period, Plan, StatusRef, Str, Thing, checksum, same_key};
use crate::source::Spanned;

/// The maximum number of closed periods to check, ten years of months. Each is compared with every activity.
const MOST: usize = 120;

/// A closed period.
pub(super) struct ClosedPeriod<'p, 'a> {
    /// The closing in the plan.
    pub(super) closing: &'p Closing<'a>,
    /// The recorded assessments, by the id of what was assessed.
    record: HashMap<Cow<'p, str>, &'p Assessed<'a>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Returns the closed periods that the plan is followed up for and that have begun, in file order. Errors of
    /// the others (PL303, PL304, PL404) would be reported again for each activity.
    pub(super) fn closed(&self) -> impl Iterator<Item = &ClosedPeriod<'p, 'a>> {
        let can_hold = |closed: &&ClosedPeriod<'_, '_>| {
            self.is_on_calendar(closed.period()) && !closed.period().is_after(self.today)
        };
        self.closings.iter().filter(can_hold)
    }

    /// Returns whether a follow-up differs from the record of its closed period (PL402).
    pub(super) fn is_changed(&self, thing: Thing<'_, '_>, now: &FollowUp<'_>) -> bool {
        let closed = self.closed().find(|closed| closed.period() == *now.period);
        closed.is_some_and(|closed| closed.has_record() && !closed.is_kept(thing))
    }
}

impl<'p, 'a> ClosedPeriod<'p, 'a> {
    /// Returns the closed periods of a plan, in file order.
    pub(super) fn all(plan: &'p Plan<'a>) -> Vec<Self> {
        let closed = |closing: &'p Closing<'a>| {
            let record = closing.assessed.iter().map(|assessed| (same_key(&assessed.id), assessed)).collect();
            Self { closing, record }
        };
        plan.closings.iter().take(MOST).map(closed).collect()
    }

    /// Returns whether there is a record.
    pub(super) fn has_record(&self) -> bool {
        !self.record.is_empty()
    }

    /// Returns whether the current assessment of a thing equals the record.
    pub(super) fn is_kept(&self, thing: Thing<'_, '_>) -> bool {
        match (self.stated_then(thing), self.stated_now(thing)) {
            (None, None) => true,
            (Some(then), Some(now)) => {
                same_status(then.status.as_ref(), now.status.as_ref())
                    && same_note(then.note.as_ref(), now.note.as_ref())
            }
            _ => false,
        }
    }

    /// Returns the period.
    pub(super) fn period(&self) -> Period {
        *self.closing.period
    }

    /// Returns the recorded assessment of a thing, by its id or a former one.
    pub(super) fn stated_then(&self, thing: Thing<'_, '_>) -> Option<&'p Assessed<'a>> {
        let mut ids = std::iter::once(thing.id()).chain(thing.formerly().iter().rev());
        let record = ids.find_map(|id| self.record.get(&*same_key(id)).copied());
        record.filter(|record| record.status.is_some() || record.note.is_some())
    }

    /// Returns the current assessment of a thing.
    pub(super) fn stated_now<'n, 'm>(&self, thing: Thing<'n, 'm>) -> Option<&'n FollowUp<'m>> {
        let period = self.period();
        let is_stated = |it: &&FollowUp<'_>| *it.period == period && (it.status.is_some() || it.note.is_some());
        thing.follow_ups().iter().find(is_stated)
    }
}

/// Returns whether a status equals the recorded one. A status that is not in the scale is reported as such (PL204).
pub(super) fn same_status(then: Option<&StatusRef<'_>>, now: Option<&StatusRef<'_>>) -> bool {
    match (then, now) {
        (None, None) => true,
        // The record may have a status that the scale no longer has.
        (Some(then), Some(now)) => now.id.is_none() || then.id == now.id || same_key(&then.name) == same_key(&now.name),
        _ => false,
    }
}

/// Returns whether a note has the recorded checksum.
fn same_note(then: Option<&Spanned<Str<'_>>>, now: Option<&Spanned<Str<'_>>>) -> bool {
    match (then, now) {
        (None, None) => true,
        (Some(then), Some(now)) => **then == checksum(now),
        _ => false,
    }
}
