//! Every id is used once in a plan.

use std::collections::HashMap;

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Thing, same_key};
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL202",
        name: "duplicate-id",
        severity: Severity::Error,
        summary: Text::fixed(
            "Samma id står på två ställen i planen.",
            "The same id is used in two places in the plan.",
        ),
        why: Text::fixed(
            "Ett id pekar ut en sak i planen genom alla år, också efter en flytt. Står det på två ställen går det inte att veta vilken som menas.",
            "An id refers to one thing in the plan through all the years, even after a move. Used twice, nobody can know which is meant.",
        ),
        example: "id = \"1.film-1\"\nid = \"1.Film-1\"",
        fix: Text::fixed(
            "Ge den som kom till sist nästa lediga nummer. Ett id som har använts återanvänds aldrig.",
            "Give the one that was added last the next free number. An id that was used is never used again.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    check_present(context, sink);
    check_former(context, sink);
}

/// Reports duplicates among current ids.
fn check_present(context: &Context<'_, '_>, sink: &mut Sink) {
    let mut first = HashMap::with_capacity(context.plan.all_activities().count());
    let things = context.things().map(|thing| (thing.id(), thing.file()));
    // Measures share the ids of things. If a measure has the same id as a thing, the measure is reported.
    let measures = context.things().flat_map(|thing| {
        thing.measures().iter().filter(|it| it.is_whole).map(move |measure| (&measure.id, thing.file()))
    });
    for (id, file) in things.chain(measures) {
        let own = id.place(file);
        let place = *first.entry(same_key(id)).or_insert(own);
        if place == own {
            continue;
        }
        // Duplicates in a copied file are reported for the file.
        let original = context.original(file);
        if original.is_some_and(|original| original.file == place.file) {
            continue;
        }
        let id = &*id.value;
        sink.push(
            Diagnostic::new(&RULE.code, own, text!("id `{id}` används redan", "the id `{id}` is already used"))
                .label(Text::fixed("används igen här", "used again here"))
                .related(place, Text::fixed("används först här", "first used here"))
                .help(Text::fixed(
                    "ge den som kom till sist ett nytt nummer; ett id återanvänds aldrig",
                    "give the later one a new number; an id is never used again",
                )),
        );
    }
}

/// Reports ids that another thing had before it was moved.
fn check_former(context: &Context<'_, '_>, sink: &mut Sink) {
    let mut first: HashMap<_, (Place, Thing<'_, '_>)> = HashMap::new();
    for this in context.things().filter(|this| context.original(this.file()).is_none()) {
        for id in this.formerly() {
            let place = id.place(this.file());
            let (had, owner) = *first.entry(same_key(id)).or_insert((place, this));
            if had != place {
                sink.push(report_former(id, place, had, owner));
            }
        }
    }
    if first.is_empty() {
        return;
    }
    for this in context.things().filter(|this| context.is_first(*this)) {
        let Some((had, owner)) = first.get(&same_key(this.id())) else { continue };
        let id = &*this.id().value;
        sink.push(if owner.place() == this.place() {
            let message = text!("`{id}` är det id som gäller nu", "`{id}` is the id that it has now");
            Diagnostic::new(&RULE.code, *had, message).related(this.place(), Text::fixed("står här", "used here")).help(
                Text::fixed(
                    "ta bort det ur `formerly`: där står bara id som inte gäller längre",
                    "remove it from `formerly`: only ids that no longer apply are listed there",
                ),
            )
        } else {
            report_former(this.id(), this.place(), *had, *owner)
        });
    }
}

/// Creates the finding for a former id of another thing.
fn report_former(id: &str, place: Place, had: Place, owner: Thing<'_, '_>) -> Diagnostic {
    let now = &*owner.id().value;
    Diagnostic::new(
        &RULE.code,
        place,
        text!("id `{id}` är redan det som `{now}` hade", "the id `{id}` is already the one that `{now}` had"),
    )
    .label(Text::fixed("används igen här", "used again here"))
    .related(had, Text::fixed("ett tidigare id", "a former id"))
    .help(Text::fixed(
        "ge det nya nästa lediga nummer; ett id återanvänds aldrig",
        "give the new one the next free number; an id is never used again",
    ))
}
