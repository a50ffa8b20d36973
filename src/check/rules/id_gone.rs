//! No goal, priority or activity of the base is missing.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::check::{Before, Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Plan, Thing, same_key};
use crate::query::LevelName;
use crate::source::{Place, Span};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL601",
        name: "id-gone",
        severity: Severity::Error,
        summary: Text::fixed(
            "Ett mål, en prioritering eller en aktivitet som fanns i jämförelsen finns inte längre.",
            "A goal, priority or activity of the base is no longer there.",
        ),
        why: Text::fixed(
            "Det som politikerna har beslutat följs upp tills det är gjort eller tills någon har beslutat annat. Försvinner det ur filen märker ingen det.",
            "What the politicians have decided is followed up until it is done, or until somebody has decided otherwise. If it disappears from the file, nobody notices.",
        ),
        example: "id = \"1.2\"",
        fix: Text::fixed(
            "Lägg tillbaka det. Har en aktivitet utgått, slagits ihop med en annan eller ersatts: låt den stå, och skriv `ended = { period = 2025, reason = \"…\" }` i den.",
            "Put it back. Where an activity was dropped, merged or replaced: leave it, and write `ended = { period = 2025, reason = \"…\" }` in it.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    plans_gone(context, sink);
    let Some(before) = &context.before else { return };
    forgotten(context, before, sink);
    // Missing things may be in an unreadable part.
    let may_be_there = |id: &str| context.plan.complete.ids.may_hold(id);
    let is_gone = |thing: &Thing<'_, '_>| context.thing(thing.id()).is_none() && !may_be_there(thing.id());
    let mut titles: Option<HashMap<Cow<'_, str>, Thing<'_, '_>>> = None;
    for thing in Thing::all(before.plan).filter(is_gone) {
        // The children of a missing thing are not reported.
        if thing.parent().is_none_or(|parent| parent.id().is_empty() || !is_gone(&parent)) {
            let titles =
                titles.get_or_insert_with(|| context.things().map(|thing| (same_key(thing.title()), thing)).collect());
            sink.push(report(context, before, thing, titles.get(&same_key(thing.title()))));
        }
    }
}

/// Creates the finding for a missing thing; `now` is a thing with the same title.
fn report(
    context: &Context<'_, '_>,
    before: &Before<'_>,
    gone: Thing<'_, '_>,
    now: Option<&Thing<'_, '_>>,
) -> Diagnostic {
    let (id, base, stood) = (&*gone.id().value, before.base.name, before.place(gone));
    let kind = LevelName::of_thing(before.plan, gone).the();
    let message = text!(
        kind = kind;
        "{kind} `{id}` finns inte längre (i {base}: {stood})",
        "{kind} `{id}` is no longer there (in {base}: {stood})"
    );
    let diagnostic = Diagnostic::new(&RULE.code, where_it_was(context, gone), message);
    if let Some(now) = now {
        let new = &*now.id().value;
        return diagnostic.related(now.place(), Text::fixed("samma rubrik står här", "the same title is here")).help(
            if is_moved(gone, *now) {
                text!(
                    "är det flyttat, skriv `formerly = [\"{id}\"]` där det står nu, så leder `{id}` dit",
                    "if it was moved, write `formerly = [\"{id}\"]` where it is now, so that `{id}` leads there"
                )
            } else {
                text!(
                    "ett id ändras aldrig: skriv `{id}` i stället för `{new}`",
                    "an id never changes: write `{id}` instead of `{new}`"
                )
            },
        );
    }
    diagnostic.help(match gone {
        Thing::Activity(..) => Text::fixed(
            "lägg tillbaka den; har den utgått, skriv `ended = { period = …, reason = \"…\" }` i den",
            "put it back; if it was dropped, write `ended = { period = …, reason = \"…\" }` in it",
        ),
        _ => Text::fixed(
            "lägg tillbaka det; det som utgår står kvar, med `ended = { period = …, reason = \"…\" }`",
            "put it back; what is dropped stays, with `ended = { period = …, reason = \"…\" }`",
        ),
    })
}

/// Returns whether the thing with the same title has another parent than the missing one had.
fn is_moved(gone: Thing<'_, '_>, now: Thing<'_, '_>) -> bool {
    match (gone.parent(), now.parent()) {
        (Some(then), Some(parent)) => !parent.is_called(then.id()),
        _ => false,
    }
}

/// Reports former ids that are no longer listed, so that looking them up finds nothing or the wrong thing.
fn forgotten(context: &Context<'_, '_>, before: &Before<'_>, sink: &mut Sink) {
    for then in Thing::all(before.plan) {
        let Some(now) = context.thing(then.id()) else { continue };
        for id in then.formerly().iter().filter(|id| context.thing(id).is_none()) {
            let (id, own, base, stood) = (&*id.value, &*now.id().value, before.base.name, before.place(then));
            let message = text!(
                "`{id}`, som `{own}` hette förut, leder ingenstans längre (i {base}: {stood})",
                "`{id}`, as `{own}` was called before, leads nowhere any more (in {base}: {stood})"
            );
            sink.push(
                Diagnostic::new(&RULE.code, now.place(), message)
                    .help(text!("lägg tillbaka `{id}` i `formerly`", "put `{id}` back into `formerly`")),
            );
        }
    }
}

/// Returns the nearest ancestor of a missing thing that still exists.
fn where_it_was(context: &Context<'_, '_>, gone: Thing<'_, '_>) -> Place {
    let mut above = gone.parent();
    while let Some(parent) = above {
        if let Some(parent) = context.thing(parent.id()) {
            return parent.place();
        }
        above = parent.parent();
    }
    context.plan.id.place(context.plan.file)
}

/// Reports missing plans, once for all plans.
fn plans_gone(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(base) = context.base.filter(|_| context.is_of_first_plan()) else { return };
    let left: HashSet<_> = context.plans.iter().map(|plan| same_key(&plan.id)).collect();
    let is_gone = |id: &str| !left.contains(&*same_key(id));
    let file = context.governance.map_or(context.plans[0].file, |governance| governance.file);
    // Plans with an unreadable id are covered by PL606.
    let is_known = |plan: &&Plan<'_>| plan.complete.manifest && !plan.id.is_empty();
    for plan in base.loaded.portfolio.plans.iter().filter(is_known).filter(|plan| is_gone(&plan.id)) {
        let (id, base, stood) = (&*plan.id.value, base.name, base.path(plan.file));
        let message = text!(
            "planen `{id}` finns inte längre (i {base}: {stood})",
            "the plan `{id}` is no longer there (in {base}: {stood})"
        );
        sink.push(Diagnostic::new(&RULE.code, Place { file, span: Span::default() }, message).help(Text::fixed(
            "lägg tillbaka katalogen; en plan vars år har gått står kvar",
            "put the folder back; a plan whose years are over stays",
        )));
    }
}
