//! The standing of activities, and of goals and priorities by their own assessment.

use crate::model::{Activity, Day, FollowUp, Period, Plan, Stage, Status, StatusId, Thing, Tier, When};

/// The standing of a thing in a period: its stage, with what was stated.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'p, 'a> {
    /// The period.
    pub period: Period,
    /// The day as of which it is determined.
    pub today: Day,
    /// The stage.
    pub stage: Stage,
    /// The stated status; `None` if the stage follows from the calendar.
    pub status: Option<&'p Status<'a>>,
    /// The note.
    pub note: Option<&'p str>,
    /// True if it should be finished by now, and is not.
    pub is_late: bool,
    /// The reason why it is closed, if the stage is *closed*.
    pub closed_by: Option<ClosedBy>,
    /// True if the plan assesses things of its level.
    pub is_of_assessed_level: bool,
}

/// The reason why nothing more is expected of an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosedBy {
    /// It is done.
    Done,
    /// It was repeated, and its `until` has passed.
    Until,
    /// It left the plan.
    Ended,
}

named! {
    ClosedBy;
    /// Every reason, in the order of display.
    ALL;
    /// Returns the name in machine formats.
    name;
    Done = "done",
    Until = "until",
    Ended = "ended",
}

/// The expectation of the calendar for an activity in a period without a stated status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Nothing yet, because it starts later.
    Later,
    /// An assessment.
    Assessment,
    /// Nothing any more.
    Nothing(ClosedBy),
}

impl Standing<'_, '_> {
    /// Returns whether *planned* was derived from the start, and not stated.
    pub fn is_derived(&self) -> bool {
        self.stage == Stage::Planned && self.status.is_none()
    }

    /// Returns the symbol for places without room for words: that of the status, else of the stage.
    pub fn sign(&self) -> char {
        self.status.map_or(self.stage.symbol(), |status| status.sign)
    }

    /// Returns the stage; `None` if nothing is stated, and the plan does not ask: that is not *unassessed*.
    pub fn told_stage(&self) -> Option<Stage> {
        let is_told = self.stage != Stage::Unassessed || self.is_of_assessed_level;
        is_told.then_some(self.stage)
    }

    /// Returns whether an assessment is expected in the period, whether it exists or not.
    pub fn is_asked_for(&self) -> bool {
        self.is_of_assessed_level && (self.status.is_some() || self.stage == Stage::Unassessed)
    }
}

/// Returns the standing of an activity in a period, as of a day.
///
/// A status stated for the period counts; without one, the stage follows from [`expected`].
pub fn standing<'p, 'a>(
    plan: &'p Plan<'a>,
    activity: &'p Activity<'a>,
    period: Period,
    today: Day,
) -> Standing<'p, 'a> {
    from_stated(plan, activity, (period, today), stated(plan, &activity.follow_ups, period), done(plan, activity))
}

/// Returns the standings of an activity in several periods, as of a day.
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
        // The latest *done* before the period is enough.
        let before = done.partition_point(|done| done.is_before(*period));
        from_stated(plan, activity, (*period, today), stated, done[..before].last().copied().into_iter())
    };
    periods.iter().map(standing).collect()
}

/// Returns the standing of a goal or a priority by its own assessment, and that of an activity by [`standing`].
/// `None` if nothing is stated or expected.
///
/// The activities below a goal do not affect its standing.
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
    let is_of_assessed_level = plan.asks_for(thing.tier());
    let is_asked = is_of_assessed_level && plan.years.is_none_or(|years| years.touches(period));
    let stage = status.map_or(Stage::Unassessed, |status| *status.stage);
    let is_there = status.is_some() || note.is_some() || is_asked;
    is_there.then_some(Standing {
        period,
        today,
        stage,
        status,
        note,
        is_late: false,
        closed_by: None,
        is_of_assessed_level,
    })
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
    let is_of_assessed_level = plan.asks_for(Tier::Activity);
    let is_late = match stage {
        Stage::Planned | Stage::Done | Stage::Closed => false,
        // Where nobody is asked how it goes, a passed date says nothing.
        Stage::Unassessed => is_of_assessed_level && is_overdue(activity, period, today),
        Stage::OffTrack | Stage::Ongoing => is_overdue(activity, period, today),
    };
    Standing { period, today, stage, status, note, is_late, closed_by, is_of_assessed_level }
}

/// The latest status and note.
type LastStated<'p, 'a> = (Option<&'p Status<'a>>, Option<&'p str>);

/// Returns the status and the note of a period. For a period longer than the plan's rhythm, returns the latest
/// status, and the latest note that is not older than it.
pub fn stated<'p, 'a>(plan: &'p Plan<'a>, follow_ups: &'p [FollowUp<'a>], period: Period) -> LastStated<'p, 'a> {
    latest(plan, follow_ups.iter(), period)
}

/// Returns the latest status among the follow-ups in a period, and the latest note. A note older than the status is
/// dropped, because it does not explain the status.
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

/// Returns what the calendar expects of an activity in a period; `done` are the periods in which it was done.
///
/// Nothing is expected from the period on in which the activity left the plan, nor after the `until` of a repeated
/// one. An activity that is not repeated is expected until it is done; with an `until`, until it is done in a
/// period that reaches the end of `until`.
///
/// A repeated activity is expected in each period, unless it was done in an earlier period of the same repetition.
/// So if it is repeated less often than the plan is followed up (yearly in a quarterly plan), nothing is expected
/// after *done* until the next repetition. Repetitions are counted in whole months from the month of the start. A
/// period belongs to the repetition that contains its last month, so a repetition that begins within a period is
/// expected in it.
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
        Some(_) => {
            let repetition = |period: Period| repetition(plan, activity, period);
            done.any(|done| done.is_before(period) && repetition(done) == repetition(period))
        }
        None => done.any(|done| done.is_before(period) && until.is_none_or(|until| until.is_over_by(done))),
    };
    if is_done { Expected::Nothing(ClosedBy::Done) } else { Expected::Assessment }
}

/// Returns the index of the repetition that a period belongs to, from 0; none if the activity is not repeated.
pub fn repetition(plan: &Plan<'_>, activity: &Activity<'_>, period: Period) -> Option<i64> {
    let months = activity.every?.months();
    Some((period.last_day().months() - start(plan, activity).first_day().months()).div_euclid(months.into()))
}

/// Returns the start of an activity; the default is the plan's first year.
pub fn start(plan: &Plan<'_>, activity: &Activity<'_>) -> When {
    let first = || plan.years.map_or(Period::FIRST, |years| *years.first);
    activity.start.map_or_else(|| first().into(), |start| *start)
}

/// Returns the periods in which an activity was done.
fn done(plan: &Plan<'_>, activity: &Activity<'_>) -> impl Iterator<Item = Period> {
    let is_done =
        |follow_up: &&FollowUp<'_>| status_of(follow_up).is_some_and(|id| *plan.scale.get(id).stage == Stage::Done);
    activity.follow_ups.iter().filter(is_done).map(|follow_up| *follow_up.period)
}

fn status_of(follow_up: &FollowUp<'_>) -> Option<StatusId> {
    follow_up.status.as_ref().and_then(|status| status.id)
}

/// Returns whether a non-repeated activity should have been finished by the end of a period, or by today if the
/// period is not over.
fn is_overdue(activity: &Activity<'_>, period: Period, today: Day) -> bool {
    let is_over = period.last_day() < today;
    activity.due_date().is_some_and(|due| if is_over { due.is_over_by(period) } else { due.is_before(today) })
}
