//! The names in a scale are unique.

use std::collections::HashMap;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::same_key;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL216",
        name: "duplicate-status",
        severity: Severity::Error,
        summary: Text::fixed(
            "Två statusar i planens skala heter likadant.",
            "Two statuses in the plan's scale have the same name.",
        ),
        why: Text::fixed(
            "En bedömning nämner statusen vid namn. Heter två likadant räknas allt som den första, vad den andra än betyder.",
            "An assessment names its status. Where two have the same name, everything counts as the first, whatever the second means.",
        ),
        example: "name = \"GULT\"",
        fix: Text::fixed(
            "Ta bort den ena, eller ge dem var sitt namn.",
            "Remove one of them, or give each a name of its own.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let file = context.plan.file;
    let mut first = HashMap::new();
    for (_, status) in context.plan.scale.iter() {
        let place = status.name.place(file);
        let stands = *first.entry(same_key(&status.name)).or_insert(place);
        if stands == place {
            continue;
        }
        let name = &*status.name.value;
        sink.push(
            Diagnostic::new(
                &RULE.code,
                place,
                text!("skalan har redan en status `{name}`", "the scale already has a status `{name}`"),
            )
            .related(stands, Text::fixed("står först här", "first here"))
            .help(Text::fixed(
                "ta bort den ena, eller ge dem var sitt namn",
                "remove one of them, or give each a name of its own",
            )),
        );
    }
}
