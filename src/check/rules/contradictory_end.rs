//! The end of an activity is consistent, and not before the start of the plan.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL218",
        name: "contradictory-end",
        severity: Severity::Error,
        summary: Text::fixed("Det som står i `ended` kan inte stämma.", "What `ended` says cannot be right."),
        why: Text::fixed(
            "En aktivitet går upp i en annan (`into`) eller ersätts av andra (`by`), inte båda, och den avslutas tidigast planens första år.",
            "An activity becomes a part of another (`into`) or is replaced by others (`by`), not both, and it ends in the plan's first year at the earliest.",
        ),
        example: "into = \"1.1-2\", by = [\"1.1-2\"]\nperiod = 2023",
        fix: Text::fixed(
            "Behåll `into` eller `by`, och skriv perioden då det beslutades.",
            "Keep `into` or `by`, and write the period in which it was decided.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let years = context.plan.years.filter(|years| *years.first <= *years.last);
    for (goal, _, activity) in context.plan.all_activities() {
        let Some(end) = &activity.ended else { continue };
        if let (Some(into), [by, ..]) = (&end.into, &end.by[..]) {
            let (into, by) = (into.place(goal.file), by.place(goal.file));
            let message = text!(named = context.activity().the(); "{named} kan inte både gå upp i något annat och ersättas", "{named} cannot both become a part of another and be replaced");
            sink.push(
                Diagnostic::new(&RULE.code, into.max(by), message)
                    .related(into.min(by), Text::fixed("säger något annat", "says otherwise"))
                    .help(Text::fixed(
                        "behåll `into` om den fortsätter i en annan, `by` om andra har kommit i dess ställe",
                        "keep `into` if it goes on in another, `by` if others have come in its place",
                    )),
            );
        }
        if let Some(years) = years.filter(|years| end.period.is_before(*years.first)) {
            let (period, first) = (*end.period, *years.first);
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    end.period.place(goal.file),
                    text!(named = context.activity().the(); "{named} avslutas {period}, men planen börjar {first}", "{named} ends in {period}, but the plan begins in {first}"),
                )
                .related(
                    years.first.place(context.plan.file),
                    Text::fixed("planens första år", "the plan's first year"),
                )
                .help(Text::fixed(
                    "skriv perioden då det beslutades, eller rätta planens `period` i plan.toml",
                    "write the period in which it was decided, or correct the plan's `period` in plan.toml",
                )),
            );
        }
    }
}
