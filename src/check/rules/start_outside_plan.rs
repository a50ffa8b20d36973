//! An activity starts within the plan's years.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL301",
        name: "start-outside-plan",
        severity: Severity::Error,
        summary: Text::fixed(
            "Aktiviteten påbörjas före planens första år eller efter dess sista.",
            "The activity starts before the plan's first year or after its last.",
        ),
        why: Text::fixed(
            "En aktivitet som börjar före eller efter planens år hör inte till planen, eller så är årtalet felskrivet.",
            "An activity that starts before or after the plan's years is not part of the plan, or its year is mistyped.",
        ),
        example: "start = 2027",
        fix: Text::fixed(
            "Rätta `start`, eller planens `period` i plan.toml.",
            "Correct `start`, or the plan's `period` in plan.toml.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(years) = context.plan.years else { return };
    for (goal, _, activity) in context.plan.all_activities() {
        let Some(stated) = activity.start else { continue };
        if years.touches(*stated) || *years.last < *years.first {
            continue;
        }
        let (start, first, last) = (*stated, *years.first, *years.last);
        sink.push(
            Diagnostic::new(
                &RULE.code,
                stated.place(goal.file),
                text!(named = context.activity().the(); "{named} påbörjas {start}, men planen gäller {first}–{last}", "{named} starts in {start}, but the plan runs {first}–{last}"),
            )
            .related(years.first.place(context.plan.file), Text::fixed("planens första år", "the plan's first year"))
            .help(Text::fixed(
                "rätta `start`, eller planens `period` i plan.toml",
                "correct `start`, or the plan's `period` in plan.toml",
            )),
        );
    }
}
