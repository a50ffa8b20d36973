//! An id that was used means the same for ever.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

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
            "Who looks up an id from old minutes must find the same thing. Used again, it also counts the old activity's assessments as the new one's.",
        ),
        example: "title = \"Starta en filmfond\"",
        mend: Text::fixed(
            "Ge det nya nästa lediga nummer och låt det gamla stå kvar.",
            "Give what is new the next free number and leave the old one as it was.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(before) = &context.before else { return };
    for now in context.things().filter(|now| context.is_first(*now)) {
        let Some(then) = before.thing(now.id()).filter(|then| then.is_another(&now)) else { continue };
        let (id, base, title) = (&*now.id().value, before.base.name, &*then.title().value);
        let stood = before.place(then);
        let message = text!(
            "id `{id}` betydde något annat i {base}: ”{title}” ({stood})",
            "the id `{id}` meant something else in {base}: “{title}” ({stood})"
        );
        sink.push(Diagnostic::new(&RULE.code, now.place(), message).help(Text::fixed(
            "ge det nya nästa lediga nummer, och låt det gamla stå kvar",
            "give what is new the next free number, and leave the old one as it was",
        )));
    }
}
