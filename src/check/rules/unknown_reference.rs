//! What refers to something of the plan refers to what is there.

use std::cell::LazyCell;

use crate::check::guess::guess;
use crate::check::{Context, Rule, Thing};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, Str, same_key};
use crate::source::{FileId, Spanned, quoted};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL203",
        name: "unknown-reference",
        severity: Severity::Error,
        summary: Text::fixed(
            "`see`, `into` eller `by` hänvisar till något som inte finns i planen, som är flyttat eller som är fel slags sak.",
            "`see`, `into` or `by` refers to what is not in the plan, was moved, or is the wrong kind of thing.",
        ),
        why: Text::fixed(
            "`see` säger att en annan prioriterings aktiviteter hör hit också, `into` och `by` var en avslutad aktivitet fortsätter. Pekar de fel är spåret borta.",
            "`see` says that another priority's activities belong here too, `into` and `by` where an ended activity goes on. Where they point nowhere the trail is lost.",
        ),
        example: "see = [\"1.1-1\", \"1.3\", \"annorstädes\"]\ninto = \"1.1\"",
        mend: Text::fixed(
            "Skriv ett id som finns i planen: en prioritering i `see`, en annan aktivitet i `into` och `by`.",
            "Write an id that is in the plan: a priority in `see`, another activity in `into` and `by`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    check_see(context, sink);
    check_ended(context, sink);
}

fn check_see(context: &Context<'_, '_>, sink: &mut Sink) {
    let priorities = || context.plan.all_priorities();
    let mut known = LazyCell::new(|| Nearest::new(priorities().map(|(_, other)| &*other.id.value)));
    let references = priorities().flat_map(|(goal, own)| own.see.iter().map(move |target| (goal, own, target)));
    for (goal, own, target) in references {
        // It may stand in a file where that could not be read.
        if !context.priorities_called(target).is_empty() || context.plan.complete.ids.may_hold(target) {
            continue;
        }
        let id = &*target.value;
        let message = match context.thing(id) {
            Some(moved @ Thing::Priority(..)) => {
                sink.push(report_moved(target, goal.file, moved));
                continue;
            }
            Some(_) => text!("`{id}` är ingen prioritering", "`{id}` is not a priority"),
            None => text!("`{id}` finns inte i planen", "`{id}` does not exist in the plan"),
        };
        let otherwise = Text::fixed(
            "skriv id för den prioritering som aktiviteterna står under, eller ta bort hänvisningen",
            "write the id of the priority that the activities stand under, or remove the reference",
        );
        // What a reference stands in is never what it is to point at.
        let near = others(known.to(id), &own.id);
        sink.push(report(target, goal.file, message, near, otherwise));
    }
}

fn check_ended(context: &Context<'_, '_>, sink: &mut Sink) {
    let activities = || context.plan.all_activities();
    let mut known = LazyCell::new(|| Nearest::new(activities().map(|(_, _, other)| &*other.id.value)));
    for (goal, _, activity) in activities() {
        for target in activity.ended.iter().flat_map(|end| end.into.iter().chain(&end.by)) {
            let id = &*target.value;
            let is_itself = same_key(id) == same_key(&activity.id);
            let message = match context.thing(id) {
                _ if is_itself => text!("`{id}` är aktiviteten själv", "`{id}` is the activity itself"),
                Some(Thing::Activity(_, _, other)) if same_key(id) == same_key(&other.id) => continue,
                Some(moved @ Thing::Activity(..)) => {
                    sink.push(report_moved(target, goal.file, moved));
                    continue;
                }
                None if context.plan.complete.ids.may_hold(target) => continue,
                Some(_) => text!("`{id}` är ingen aktivitet", "`{id}` is not an activity"),
                None => text!("`{id}` finns inte i planen", "`{id}` does not exist in the plan"),
            };
            let otherwise = Text::fixed(
                "skriv id för den aktivitet som den går upp i eller ersätts av; har den bara utgått räcker `reason`",
                "write the id of the activity that it becomes a part of or is replaced by; where it was dropped, `reason` is enough",
            );
            // What is near its own id says nothing of what came in its place.
            let near = if is_itself { Vec::new() } else { others(known.to(id), &activity.id) };
            sink.push(report(target, goal.file, message, near, otherwise));
        }
    }
}

fn others(mut near: Vec<String>, own: &str) -> Vec<String> {
    near.retain(|name| name != own);
    near
}

/// Reports a reference by an id that a thing had before it was moved.
fn report_moved(target: &Spanned<Str<'_>>, file: FileId, moved: Thing<'_, '_>) -> Diagnostic {
    let (id, new, place) = (&*target.value, &*moved.id().value, target.place(file));
    let message = text!("`{id}` är flyttad och heter nu `{new}`", "`{id}` was moved and is now called `{new}`");
    Diagnostic::new(&RULE.code, place, message)
        .related(moved.place(), Text::fixed("står här nu", "stands here now"))
        .fix(Fix::safe(place, quoted(new)))
        .suggestions(vec![new.to_owned()])
}

/// Reports a reference, with `otherwise` as the help where nothing is near it.
fn report(target: &Spanned<Str<'_>>, file: FileId, message: Text, near: Vec<String>, otherwise: Text) -> Diagnostic {
    let place = target.place(file);
    let help = match near.first() {
        Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
        None => otherwise,
    };
    let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(help);
    diagnostic.fix = guess(place, target, &near);
    diagnostic.suggestions(near)
}
