//! Every goal is in one file only.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL215",
        name: "duplicate-goal",
        severity: Severity::Error,
        summary: Text::fixed("Två målfiler har samma id.", "Two goal files have the same id."),
        why: Text::fixed(
            "Ofta är den ena en kopia. Allt som står i den räknas två gånger, och en ändring hamnar i den ena filen men inte i den andra.",
            "Often one is a copy. Everything in it is counted twice, and a change ends up in one file but not in the other.",
        ),
        example: "id = \"1\"",
        fix: Text::fixed(
            "Ta bort kopian. Är det ett nytt mål: ge det och allt som står under det egna id.",
            "Remove the copy. If it is a new goal: give it, and everything under it, ids of their own.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for goal in &context.plan.goals {
        let Some(original) = context.original(goal.file) else { continue };
        let (id, first) = (&*goal.id.value, context.sources.file(original.file).name());
        let copy = context.sources.file(goal.file).name();
        sink.push(
            Diagnostic::new(
                &RULE.code,
                goal.id.place(goal.file),
                text!("`{id}` finns redan i {first}", "`{id}` is already in {first}"),
            )
            .related(original.id.place(original.file), Text::fixed("står redan här", "already here"))
            .help(text!(
                "är det en kopia: för över det som ska gälla till {first}, och ta bort {copy}; är det nytt, ge det och \
                 allt under det egna id",
                "if it is a copy: move what should apply to {first}, and remove {copy}; if it is new, give it and \
                 all under it ids of their own"
            )),
        );
    }
}
