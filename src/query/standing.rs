//! Where an activity stands in a period.

use crate::model::{Activity, FollowUp, Period, Plan, Stage, Status, StatusId};

/// Where an activity stands in a period, and what was said of it.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'p, 'a> {
    /// The period that is looked at.
    pub period: Period,
    /// Where it stands.
    pub stage: Stage,
    /// The status somebody set; absent where the stage follows from the calendar.
    pub status: Option<&'p Status<'a>>,
    /// What somebody wrote.
    pub note: Option<&'p str>,
}

impl Standing<'_, '_> {
    /// Returns whether nobody wrote the stage: the activity is planned because it has not started yet.
    pub fn is_derived(&self) -> bool {
        self.stage == Stage::Planned && self.status.is_none()
    }

    /// Returns whether an assessment is asked for in the period, be it there or not.
    pub fn is_asked_for(&self) -> bool {
        self.status.is_some() || self.stage == Stage::Unassessed
    }
}

/// Returns where an activity stands in a period (design: "What the colours mean").
///
/// A status that was set for the period counts. Without one, the activity is *closed* from the period on in which it left
/// the plan, *planned* before its start, *closed* after its `until` or, done once, after it was done; otherwise it is due and *unassessed*. A period longer than the plan's rhythm
/// shows the latest of its parts.
pub fn standing<'p, 'a>(plan: &'p Plan<'a>, activity: &'p Activity<'a>, period: Period) -> Standing<'p, 'a> {
    let latest = |has: fn(&FollowUp<'_>) -> bool| {
        let within =
            activity.follow_ups.iter().filter(|follow_up| period.contains(*follow_up.period) && has(follow_up));
        within.max_by_key(|follow_up| *follow_up.period)
    };
    let status = latest(|follow_up| stated(follow_up).is_some()).and_then(stated).map(|id| plan.scale.get(id));
    let note = latest(|follow_up| follow_up.note.is_some()).and_then(|follow_up| follow_up.note.as_ref());
    let stage = status.map_or_else(|| by_calendar(plan, activity, period), |status| *status.stage);
    Standing { period, stage, status, note: note.map(|note| &*note.value) }
}

fn stated(follow_up: &FollowUp<'_>) -> Option<StatusId> {
    follow_up.status.as_ref().and_then(|status| status.id)
}

fn by_calendar(plan: &Plan<'_>, activity: &Activity<'_>, period: Period) -> Stage {
    // From the period it was decided in: what is dropped in a year is not asked for at the year's end.
    if activity.ended.as_ref().is_some_and(|end| !end.period.is_after(period)) {
        return Stage::Closed;
    }
    if activity.start.is_after(period) {
        return Stage::Planned;
    }
    let ended = activity.until.is_some_and(|until| until.is_before(period));
    let done_before = || {
        let before = activity.follow_ups.iter().filter(|follow_up| follow_up.period.is_before(period));
        before.filter_map(stated).any(|id| *plan.scale.get(id).stage == Stage::Done)
    };
    if ended || (activity.every.is_none() && done_before()) { Stage::Closed } else { Stage::Unassessed }
}
