//! What has run its time was carried out at some time, or somebody says why not.

use crate::check::calendar::{Assessment, Course, Fault};
use crate::check::colours::colours;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Stage;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL311",
        name: "never-done",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Aktiviteten har pågått sin tid och blev aldrig genomförd.",
            "The activity has run its time and was never done.",
        ),
        why: Text::fixed(
            "Efter `until` frågar ingen mer. Det som inte blev gjort försvinner utan att nämnden har fått veta det.",
            "After `until` nobody asks any more. What was not done is gone, and the board was never told.",
        ),
        example: "until = 2024",
        mend: Text::fixed(
            "Skriv för vilken period den genomfördes, flytta fram `until`, eller säg med `ended` hur den lämnade planen.",
            "Write for which period it was done, put `until` off, or say with `ended` how it left the plan.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let done = colours(&context.plan.scale, &[Stage::Done]);
    for course in context.courses() {
        let Some((until, last)) = unfinished(context, &course) else { continue };
        let end = *until;
        let file = course.goal.file;
        sink.push(
            Diagnostic::new(
                &RULE.code,
                until.place(file),
                text!(
                    "aktiviteten pågick till och med {end} och blev aldrig genomförd",
                    "the activity ran until {end} and was never done"
                ),
            )
            .help(text!(
                done = done;
                "skriv {done} för perioden då den genomfördes, flytta fram `until`, eller lägg till `ended` med skälet",
                "write {done} for the period in which it was done, put `until` off, or add `ended` with the reason"
            ))
            .related(last.follow_up.period.place(file), Text::fixed("bedömdes senast här", "last assessed here")),
        );
    }
}

/// Returns where an activity was to end and what was stated of it last, if that was not that it is done.
fn unfinished<'p, 'a>(
    context: &Context<'p, 'a>,
    course: &Course<'_, 'p, 'a>,
) -> Option<(Spanned<crate::model::Period>, Assessment<'p, 'a>)> {
    let activity = course.activity;
    let until = activity.until.filter(|until| until.is_before(context.today) && activity.ended.is_none())?;
    let plan = context.plan;
    // Wherever it is said: at the wrong time it is another rule's.
    let mut stated = activity.follow_ups.iter().filter_map(|it| it.status.as_ref());
    if stated.any(|status| status.id.is_none_or(|id| *plan.scale.get(id).stage == Stage::Done)) {
        return None;
    }
    let mut last: Option<Assessment<'_, '_>> = None;
    for it in course.assessments() {
        if it.fault == Some(Fault::AfterEnd) {
            return None;
        }
        if it.is_timely() && last.is_none_or(|last| last.period() < it.period()) {
            last = Some(it);
        }
    }
    let last = last?;
    // A period is assessed in the one that follows: until that has passed too, the last word may be to come.
    let of_end = until.around(plan.rhythm());
    let is_late = of_end.next().is_some_and(|next| next.is_before(context.today));
    (is_late || !last.period().is_before(*until)).then_some((until, last))
}
