//! A follow-up's status is a step of the plan's scale.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Plan, nearest};

pub(in crate::check) static RULE: Rule = Rule {
    code: Code {
        id: "PL204",
        name: "unknown-status",
        severity: Severity::Error,
        summary: Text::fixed("Statusen finns inte i planens skala.", "The status is not a step of the plan's scale."),
        why: Text::fixed(
            "En status som skalan inte har går inte att räkna: aktiviteten skulle synas som ej bedömd.",
            "A status that the scale lacks cannot be counted: the activity would pass for unassessed.",
        ),
        example: r#"follow_up.2024 = { status = "Gul" }"#,
        mend: Text::fixed(
            "Skriv en av statusarna i plan.toml, så som de heter där under `[[status]]`.",
            "Write one of the statuses of plan.toml, as they are called there under `[[status]]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    report(context.plan, sink);
}

/// Reports the statuses of a plan's follow-ups that its scale does not have.
pub(in crate::check) fn report(plan: &Plan<'_>, sink: &mut Sink) {
    let names: Vec<&str> = plan.scale.iter().map(|(_, status)| &*status.name.value).collect();
    let all = names.join(", ");
    for (goal, _, activity) in plan.all_activities() {
        for status in activity.follow_ups.iter().filter_map(|follow_up| follow_up.status.as_ref()) {
            // It may stand in the scale where that could not be read.
            if status.id.is_some() || plan.complete.names.may_hold(&status.name) {
                continue;
            }
            let name = &*status.name.value;
            let help = if names.is_empty() {
                Text::fixed(
                    "planen har ingen skala: lägg till den i plan.toml med `[[status]]`",
                    "the plan has no scale: add it to plan.toml with `[[status]]`",
                )
            } else {
                text!("skalan har: {all}", "the scale has: {all}")
            };
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    status.name.place(goal.file),
                    text!("statusen `{name}` finns inte i planens skala", "the plan's scale has no status `{name}`"),
                )
                .help(help)
                .suggestions(nearest(name, names.iter().copied())),
            );
        }
    }
}
