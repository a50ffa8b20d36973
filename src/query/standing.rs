//! Where an activity stands in a period, and a goal or a priority by its own assessment.

use crate::model::{Activity, Day, FollowUp, Period, Plan, Stage, Status, StatusId, Thing, When};

/// Where an activity stands in a period, and what was said of it.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'p, 'a> {
    /// The period that is looked at.
    pub period: Period,
    /// The day it is looked at on.
    pub today: Day,
    /// Where it stands.
    pub stage: Stage,
    /// The status somebody set; absent where the stage follows from the calendar.
    pub status: Option<&'p Status<'a>>,
    /// What somebody wrote.
    pub note: Option<&'p str>,
    /// Whether it was to be finished by now, and is not.
    pub is_late: bool,
    /// Why nothing is asked of it any more; present where the stage is *closed*.
    pub closed_by: Option<ClosedBy>,
}

/// Why nothing more is asked of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedBy {
    /// It is done.
    Done,
    /// It was repeated, and has run until its end.
    Until,
    /// It left the plan.
    Ended,
}

impl ClosedBy {
    /// Every reason, in the order they are listed.
    pub const ALL: [Self; 3] = [Self::Done, Self::Until, Self::Ended];

    /// Returns its name in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Until => "until",
            Self::Ended => "ended",
        }
    }
}

/// What the calendar asks of an activity in a period for which nothing is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing yet: it starts later.
    Later,
    /// An assessment.
    Assessment,
    /// Nothing any more.
    Nothing(ClosedBy),
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

/// Returns where an activity stands in a period, looked at on a day.
///
/// A status that was set for the period counts; without one, the stage is what [`expected`] says.
pub fn standing<'p, 'a>(
    plan: &'p Plan<'a>,
    activity: &'p Activity<'a>,
    period: Period,
    today: Day,
) -> Standing<'p, 'a> {
    from_stated(plan, activity, (period, today), stated(plan, &activity.follow_ups, period), done(plan, activity))
}

/// Returns where an activity stands in each of several periods, looked at on a day.
pub fn standings<'p, 'a>(
    plan: &'p Plan<'a>,
    activity: &'p Activity<'a>,
    periods: &[Period],
    today: Day,
) -> Vec<Standing<'p, 'a>> {
    let mut follow_ups: Vec<&FollowUp<'_>> = activity.follow_ups.iter().collect();
    follow_ups.sort_by_key(|follow_up| follow_up.period.first_day());
    let mut done: Vec<Period> = done(plan, activity).collect();
    done.sort_unstable_by_key(|done| done.last_day());
    let standing = |period: &Period| {
        let first = follow_ups.partition_point(|it| it.period.first_day() < period.first_day());
        let last = follow_ups.partition_point(|it| it.period.first_day() <= period.last_day());
        let stated = latest(plan, follow_ups[first..last].iter().copied(), *period);
        // Whether it was done before, the latest time that it was says.
        let before = done.partition_point(|done| done.is_before(*period));
        from_stated(plan, activity, (*period, today), stated, done[..before].last().copied().into_iter())
    };
    periods.iter().map(standing).collect()
}

/// Returns where a goal or a priority stands by its own assessment, and an activity as [`standing`] says; none where
/// nothing is stated for the period and nothing is asked for.
///
/// What stands under a goal says nothing of it here: its own colour is what somebody set.
pub fn own_standing<'p, 'a>(
    plan: &'p Plan<'a>,
    thing: Thing<'p, 'a>,
    period: Period,
    today: Day,
) -> Option<Standing<'p, 'a>> {
    if let Thing::Activity(_, _, activity) = thing {
        return Some(standing(plan, activity, period, today));
    }
    let (status, note) = stated(plan, thing.follow_ups(), period);
    let is_asked = plan.asks_for(thing.tier()) && plan.years.is_none_or(|years| years.touches(period));
    let stage = status.map_or(Stage::Unassessed, |status| *status.stage);
    let is_there = status.is_some() || note.is_some() || is_asked;
    is_there.then_some(Standing { period, today, stage, status, note, is_late: false, closed_by: None })
}

fn from_stated<'p, 'a>(
    plan: &'p Plan<'a>,
    activity: &'p Activity<'a>,
    (period, today): (Period, Day),
    (status, note): LastStated<'p, 'a>,
    done: impl Iterator<Item = Period>,
) -> Standing<'p, 'a> {
    let (stage, closed_by) = match status {
        Some(status) => (*status.stage, None),
        None => match expected(plan, activity, period, done) {
            Expected::Later => (Stage::Planned, None),
            Expected::Assessment => (Stage::Unassessed, None),
            Expected::Nothing(by) => (Stage::Closed, Some(by)),
        },
    };
    let is_late = match stage {
        Stage::Planned | Stage::Done | Stage::Closed => false,
        Stage::OffTrack | Stage::Ongoing | Stage::Unassessed => is_overdue(activity, period, today),
    };
    Standing { period, today, stage, status, note, is_late, closed_by }
}

/// The status and the note that were stated last.
type LastStated<'p, 'a> = (Option<&'p Status<'a>>, Option<&'p str>);

/// Returns the status and the note that were stated for a period: for one that is longer than the plan's
/// rhythm, the latest status, and the latest note that is no older than it.
pub fn stated<'p, 'a>(plan: &'p Plan<'a>, follow_ups: &'p [FollowUp<'a>], period: Period) -> LastStated<'p, 'a> {
    latest(plan, follow_ups.iter(), period)
}

/// Returns the latest status among the follow-ups that lie in a period, and the latest note. A note that is older than
/// the status does not say why it is as it is.
fn latest<'p, 'a: 'p>(
    plan: &'p Plan<'a>,
    follow_ups: impl Iterator<Item = &'p FollowUp<'a>> + Clone,
    period: Period,
) -> LastStated<'p, 'a> {
    let latest = |has: fn(&FollowUp<'_>) -> bool| {
        let within = follow_ups.clone().filter(|follow_up| period.contains(*follow_up.period) && has(follow_up));
        within.max_by_key(|follow_up| *follow_up.period)
    };
    let assessed = latest(|follow_up| status_of(follow_up).is_some());
    let status = assessed.and_then(status_of).map(|id| plan.scale.get(id));
    let noted = latest(|follow_up| follow_up.note.is_some());
    let noted = noted.filter(|noted| assessed.is_none_or(|assessed| *noted.period >= *assessed.period));
    (status, noted.and_then(|noted| noted.note.as_ref()).map(|note| &*note.value))
}

/// Returns what the calendar asks of an activity in a period; `done` are the periods for which it is said to be done.
///
/// Nothing is asked any more from the period on in which it left the plan, nor, if it is repeated, after its `until`.
/// What is done once is asked for until it is done; with an `until`, until it is done in a period that reaches the end
/// of that.
///
/// What is repeated is asked for in each period, unless it was done in an earlier period of the same repetition. So if
/// it is repeated more rarely than the plan is followed up (each year in a quarterly plan), then once it is done
/// nothing is asked until the next repetition begins. Repetitions are counted in whole months from the one in which the
/// activity starts, and a period belongs to the one that its last month lies in: one that begins within a period is
/// asked for in it.
pub fn expected(
    plan: &Plan<'_>,
    activity: &Activity<'_>,
    period: Period,
    mut done: impl Iterator<Item = Period>,
) -> Expected {
    if activity.ended.as_ref().is_some_and(|end| !end.period.is_after(period)) {
        return Expected::Nothing(ClosedBy::Ended);
    }
    let start = start(plan, activity);
    if start.is_after(period) {
        return Expected::Later;
    }
    let until = activity.until;
    let is_done = match activity.every {
        Some(_) if until.is_some_and(|until| until.is_before(period)) => return Expected::Nothing(ClosedBy::Until),
        Some(every) => {
            let repetition = |period: Period| {
                (period.last_day().months() - start.first_day().months()).div_euclid(every.months().into())
            };
            done.any(|done| done.is_before(period) && repetition(done) == repetition(period))
        }
        None => done.any(|done| done.is_before(period) && until.is_none_or(|until| until.is_over_by(done))),
    };
    if is_done { Expected::Nothing(ClosedBy::Done) } else { Expected::Assessment }
}

/// Returns when an activity starts: with the plan's first year where it does not say.
pub fn start(plan: &Plan<'_>, activity: &Activity<'_>) -> When {
    let first = || plan.years.map_or(Period::FIRST, |years| *years.first);
    activity.start.map_or_else(|| first().into(), |start| *start)
}

/// The periods for which an activity is stated to be done.
fn done(plan: &Plan<'_>, activity: &Activity<'_>) -> impl Iterator<Item = Period> {
    let is_done =
        |follow_up: &&FollowUp<'_>| status_of(follow_up).is_some_and(|id| *plan.scale.get(id).stage == Stage::Done);
    activity.follow_ups.iter().filter(is_done).map(|follow_up| *follow_up.period)
}

fn status_of(follow_up: &FollowUp<'_>) -> Option<StatusId> {
    follow_up.status.as_ref().and_then(|status| status.id)
}

/// Whether what is done once was to be finished by the end of a period; of one that is not over, by today.
fn is_overdue(activity: &Activity<'_>, period: Period, today: Day) -> bool {
    let is_over = period.last_day() < today;
    activity.due_date().is_some_and(|due| if is_over { due.is_over_by(period) } else { due.is_before(today) })
}
