//! What the calendar holds against what was stated, in one place: a follow-up has one fault at the most.
//!
//! A mistake must give one finding. So the rules of the calendar do not look for themselves: each takes the follow-ups
//! with its own [`Fault`], and [`Course::fault`] is the order in which one fault hides another. What another rule has
//! found already is never judged: an activity that was not understood, a period off the rhythm (PL303) or outside the
//! plan's years (PL304), a status that is not in the scale (PL204), and what changed in a closed period (PL402).

use std::iter;

use super::Context;
use crate::model::{Activity, FollowUp, Goal, Period, Stage, Status, Thing, When};
use crate::query::{ClosedBy, Expected, expected};
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
    /// It is *off-track* or *ongoing*, and nobody says why or how far.
    WithoutNote,
}

/// How an activity came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// It was done: the period, at the status that says so.
    Done(Spanned<Period>),
    /// It was repeated until a date that has passed.
    Until(Spanned<When>),
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
        let is_timely = matches!(self.fault, None | Some(Fault::WithoutNote));
        self.status.is_some() && is_timely
    }
}

/// What was stated of one activity.
pub(super) struct Course<'c, 'p, 'a> {
    context: &'c Context<'p, 'a>,
    /// The goal it stands under.
    pub(super) goal: &'p Goal<'a>,
    /// The activity, with what it stands under.
    pub(super) thing: Thing<'p, 'a>,
    /// The activity.
    pub(super) activity: &'p Activity<'a>,
    /// The periods for which it was done, each at the status that says so, the earliest first.
    done: Vec<Spanned<Period>>,
}

impl<'p, 'a> Context<'p, 'a> {
    /// Returns every activity that was understood, in file order.
    pub(super) fn courses(&self) -> impl Iterator<Item = Course<'_, 'p, 'a>> {
        self.clear_things().filter_map(|thing| Course::of(self, thing))
    }

    /// Returns every follow-up with one fault, those of goals and priorities too, in file order; those of one thing the
    /// earliest first.
    pub(super) fn with(&self, fault: Fault) -> impl Iterator<Item = (Thing<'p, 'a>, Assessment<'p, 'a>)> {
        self.clear_things().flat_map(move |thing| {
            let found = match thing {
                Thing::Activity(..) => Course::of(self, thing).map(|course| course.with(fault)).unwrap_or_default(),
                Thing::Goal(_) | Thing::Priority(..) => {
                    with(fault, self.judged(thing, |follow_up, stage| self.fault_of_section(follow_up, stage)))
                }
            };
            found.into_iter().map(move |assessment| (thing, assessment)).collect::<Vec<_>>()
        })
    }

    /// Returns everything whose statuses are certain, in file order.
    fn clear_things(&self) -> impl Iterator<Item = Thing<'p, 'a>> {
        let is_known = self.plan.complete.manifest;
        // What such a status means is not known before one of the two has another name (PL216).
        let ambiguous = self.plan.scale.ambiguous();
        let is_clear = move |it: &FollowUp<'_>| {
            ambiguous.is_empty() || !it.status.as_ref().and_then(|it| it.id).is_some_and(|id| ambiguous.contains(&id))
        };
        Thing::all(self.plan)
            .filter(move |thing| is_known && thing.is_sound() && thing.follow_ups().iter().all(&is_clear))
    }

    /// Returns the follow-ups of a thing that may be judged, in file order.
    fn judged(
        &self,
        thing: Thing<'p, 'a>,
        fault: impl Fn(&FollowUp<'_>, Option<Stage>) -> Option<Fault>,
    ) -> impl Iterator<Item = Assessment<'p, 'a>> {
        let plan = self.plan;
        let may_judge = move |it: &&FollowUp<'_>| self.is_on_calendar(*it.period) && !self.is_changed(thing, it);
        thing.follow_ups().iter().filter(may_judge).filter_map(move |follow_up| {
            let status = match &follow_up.status {
                Some(status) => Some(Spanned { value: plan.scale.get(status.id?), span: status.name.span }),
                None => None,
            };
            let fault = fault(follow_up, status.map(|status| *status.stage));
            Some(Assessment { follow_up, status, fault })
        })
    }

    /// Returns what is wrong with a follow-up of a goal or a priority, which has no dates of its own.
    fn fault_of_section(&self, follow_up: &FollowUp<'_>, stage: Option<Stage>) -> Option<Fault> {
        let period = *follow_up.period;
        let has_note = follow_up.note.is_some();
        match stage {
            None if !has_note => (!self.is_closed(period)).then_some(Fault::Empty),
            Some(_) if period.is_after(self.today) => Some(Fault::InFuture),
            Some(Stage::OffTrack | Stage::Ongoing) if !has_note && !self.is_closed(period) => Some(Fault::WithoutNote),
            _ => None,
        }
    }

    fn is_closed(&self, period: Period) -> bool {
        self.closed().any(|closed| closed.period() == period)
    }

    /// Returns whether a period is one that the plan is followed up for.
    pub(super) fn is_on_calendar(&self, period: Period) -> bool {
        let years = self.plan.years.filter(|years| *years.first <= *years.last);
        period.unit() == self.plan.rhythm() && years.is_none_or(|years| years.touches(period))
    }
}

impl<'c, 'p, 'a> Course<'c, 'p, 'a> {
    /// The course of an activity that was understood; none of anything else.
    fn of(context: &'c Context<'p, 'a>, thing: Thing<'p, 'a>) -> Option<Self> {
        let Thing::Activity(goal, _, activity) = thing else { return None };
        let mut course = Self { context, goal, thing, activity, done: Vec::new() };
        // What stands at the wrong time ends nothing: the one mistake would be found twice.
        let done = course.assessments().filter(Assessment::is_timely).filter_map(|it| {
            let status = it.status.filter(|status| *status.stage == Stage::Done)?;
            Some(Spanned { value: it.period(), span: status.span })
        });
        let mut done: Vec<Spanned<Period>> = done.collect();
        done.sort_unstable_by_key(|done| **done);
        course.done = done;
        Some(course)
    }

    /// Returns the follow-ups that may be judged, in file order.
    pub(super) fn assessments(&self) -> impl Iterator<Item = Assessment<'p, 'a>> {
        self.context.judged(self.thing, |follow_up, stage| self.fault(follow_up, stage))
    }

    /// Returns those with one fault, the earliest first.
    pub(super) fn with(&self, fault: Fault) -> Vec<Assessment<'p, 'a>> {
        with(fault, self.assessments())
    }

    /// Returns what the calendar asks of the activity in a period.
    pub(super) fn expected(&self, period: Period) -> Expected {
        self.expected_after(self.done.iter().map(|done| **done), period)
    }

    /// Returns how the activity had ended before a period.
    pub(super) fn end_before(&self, period: Period) -> Option<Ending> {
        match self.expected(period) {
            Expected::Later | Expected::Assessment => None,
            Expected::Nothing(ClosedBy::Until) => self.activity.until.map(Ending::Until),
            // For the period in which it was decided that it leaves, it may still be assessed.
            Expected::Nothing(ClosedBy::Ended) => {
                let left = self.activity.ended.as_ref().map(|end| end.period);
                left.filter(|left| left.is_before(period)).map(Ending::Left)
            }
            Expected::Nothing(ClosedBy::Done) => {
                let ends =
                    |done: &&Spanned<Period>| self.expected_after(iter::once(***done), period) != Expected::Assessment;
                self.done.iter().find(ends).copied().map(Ending::Done)
            }
        }
    }

    /// What the calendar asks of the activity in a period, where it is done for these.
    fn expected_after(&self, done: impl Iterator<Item = Period>, period: Period) -> Expected {
        expected(self.context.plan, self.activity, period, done)
    }

    /// Whether a follow-up comes too late to say anything, or contradicts what ended the activity.
    fn is_after_end(&self, period: Period, stage: Option<Stage>, is_closed: bool) -> bool {
        match self.end_before(period) {
            None => false,
            Some(Ending::Until(_) | Ending::Left(_)) => true,
            // It says the same again.
            Some(Ending::Done(_)) if stage == Some(Stage::Done) => false,
            // The repetitions are counted from the start.
            Some(Ending::Done(_)) => self.activity.every.is_none() || !is_closed,
        }
    }

    /// Returns what is wrong with a follow-up: the first in this order. Each hides those below it, for when the one is
    /// mended the others are gone, or mean something else.
    ///
    /// What nobody can mend is no fault: in a closed period only the dates that stand elsewhere can still be wrong, and
    /// not the start, which may have been changed since.
    fn fault(&self, follow_up: &FollowUp<'_>, stage: Option<Stage>) -> Option<Fault> {
        let period = *follow_up.period;
        let is_closed = self.context.is_closed(period);
        let has_note = follow_up.note.is_some();
        // Where no start is stated, nobody has said that it was to have begun.
        let has_come = self.activity.start.is_some_and(|start| start.is_over_by(period));
        let is_ahead = self.activity.start.is_some_and(|start| start.is_after(period));
        match stage {
            None if !has_note => (!is_closed).then_some(Fault::Empty),
            // A note alone states nothing; it may say ahead of time what is to come.
            Some(_) if period.is_after(self.context.today) => Some(Fault::InFuture),
            _ if self.is_after_end(period, stage, is_closed) => Some(Fault::AfterEnd),
            // The last two are in no scale.
            None | Some(Stage::Unassessed | Stage::Closed) => None,
            Some(_) if is_closed => None,
            // As long as a part of the start lies ahead, the activity may still be planned: start = 2024 in 2024-T1.
            Some(Stage::Planned) => has_come.then_some(Fault::PlannedAfterStart),
            Some(Stage::OffTrack) if is_ahead && has_note => None,
            Some(_) if is_ahead => Some(Fault::BeforeStart),
            Some(Stage::Done) => None,
            Some(Stage::OffTrack | Stage::Ongoing) => (!has_note).then_some(Fault::WithoutNote),
        }
    }
}

/// Returns those with one fault, the earliest first.
fn with<'p, 'a>(fault: Fault, all: impl Iterator<Item = Assessment<'p, 'a>>) -> Vec<Assessment<'p, 'a>> {
    let mut found: Vec<_> = all.filter(|it| it.fault == Some(fault)).collect();
    found.sort_by_key(Assessment::period);
    found
}
