//! Everything due in a closed period is assessed.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Period, Stage, Thing};
use crate::query::own_standing;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL401",
        name: "unassessed-in-closed-period",
        severity: Severity::Error,
        summary: Text::fixed(
            "Perioden är stängd, men aktiviteten skulle bedömas och är inte bedömd.",
            "The period is closed, but the activity was due in it and is not assessed.",
        ),
        why: Text::fixed(
            "En stängd period är den uppföljning som nämnden har fått. Då är allt som skulle bedömas bedömt.",
            "A closed period is the follow-up that the board has received. By then, everything that was due is assessed.",
        ),
        example: "id = \"1.1-2\"",
        fix: Text::fixed(
            "Öppna perioden: ta bort dess `[closed.…]` i plan.toml. Bedöm aktiviteten, och stäng perioden igen. Började den senare, rätta `start`.",
            "Open the period: remove its `[closed.…]` from plan.toml. Assess the activity, and close the period again. If it started later, correct `start`.",
        ),
    },
    check,
};

fn help(thing: Thing<'_, '_>, period: Period) -> Text {
    let later = match thing {
        Thing::Activity(..) => {
            Text::fixed("; började det senare, rätta `start`", "; if it started later, correct `start`")
        }
        Thing::Goal(_) | Thing::Priority(..) => Text::same(""),
    };
    text!(later = later;
        "ta bort `[closed.{period}]`, bedöm det som saknas och stäng perioden igen{later}",
        "remove `[closed.{period}]`, assess what is missing and close the period again{later}"
    )
}

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    if !plan.complete.manifest {
        return;
    }
    // A start outside the plan's years is only reported as PL301.
    let is_of_plan = |thing: Thing<'_, '_>| match thing {
        Thing::Activity(_, _, activity) => {
            plan.years.is_none_or(|years| activity.start.is_none_or(|start| years.touches(*start)))
        }
        Thing::Goal(_) | Thing::Priority(..) => true,
    };
    let is_asked = |thing: &Thing<'_, '_>| thing.is_sound() && plan.asks_for(thing.tier()) && is_of_plan(*thing);
    for closed in context.closed() {
        let period = closed.period();
        for thing in Thing::all(plan).filter(is_asked) {
            // A removed assessment is reported as PL402.
            let then = closed.stated_then(thing).is_some_and(|then| then.status.is_some());
            // A status that is not in the scale (PL204) still counts as one.
            let now = || closed.stated_now(thing).is_some_and(|now| now.status.is_some());
            let is_unassessed = || {
                let standing = own_standing(plan, thing, period, context.today);
                standing.is_some_and(|standing| standing.stage == Stage::Unassessed)
            };
            // A goal or a priority has no start: one that the record lacks was added later.
            let is_new = !matches!(thing, Thing::Activity(..))
                && closed.stated_then(thing).is_none()
                && !closed.closing.assessed.is_empty();
            if then || is_new || now() || !is_unassessed() {
                continue;
            }
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    thing.place(),
                    text!("inte bedömd för {period}, som är stängd", "not assessed for {period}, which is closed"),
                )
                .help(help(thing, period))
                .related(closed.closing.period.place(plan.file), Text::fixed("stängd här", "closed here")),
            );
        }
    }
}
