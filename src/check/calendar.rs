//! What the calendar holds against what was stated, in one place: a follow-up has one fault at the most.
//!
//! A mistake must give one finding. So the rules of the calendar do not look for themselves: each takes the follow-ups
//! with its own [`Fault`], and [`Course::fault`] is the order in which one fault hides another. What another rule has
//! found already is never judged: an activity that was not understood, a period off the rhythm (PL303) or outside the
//! plan's years (PL304), a status that is not in the scale (PL204), and what changed in a closed period (PL402).

use super::Context;
use crate::model::{Activity, FollowUp, Goal, Period, Stage, Status};
use crate::source::Spanned;

/// What the calendar has against a follow-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It says nothing.
    Empty,
    /// Its period has not begun.
    InFuture,
    /// Nothing was asked of the activity any more.
    AfterEnd,
    /// The activity is said to start later.
    BeforeStart,
    /// It is *planned*, and the start has come.
    PlannedAfterStart,
    /// It is *done*, and is said to go on.
    DoneBeforeUntil,
    /// It is *off-track* or *ongoing*, and nobody says why or how far.
    WithoutNote,
}

/// How an activity came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It was to be done once, and was: the period, at the status that says so.
    Done(Spanned<Period>),
    /// The last period that it was to run in has passed.
    Until(Spanned<Period>),
    /// It left the plan.
    Left(Spanned<Period>),
}

/// One follow-up that may be judged.
#[derive(Clone, Copy)]
pub(super) struct Assessment<'p, 'a> {
    /// What was written.
    pub(super) follow_up: &'p FollowUp<'a>,
    /// The status that it names, and where.
    pub(super) status: Option<Spanned<&'p Status<'a>>>,
    /// What is wrong with it.
    pub(super) fault: Option<Fault>,
}

impl Assessment<'_, '_> {
    /// Returns the period that was assessed.
    pub(super) fn period(&self) -> Period {
        *self.follow_up.period
    }

    /// Returns whether it is a status that stands at its time, whatever else there is to say of it.
    pub(super) fn is_timely(&self) -> bool {
        let is_timely = matches!(self.fault, None | Some(Fault::DoneBeforeUntil | Fault::WithoutNote));
        self.status.is_some() && is_timely
    }
}

/// What was stated of one activity.
pub(super) struct Course<'c, 'p, 'a> {
    context: &'c Context<'p, 'a>,
    /// The goal it stands under.
    pub(super) goal: &'p Goal<'a>,
    /// The activity.
    pub(super) activity: &'p Activity<'a>,
    /// When it was done for good.
    done: Option<Spanned<Period>>,
    /// The last period that something was said of.
    latest: Option<Period>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Returns every activity that something was said of and that was understood, in file order.
    pub(super) fn courses(&self) -> impl Iterator<Item = Course<'_, 'p, 'a>> {
        let is_known = self.plan.complete.manifest;
        self.plan
            .all_activities()
            .filter(move |(_, _, activity)| is_known && activity.is_sound && !activity.follow_ups.is_empty())
            .map(|(goal, _, activity)| Course::new(self, goal, activity))
    }

    /// Returns whether a period is one that the plan is followed up for.
    pub(super) fn is_on_calendar(&self, period: Period) -> bool {
        let years = self.plan.years.filter(|years| *years.first <= *years.last);
        period.unit() == self.plan.rhythm() && years.is_none_or(|years| years.touches(period))
    }
}

impl<'c, 'p, 'a> Course<'c, 'p, 'a> {
    fn new(context: &'c Context<'p, 'a>, goal: &'p Goal<'a>, activity: &'p Activity<'a>) -> Self {
        let mut course = Self { context, goal, activity, done: None, latest: None };
        if activity.every.is_none() {
            // What stands at the wrong time ends nothing: the one mistake would be found twice.
            let done = course.assessments().filter(Assessment::is_timely).filter_map(|it| {
                let status = it.status.filter(|status| *status.stage == Stage::Done)?;
                Some(Spanned { value: it.period(), span: status.span })
            });
            course.done = done.min_by_key(|done| **done);
            course.latest = course.assessments().map(|it| it.period()).max();
        }
        course
    }

    /// Returns the follow-ups that may be judged, in file order.
    pub(super) fn assessments(&self) -> impl Iterator<Item = Assessment<'p, 'a>> {
        let (context, plan) = (self.context, self.context.plan);
        let may_judge =
            |it: &&FollowUp<'_>| context.is_on_calendar(*it.period) && !context.is_changed(self.activity, it);
        self.activity.follow_ups.iter().filter(may_judge).filter_map(move |follow_up| {
            let status = match &follow_up.status {
                Some(status) => Some(Spanned { value: plan.scale.get(status.id?), span: status.name.span }),
                None => None,
            };
            let fault = self.fault(follow_up, status.map(|status| *status.stage));
            Some(Assessment { follow_up, status, fault })
        })
    }

    /// Returns those with one fault, the earliest first.
    pub(super) fn with(&self, fault: Fault) -> Vec<Assessment<'p, 'a>> {
        let mut found: Vec<_> = self.assessments().filter(|it| it.fault == Some(fault)).collect();
        found.sort_by_key(Assessment::period);
        found
    }

    /// Returns how the activity had ended before a period.
    pub(super) fn end_before(&self, period: Period) -> Option<Ending> {
        let is_before = |end: &Spanned<Period>| end.is_before(period);
        let done = self.done.filter(is_before).map(Ending::Done);
        let until = || self.activity.until.filter(is_before).map(Ending::Until);
        let left = || self.activity.ended.as_ref().map(|end| end.period).filter(is_before).map(Ending::Left);
        done.or_else(until).or_else(left)
    }

    /// Returns what is wrong with a follow-up: the first in this order. Each hides those below it, for when the one is
    /// mended the others are gone, or mean something else.
    fn fault(&self, follow_up: &FollowUp<'_>, stage: Option<Stage>) -> Option<Fault> {
        let (period, start) = (*follow_up.period, *self.activity.start);
        let has_note = follow_up.note.is_some();
        match stage {
            None if !has_note => Some(Fault::Empty),
            // A note alone states nothing; it may say ahead of time what is to come.
            Some(_) if period.is_after(self.context.today) => Some(Fault::InFuture),
            _ if self.end_before(period).is_some() => Some(Fault::AfterEnd),
            // The last two are in no scale.
            None | Some(Stage::Unassessed | Stage::Closed) => None,
            // As long as a part of the start lies ahead, the activity may still be planned: start = 2024 in 2024-T1.
            Some(Stage::Planned) => start.is_over_by(period).then_some(Fault::PlannedAfterStart),
            Some(Stage::OffTrack) if start.is_after(period) && has_note => None,
            Some(_) if start.is_after(period) => Some(Fault::BeforeStart),
            Some(Stage::Done) => self.goes_on_after(period).then_some(Fault::DoneBeforeUntil),
            Some(Stage::OffTrack | Stage::Ongoing) => (!has_note).then_some(Fault::WithoutNote),
        }
    }

    /// Whether what is done in a period is said to run on, and nothing later is there that says it is not done.
    fn goes_on_after(&self, period: Period) -> bool {
        let runs_on = self.activity.until.is_some_and(|until| until.is_after(period));
        // Repeated, it is done in each period, and again in the next.
        let is_once = self.activity.every.is_none();
        is_once && runs_on && self.latest.is_none_or(|latest| !latest.is_after(period))
    }
}
