//! In a closed period everything that was due is assessed.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Activity, Stage};
use crate::query::standing;

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
        mend: Text::fixed(
            "Öppna perioden: ta bort dess `[closed.…]` i plan.toml. Bedöm aktiviteten, och stäng perioden igen. Började den senare, rätta `start`.",
            "Open the period: remove its `[closed.…]` from plan.toml. Assess the activity, and close the period again. If it started later, correct `start`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    if !plan.complete.manifest {
        return;
    }
    // One that starts outside the plan's years is reported for that (PL301).
    let is_of_plan = |activity: &Activity<'_>| {
        plan.years.is_none_or(|years| activity.start.is_none_or(|start| years.touches(*start)))
    };
    for closed in context.closed() {
        let period = closed.period();
        for (goal, _, activity) in plan.all_activities().filter(|(_, _, it)| it.is_sound && is_of_plan(it)) {
            // What was assessed and is no longer has changed since (PL402).
            let then = closed.stated_then(activity).is_some_and(|then| then.status.is_some());
            // A status that the scale lacks (PL204) is one all the same.
            let now = || closed.stated_now(activity).is_some_and(|now| now.status.is_some());
            if then || now() || standing(plan, activity, period, context.today).stage != Stage::Unassessed {
                continue;
            }
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    activity.id.place(goal.file),
                    text!("inte bedömd för {period}, som är stängd", "not assessed for {period}, which is closed"),
                )
                .help(text!(
                    "ta bort `[closed.{period}]`, bedöm det som saknas och stäng perioden igen; började det senare, rätta `start`",
                    "remove `[closed.{period}]`, assess the activity and close the period again; if it started later, correct `start`"
                ))
                .related(closed.closing.period.place(plan.file), Text::fixed("stängd här", "closed here")),
            );
        }
    }
}
