//! A deadline excludes `until` and `every`.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Activity;
use crate::source::{Place, Span};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL313",
        name: "deadline-with-other-dates",
        severity: Severity::Error,
        summary: Text::fixed(
            "`deadline` står tillsammans med `until` eller `every`.",
            "`deadline` is used together with `until` or `every`.",
        ),
        why: Text::fixed(
            "Det som ska vara klart senast en viss dag görs en gång och är sedan färdigt. Med `until` pågår det till dess, med `every` görs det om. Bara ett av dem kan gälla.",
            "What is to be done by a day is done once, and is then finished. With `until` it goes on until then, with `every` it is done again. Only one of them can apply.",
        ),
        example: "deadline = 2025-06-30\nuntil = 2025",
        fix: Text::fixed(
            "Behåll `deadline` om den ska bli klar en gång för alla, annars `until` eller `every`.",
            "Keep `deadline` if it is to be finished once and for all, otherwise `until` or `every`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (goal, _, activity) in context.plan.all_activities() {
        let Some(deadline) = activity.deadline else { continue };
        for (key, span) in others(activity) {
            let other = Place { file: goal.file, span };
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    deadline.place(goal.file),
                    text!("`deadline` tillsammans med `{key}`", "`deadline` together with `{key}`"),
                )
                .help(if key == "until" { UNTIL } else { EVERY })
                .related(other, text!("`{key}` står här", "`{key}` is here")),
            );
        }
    }
}

/// Returns the keys that a deadline excludes, with their spans.
fn others(activity: &Activity<'_>) -> impl Iterator<Item = (&'static str, Span)> {
    let until = activity.until.map(|until| ("until", until.span));
    let every = activity.every.map(|every| ("every", every.span));
    until.into_iter().chain(every)
}

const UNTIL: Text = Text::fixed(
    "ska den bli klar, ta bort `until`; ska den pågå till dess, ta bort `deadline`",
    "if it is to be finished, remove `until`; if it is to run until then, remove `deadline`",
);
const EVERY: Text = Text::fixed(
    "görs den en gång, ta bort `every`; upprepas den, skriv `until` i stället för `deadline`",
    "if it is done once, remove `every`; if it is repeated, write `until` instead of `deadline`",
);
