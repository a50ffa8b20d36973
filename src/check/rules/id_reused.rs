//! An id is never reused for something else.

use std::collections::HashSet;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::same_key;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL602",
        name: "id-reused",
        severity: Severity::Error,
        summary: Text::fixed(
            "Ett id som fanns i jämförelsen betyder nu något annat.",
            "An id of the base now means something else.",
        ),
        why: Text::fixed(
            "Den som slår upp ett id i ett gammalt protokoll ska hitta samma sak. Används id:t igen räknas också den gamla aktivitetens bedömningar till den nya.",
            "Anyone who looks up an id from old minutes must find the same thing. If it is used again, the old activity's assessments also count as the new one's.",
        ),
        example: "title = \"Starta en filmfond\"",
        fix: Text::fixed(
            "Ge det nya nästa lediga nummer och låt det gamla stå kvar.",
            "Give the new one the next free number and leave the old one as it was.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(before) = &context.before else { return };
    let remembered: HashSet<_> = context.things().flat_map(|now| now.formerly()).map(|id| same_key(id)).collect();
    for now in context.things().filter(|now| context.is_first(*now)) {
        // An id that is another thing's former one is already reported as PL202.
        let own = Some(now.id()).filter(|id| !remembered.contains(&same_key(id)));
        for id in own.into_iter().chain(now.formerly()) {
            let Some(then) = before.thing(id).filter(|then| then.is_another(&now)) else { continue };
            let (base, title, stood) = (before.base.name, &*then.title().value, before.place(then));
            let place = id.place(now.file());
            let id = &*id.value;
            let message = text!(
                "id `{id}` betydde något annat i {base}: ”{title}” ({stood})",
                "the id `{id}` meant something else in {base}: “{title}” ({stood})"
            );
            sink.push(Diagnostic::new(&RULE.code, place, message).help(Text::fixed(
                "ge det nya nästa lediga nummer, och låt det gamla stå kvar",
                "give the new one the next free number, and leave the old one as it was",
            )));
        }
    }
}
