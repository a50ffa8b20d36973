//! A follow-up has a status or a note.

use crate::check::calendar::CalendarError;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL403",
        name: "empty-follow-up",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Uppföljningen har varken status eller anteckning.",
            "The follow-up has neither a status nor a note.",
        ),
        why: Text::fixed(
            "Raden ser ut som en uppföljning, men aktiviteten räknas som ej bedömd.",
            "The line looks like a follow-up, but the activity counts as unassessed.",
        ),
        example: "follow_up.2025 = {}",
        fix: Text::fixed(
            "Skriv en status eller en anteckning, eller ta bort raden.",
            "Write a status or a note, or remove the line.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (thing, it) in context.with(CalendarError::Empty) {
        let period = it.period();
        sink.push(
            Diagnostic::new(
                &RULE.code,
                it.follow_up.period.place(thing.file()),
                text!("uppföljningen för {period} är tom", "the follow-up for {period} is empty"),
            )
            .help(Text::fixed(
                "skriv `status` eller `note` mellan klamrarna, eller ta bort raden",
                "write `status` or `note` between the braces, or remove the line",
            )),
        );
    }
}
