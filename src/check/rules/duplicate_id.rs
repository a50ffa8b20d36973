//! An id names one thing in a plan.

use std::collections::HashMap;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::same_key;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL202",
        name: "duplicate-id",
        severity: Severity::Error,
        summary: Text::fixed("Samma id står på två ställen i planen.", "The same id stands in two places of the plan."),
        why: Text::fixed(
            "Ett id pekar ut en sak i planen genom alla år. Står det på två ställen går det inte att veta vilken som menas.",
            "An id points at one thing of the plan through all the years. Where it stands twice nobody can know which is meant.",
        ),
        example: "id = \"1.film-1\"\nid = \"1.Film-1\"",
        mend: Text::fixed(
            "Ge den som kom till sist nästa lediga nummer. Ett id som har använts återanvänds aldrig.",
            "Give the one that was added last the next free number. An id that was used is never used again.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let mut first = HashMap::with_capacity(context.plan.all_activities().count());
    for this in context.things() {
        let Some(place) = first.insert(same_key(this.id()), this.place()) else { continue };
        // The first place stays the one that later ones are compared with.
        first.insert(same_key(this.id()), place);
        // What was copied with its goal is told there.
        let original = context.original(this.file());
        if original.is_some_and(|original| original.file == place.file) {
            continue;
        }
        let id = &*this.id().value;
        sink.push(
            Diagnostic::new(
                &RULE.code,
                this.place(),
                text!("id `{id}` används redan", "the id `{id}` is already used"),
            )
            .label(Text::fixed("används igen här", "used again here"))
            .related(place, Text::fixed("används först här", "first used here"))
            .help(Text::fixed(
                "ge den som kom till sist ett nytt nummer; ett id återanvänds aldrig",
                "give the later one a new number; an id is never used again",
            )),
        );
    }
}
