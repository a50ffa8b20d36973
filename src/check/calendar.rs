//! Errors of follow-ups against the calendar. A follow-up has at most one.
//!
//! One mistake must give one finding. So the calendar rules do not search themselves: each reports the follow-ups with
//! its own [`CalendarError`], and [`ActivityTimeline::error`] decides which error hides another. Follow-ups that
//! another rule reports are skipped: those of an activity with a load error, of a period off the rhythm (PL303) or
//! outside the plan's years (PL304), with a status that is not in the scale (PL204), or changed in a closed period
//! (PL402).

use std::iter;

use super::Context;
use crate::model::{Activity, FollowUp, Goal, Period, Stage, Status, Thing, When};
use crate::parallel;
use crate::query::{ClosedBy, Expected, expected, repetition};
use crate::source::Spanned;

/// A contradiction between a follow-up and the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalendarError {
    /// It has neither status nor note.
    Empty,
    /// The period has not begun.
    InFuture,
    /// The activity had ended before the period.
    AfterEnd,
    /// The activity starts after the period.
    BeforeStart,
    /// It is *planned* although the activity should have started.
    PlannedAfterStart,
    /// It is *off-track* or *ongoing* without a note.
    WithoutNote,
}

/// The reason why an activity ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ActivityEnd {
    /// It was done; the period, with the place of the status.
    Done(Spanned<Period>),
    /// Its `until` has passed.
    Until(Spanned<When>),
    /// It left the plan.
    Left(Spanned<Period>),
}

/// A follow-up that is checked.
#[derive(Clone, Copy)]
pub(super) struct Assessment<'p, 'a> {
    /// The follow-up.
    pub(super) follow_up: &'p FollowUp<'a>,
    /// Its status, with the place.
    pub(super) status: Option<Spanned<&'p Status<'a>>>,
    /// The fault that is reported.
    pub(super) error: Option<CalendarError>,
}

impl Assessment<'_, '_> {
    /// Returns the assessed period.
    pub(super) fn period(&self) -> Period {
        *self.follow_up.period
    }

    /// Returns whether it has a status that does not contradict the calendar.
    pub(super) fn is_timely(&self) -> bool {
        let is_timely = matches!(self.error, None | Some(CalendarError::WithoutNote));
        self.status.is_some() && is_timely
    }
}

/// The follow-ups of an activity over time.
pub(super) struct ActivityTimeline<'c, 'p, 'a> {
    context: &'c Context<'p, 'a>,
    /// The goal.
    pub(super) goal: &'p Goal<'a>,
    /// The activity, with its parents.
    pub(super) thing: Thing<'p, 'a>,
    /// The activity.
    pub(super) activity: &'p Activity<'a>,
    /// The periods with the status *done*, each with the place of the status, earliest first.
    done: Vec<Spanned<Period>>,
}

/// A thing with follow-ups that contradict the calendar.
pub(super) struct Contradicted<'p, 'a> {
    thing: Thing<'p, 'a>,
    /// The follow-ups with an error, earliest first.
    assessments: Vec<Assessment<'p, 'a>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Returns the activities without load errors that fulfil a condition, in file order.
    pub(super) fn timelines(
        &self,
        is_wanted: impl Fn(&Activity<'_>) -> bool,
    ) -> impl Iterator<Item = ActivityTimeline<'_, 'p, 'a>> {
        let is_wanted = move |thing: &Thing<'_, '_>| matches!(thing, Thing::Activity(_, _, it) if is_wanted(it));
        let is_unambiguous = self.is_unambiguous();
        let wanted = Thing::all(self.plan).filter(is_wanted).filter(is_unambiguous);
        wanted.filter_map(|thing| ActivityTimeline::of(self, thing))
    }

    /// Returns the follow-ups with an error. Things are in file order, the follow-ups of one thing by period.
    pub(super) fn with(&self, error: CalendarError) -> impl Iterator<Item = (Thing<'p, 'a>, Assessment<'p, 'a>)> {
        self.contradicted_by(error).flat_map(|(thing, found)| found.into_iter().map(move |it| (thing, it)))
    }

    /// Returns the things that have follow-ups with an error, in file order, with these follow-ups, earliest first.
    pub(super) fn contradicted_by(
        &self,
        error: CalendarError,
    ) -> impl Iterator<Item = (Thing<'p, 'a>, Vec<Assessment<'p, 'a>>)> {
        self.contradicted.iter().filter_map(move |Contradicted { thing, assessments }| {
            let found: Vec<_> = assessments.iter().filter(|it| it.error == Some(error)).copied().collect();
            (!found.is_empty()).then_some((*thing, found))
        })
    }

    /// Finds the things with follow-ups that contradict the calendar, in file order.
    pub(super) fn find_contradicted(&self, is_much: bool) -> Vec<Contradicted<'p, 'a>> {
        let is_unambiguous = self.is_unambiguous();
        let goals = parallel::map(self.plan.goals.iter().collect(), is_much, |goal| {
            let things = Thing::of_goal(goal).filter(|thing| !thing.id().is_empty() && is_unambiguous(thing));
            things.filter_map(|thing| self.contradicted(thing)).collect::<Vec<_>>()
        });
        goals.into_iter().flatten().collect()
    }

    fn contradicted(&self, thing: Thing<'p, 'a>) -> Option<Contradicted<'p, 'a>> {
        let mut assessments: Vec<_> = if let Some(timeline) = ActivityTimeline::of(self, thing) {
            timeline.assessments().filter(|it| it.error.is_some()).collect()
        } else {
            let error = |follow_up: &FollowUp<'_>, stage| self.error_of_section(follow_up, stage);
            self.assessments_of(thing, error).filter(|it| it.error.is_some()).collect()
        };
        assessments.sort_by_key(Assessment::period);
        (!assessments.is_empty()).then_some(Contradicted { thing, assessments })
    }

    /// Returns a condition: whether a thing has no load errors and its statuses have one meaning.
    fn is_unambiguous(&self) -> impl Fn(&Thing<'_, '_>) -> bool {
        let is_known = self.plan.complete.manifest;
        // An ambiguous status name has no meaning until it is renamed (PL216).
        let ambiguous = self.plan.scale.ambiguous();
        let is_unambiguous = move |it: &FollowUp<'_>| {
            ambiguous.is_empty() || !it.status.as_ref().and_then(|it| it.id).is_some_and(|id| ambiguous.contains(&id))
        };
        move |thing| is_known && thing.is_sound() && thing.follow_ups().iter().all(&is_unambiguous)
    }

    /// Returns the follow-ups of a thing that are checked, in file order.
    fn assessments_of(
        &self,
        thing: Thing<'p, 'a>,
        error: impl Fn(&FollowUp<'_>, Option<Stage>) -> Option<CalendarError>,
    ) -> impl Iterator<Item = Assessment<'p, 'a>> {
        let plan = self.plan;
        let is_checked = move |it: &&FollowUp<'_>| self.is_on_calendar(*it.period) && !self.is_changed(thing, it);
        thing.follow_ups().iter().filter(is_checked).filter_map(move |follow_up| {
            let status = match &follow_up.status {
                Some(status) => Some(Spanned { value: plan.scale.get(status.id?), span: status.name.span }),
                None => None,
            };
            let error = error(follow_up, status.map(|status| *status.stage));
            Some(Assessment { follow_up, status, error })
        })
    }

    /// Returns the fault of a follow-up of a goal or a priority, which have no dates.
    fn error_of_section(&self, follow_up: &FollowUp<'_>, stage: Option<Stage>) -> Option<CalendarError> {
        let period = *follow_up.period;
        let has_note = follow_up.is_explained();
        match stage {
            None if !has_note => (!self.is_closed(period)).then_some(CalendarError::Empty),
            Some(_) if period.is_after(self.today) => Some(CalendarError::InFuture),
            Some(Stage::OffTrack | Stage::Ongoing) if !has_note && !self.is_closed(period) => {
                Some(CalendarError::WithoutNote)
            }
            _ => None,
        }
    }

    fn is_closed(&self, period: Period) -> bool {
        self.closed().any(|closed| closed.period() == period)
    }

    /// Returns whether the plan is followed up for a period.
    pub(super) fn is_on_calendar(&self, period: Period) -> bool {
        let years = self.plan.years.filter(|years| *years.first <= *years.last);
        period.unit() == self.plan.rhythm() && years.is_none_or(|years| years.touches(period))
    }
}

impl<'c, 'p, 'a> ActivityTimeline<'c, 'p, 'a> {
    /// Creates the timeline of an activity; `None` for anything else.
    pub(super) fn of(context: &'c Context<'p, 'a>, thing: Thing<'p, 'a>) -> Option<Self> {
        let Thing::Activity(goal, _, activity) = thing else { return None };
        let mut timeline = Self { context, goal, thing, activity, done: Vec::new() };
        // A *done* with a fault does not end the activity, or the mistake would be reported twice.
        let done = timeline.assessments().filter(Assessment::is_timely).filter_map(|it| {
            let status = it.status.filter(|status| *status.stage == Stage::Done)?;
            Some(Spanned { value: it.period(), span: status.span })
        });
        let mut done: Vec<Spanned<Period>> = done.collect();
        done.sort_unstable_by_key(|done| **done);
        timeline.done = done;
        Some(timeline)
    }

    /// Returns the follow-ups that are checked, in file order.
    pub(super) fn assessments(&self) -> impl Iterator<Item = Assessment<'p, 'a>> {
        self.context.assessments_of(self.thing, |follow_up, stage| self.error(follow_up, stage))
    }

    /// Returns what is expected of the activity in a period.
    pub(super) fn expected(&self, period: Period) -> Expected {
        self.expected_after(self.done.iter().map(|done| **done), period)
    }

    /// Returns the reason why the activity had ended before a period.
    pub(super) fn end_before(&self, period: Period) -> Option<ActivityEnd> {
        match self.expected(period) {
            Expected::Later | Expected::Assessment => None,
            Expected::Nothing(ClosedBy::Until) => self.activity.until.map(ActivityEnd::Until),
            // It may still be assessed for the period in which it leaves the plan.
            Expected::Nothing(ClosedBy::Ended) => {
                let left = self.activity.ended.as_ref().map(|end| end.period);
                left.filter(|left| left.is_before(period)).map(ActivityEnd::Left)
            }
            Expected::Nothing(ClosedBy::Done) => {
                let ends =
                    |done: &&Spanned<Period>| self.expected_after(iter::once(***done), period) != Expected::Assessment;
                self.done.iter().find(ends).copied().map(ActivityEnd::Done)
            }
        }
    }

    /// Returns what is expected in a period, given the periods in which the activity was done.
    fn expected_after(&self, done: impl Iterator<Item = Period>, period: Period) -> Expected {
        expected(self.context.plan, self.activity, period, done)
    }

    /// Returns whether a follow-up is after the end of the activity, or contradicts it.
    fn is_after_end(&self, period: Period, stage: Option<Stage>) -> bool {
        match self.end_before(period) {
            None => false,
            Some(ActivityEnd::Until(_) | ActivityEnd::Left(_)) => true,
            // A repeated *done* is no contradiction, and the next repetition may begin early.
            Some(ActivityEnd::Done(_)) => stage != Some(Stage::Done) && self.activity.every.is_none(),
        }
    }

    /// Returns whether the activity is stated to have begun by the end of a period, and the scale can say that it has
    /// not.
    ///
    /// While a part of the start lies ahead, it may still be planned: `start = 2024` in 2024-T1, or a day that has not
    /// come. So may an activity that is repeated more rarely than the plan is followed up, while the repetition lasts.
    fn is_to_have_begun(&self, period: Period) -> bool {
        // Without a stated start, nothing says when it should have begun.
        let Some(start) = self.activity.start else { return false };
        let repetition = |period: Period| repetition(self.context.plan, self.activity, period);
        let is_last = || period.next().is_none_or(|next| repetition(next) != repetition(period));
        start.is_over_by(period)
            && start.first_day() <= self.context.today
            && (repetition(period).is_none_or(|at| at <= 0) || is_last())
            && self.context.plan.scale.of_stage(Stage::OffTrack).next().is_some()
    }

    /// Returns the fault of a follow-up: the first in this order. Each fault hides those below it, because fixing
    /// it removes them or changes their meaning.
    ///
    /// What nobody can fix is no fault. In a closed period only dates in other places can still be wrong, but not
    /// the start, which may have changed since.
    fn error(&self, follow_up: &FollowUp<'_>, stage: Option<Stage>) -> Option<CalendarError> {
        let period = *follow_up.period;
        let is_closed = self.context.is_closed(period);
        let has_note = follow_up.is_explained();
        let is_ahead = self.activity.start.is_some_and(|start| start.is_after(period));
        match stage {
            None if !has_note => (!is_closed).then_some(CalendarError::Empty),
            // A note without a status may be about the future.
            Some(_) if period.is_after(self.context.today) => Some(CalendarError::InFuture),
            // Or about what followed after the end.
            Some(_) if self.is_after_end(period, stage) => Some(CalendarError::AfterEnd),
            // The last two stages are in no scale.
            None | Some(Stage::Unassessed | Stage::Closed) => None,
            Some(_) if is_closed => None,
            Some(Stage::Planned) => self.is_to_have_begun(period).then_some(CalendarError::PlannedAfterStart),
            Some(Stage::OffTrack) if is_ahead && has_note => None,
            Some(_) if is_ahead => Some(CalendarError::BeforeStart),
            Some(Stage::Done) => None,
            Some(Stage::OffTrack | Stage::Ongoing) => (!has_note).then_some(CalendarError::WithoutNote),
        }
    }
}
