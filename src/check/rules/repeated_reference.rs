//! A list of references has no duplicates.

use std::collections::HashMap;

use crate::check::list_item::taken_out;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Str, same_key};
use crate::source::{FileId, Spanned};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL214",
        name: "repeated-reference",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Samma id eller namn står två gånger i ett `see`, `focus` eller `by`.",
            "The same id or name is listed twice in one `see`, `focus` or `by`.",
        ),
        why: Text::fixed(
            "Att det står två gånger ändrar inget. Oftast skulle det andra ha varit något annat.",
            "The repetition changes nothing. Most often something else was meant in the second place.",
        ),
        example: r#"focus = ["Kultur och hälsa", "kultur och hälsa"]"#,
        fix: Text::fixed(
            "Ta bort det ena, eller skriv det som var menat.",
            "Remove one of them, or write what was meant.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (goal, priority) in context.plan.all_priorities() {
        // A reference to itself is only reported as PL213.
        let own = same_key(&priority.id);
        let others: Vec<&Spanned<Str<'_>>> = priority.see.iter().filter(|see| same_key(see) != own).collect();
        check_list("see", &others, goal.file, context, sink);
        check_list("focus", &priority.focus.iter().collect::<Vec<_>>(), goal.file, context, sink);
    }
    for (goal, _, activity) in context.plan.all_activities() {
        if let Some(end) = &activity.ended {
            check_list("by", &end.by.iter().collect::<Vec<_>>(), goal.file, context, sink);
        }
    }
}

fn check_list(key: &str, list: &[&Spanned<Str<'_>>], file: FileId, context: &Context<'_, '_>, sink: &mut Sink) {
    if list.len() < 2 {
        return;
    }
    let mut first = HashMap::with_capacity(list.len());
    for item in list {
        let place = item.place(file);
        let stands = *first.entry(same_key(&item.value)).or_insert(place);
        if stands == place {
            continue;
        }
        let name = &*item.value;
        let message = text!("`{name}` står redan i samma `{key}`", "`{name}` is already in the same `{key}`");
        let mut diagnostic = Diagnostic::new(&RULE.code, place, message)
            .related(stands, Text::fixed("står först här", "first here"))
            .help(Text::fixed(
                "ta bort det ena, eller skriv det som var menat",
                "remove one of them, or write what was meant",
            ));
        diagnostic.fix = taken_out(place, context.sources);
        sink.push(diagnostic);
    }
}
