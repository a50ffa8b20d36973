//! `see` leads to a priority of the same plan.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Priority, nearest};
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL203",
        name: "unknown-reference",
        severity: Severity::Error,
        summary: Text::fixed(
            "`see` hänvisar till något som inte är en prioritering i planen.",
            "`see` refers to something that is not a priority of the plan.",
        ),
        why: Text::fixed(
            "`see` säger att en annan prioriterings aktiviteter hör hit också. Pekar den fel saknas de här.",
            "`see` says that another priority's activities belong here too. Where it points nowhere they are missing here.",
        ),
        example: r#"see = ["1.1-1", "1.3", "annorstädes"]"#,
        mend: Text::fixed(
            "Skriv id:t för en prioritering som finns i planen. Ett mål eller en aktivitet kan inte stå i `see`.",
            "Write the id of a priority that is in the plan. A goal or an activity cannot stand in `see`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    for (goal, priority) in plan.all_priorities() {
        for target in &priority.see {
            // It may stand in a file where that could not be read.
            if !context.priorities_called(target).is_empty() || plan.complete.ids.may_hold(target) {
                continue;
            }
            let elsewhere = context.thing(target).is_some();
            let ids = plan.all_priorities().map(|(_, other): (_, &Priority<'_>)| &*other.id.value);
            sink.push(report(target, elsewhere, nearest(target, ids), goal.file));
        }
    }
}

fn report(
    target: &Spanned<crate::model::Str<'_>>,
    elsewhere: bool,
    suggestions: Vec<String>,
    file: crate::source::FileId,
) -> Diagnostic {
    let id = &*target.value;
    let message = if elsewhere {
        text!("`{id}` är ingen prioritering", "`{id}` is not a priority")
    } else {
        text!("`{id}` finns inte i planen", "`{id}` does not exist in the plan")
    };
    let help = match suggestions.first() {
        Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
        None => Text::fixed(
            "skriv id för den prioritering som aktiviteterna står under, eller ta bort hänvisningen",
            "write the id of the priority that the activities stand under, or remove the reference",
        ),
    };
    Diagnostic::new(&RULE.code, target.place(file), message).help(help).suggestions(suggestions)
}
