//! An activity is done by its deadline, or has a status that says how it goes.

use crate::check::calendar::{ActivityTimeline, Assessment};
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Activity, Period, Stage, Tier, When};
use crate::query::either_status;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL311",
        name: "never-done",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Aktiviteten skulle vara klar, och ingen har sagt att den är det eller hur det går.",
            "The activity was to be finished, and nobody has said that it is or how it goes.",
        ),
        why: Text::fixed(
            "Det som nämnden har beslutat ska bli klart till en viss tid. När tiden har gått ska planen säga om det blev det.",
            "The board has decided when it is to be finished. When that time has passed, the plan must say whether it was.",
        ),
        example: "deadline = 2024-06-30",
        fix: Text::fixed(
            "Bedöm aktiviteten för perioden då den skulle vara klar eller en senare. Gäller ett annat datum, rätta `deadline` eller `until`; lämnade den planen, säg det med `ended`.",
            "Assess the activity for the period in which it was to be finished, or a later one. If another date applies, correct `deadline` or `until`; if it left the plan, say so with `ended`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let done = either_status(&context.plan.scale, &[Stage::Done]);
    let is_past = |activity: &Activity<'_>| activity.due_date().is_some_and(|due| due.is_before(context.today));
    for timeline in context.timelines(is_past) {
        let Some(due) = unsaid(context, &timeline) else { continue };
        let (end, period, file) = (*due, last_period(context, *due), timeline.goal.file);
        let message = if timeline.activity.until.is_some() {
            text!(named = context.activity().the(); "{named} pågick till och med {end}, och ingen har sagt hur det gick", "{named} ran until {end}, and nobody has said how it went")
        } else {
            text!(named = context.activity().the(); "{named} skulle slutföras {end}, och ingen har sagt hur det gick", "{named} was to be done by {end}, and nobody has said how it went")
        };
        let mut diagnostic = Diagnostic::new(&RULE.code, due.place(file), message).help(text!(
            done = done;
            "bedöm den för {period}: {done} om den är genomförd; gäller ett annat datum, rätta det; lämnade den planen, lägg till `ended`",
            "assess it for {period}: {done} if it is done; if another date applies, correct it; if it left the plan, add `ended`"
        ));
        if let Some(last) = timeline.assessments().filter(Assessment::is_timely).max_by_key(Assessment::period) {
            let last_assessed = Text::fixed("bedömdes senast här", "last assessed here");
            diagnostic = diagnostic.related(last.follow_up.period.place(file), last_assessed);
        }
        sink.push(diagnostic);
    }
}

/// Returns the date by which an activity should have been done, if it has passed without a status.
fn unsaid(context: &Context<'_, '_>, timeline: &ActivityTimeline<'_, '_, '_>) -> Option<Spanned<When>> {
    let (plan, activity) = (context.plan, timeline.activity);
    let due = activity.due_date().filter(|due| due.is_before(context.today))?;
    // A date before the start is a mistake of its own (PL302).
    if activity.ended.is_some() || activity.start.is_some_and(|start| due.is_before(*start)) {
        return None;
    }
    // Nobody is asked how it goes, and nobody has said anything.
    if !plan.asks_for(Tier::Activity) && activity.follow_ups.iter().all(|it| it.status.is_none()) {
        return None;
    }
    // A status that is not in the scale may mean anything (PL204).
    let may_end = |id| *plan.scale.get(id).stage == Stage::Done && activity.until.is_none();
    let is_said = activity.follow_ups.iter().any(|it| {
        let status = it.status.as_ref().map(|status| status.id);
        status.is_some_and(|id| due.is_over_by(*it.period) || id.is_none_or(may_end))
    });
    // A missing assessment of a closed period is an error of its own (PL401).
    let is_closed = context.closed().any(|closed| closed.period() == last_period(context, *due));
    (!is_said && !is_closed).then_some(due)
}

/// Returns the period of the plan's rhythm in which a date ends.
fn last_period(context: &Context<'_, '_>, date: When) -> Period {
    date.last_day().month().around(context.plan.rhythm())
}
