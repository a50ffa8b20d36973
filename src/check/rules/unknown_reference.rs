//! A reference refers to something in the plan.

use std::cell::LazyCell;

use crate::check::guess::{guess, with_several};
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, Str, Thing, joined, same_key};
use crate::query::{Level, LevelName};
use crate::source::{FileId, Spanned};
use crate::syntax::quoted;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL203",
        name: "unknown-reference",
        severity: Severity::Error,
        summary: Text::fixed(
            "`see`, `into` eller `by` hänvisar till något som inte finns i planen, som är flyttat eller som är av fel slag.",
            "`see`, `into` or `by` refers to something that is not in the plan, was moved, or is of the wrong kind.",
        ),
        why: Text::fixed(
            "`see` säger att en annan prioriterings aktiviteter hör hit också, `into` och `by` var en avslutad aktivitet fortsätter. Pekar de fel är spåret borta.",
            "`see` says that another priority's activities belong here too, `into` and `by` where an ended activity goes on. Where they lead nowhere, the trail is lost.",
        ),
        example: "see = [\"1.1-1\", \"1.3\", \"annorstädes\"]\ninto = \"1.1\"",
        fix: Text::fixed(
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
        // It may be in an unreadable part of a file.
        if !context.priorities_called(target).is_empty() || context.plan.complete.ids.may_hold(target) {
            continue;
        }
        let id = &*target.value;
        let message = match context.thing(id) {
            Some(moved @ Thing::Priority(..)) => {
                sink.push(report_moved(target, goal.file, moved));
                continue;
            }
            Some(_) => {
                text!(named = LevelName::of(context.plan, Level::Priority(goal.kind)).a(); "`{id}` är inte {named}", "`{id}` is not {named}")
            }
            None => text!("`{id}` finns inte i planen", "`{id}` does not exist in the plan"),
        };
        let otherwise = Text::fixed(
            "skriv id för det som hänvisningen gäller, eller ta bort den",
            "write the id of what is referred to, or remove the reference",
        );
        // A thing never refers to itself.
        let diagnostic = Diagnostic::new(&RULE.code, target.place(goal.file), message);
        sink.push(match joined(id, |id| !context.priorities_called(id).is_empty()) {
            Some(ids) => with_several(diagnostic, &ids),
            None => with_near(diagnostic, target, others(known.to(id), &own.id, &own.see), otherwise),
        });
    }
}

fn check_ended(context: &Context<'_, '_>, sink: &mut Sink) {
    let activities = || context.plan.all_activities();
    let mut known = LazyCell::new(|| Nearest::new(activities().map(|(_, _, other)| &*other.id.value)));
    for (goal, _, activity) in activities() {
        let Some(end) = &activity.ended else { continue };
        for (target, list) in
            end.into.iter().map(|into| (into, &[][..])).chain(end.by.iter().map(|by| (by, &end.by[..])))
        {
            let id = &*target.value;
            let is_itself = same_key(id) == same_key(&activity.id);
            let message = match context.thing(id) {
                _ if is_itself => text!("`{id}` pekar på sig själv", "`{id}` points to itself"),
                Some(Thing::Activity(_, _, other)) if same_key(id) == same_key(&other.id) => continue,
                Some(moved @ Thing::Activity(..)) => {
                    sink.push(report_moved(target, goal.file, moved));
                    continue;
                }
                None if context.plan.complete.ids.may_hold(target) => continue,
                Some(_) => text!(named = context.activity().a(); "`{id}` är inte {named}", "`{id}` is not {named}"),
                None => text!("`{id}` finns inte i planen", "`{id}` does not exist in the plan"),
            };
            let otherwise = Text::fixed(
                "skriv id för det som den går upp i eller ersätts av; har den bara utgått räcker `reason`",
                "write the id of what it becomes a part of or is replaced by; where it was dropped, `reason` is enough",
            );
            // Ids similar to its own say nothing about its successor.
            let near = if is_itself { Vec::new() } else { others(known.to(id), &activity.id, list) };
            let is_activity = |id: &str| matches!(context.thing(id), Some(Thing::Activity(..)));
            let diagnostic = Diagnostic::new(&RULE.code, target.place(goal.file), message);
            // `into` holds a single id.
            let several = if list.is_empty() { None } else { joined(id, is_activity) };
            sink.push(match several {
                Some(ids) => with_several(diagnostic, &ids),
                None => with_near(diagnostic, target, near, otherwise),
            });
        }
    }
}

/// Removes what cannot be meant: the thing itself, and what the list already has.
fn others(mut near: Vec<String>, own: &str, list: &[Spanned<Str<'_>>]) -> Vec<String> {
    near.retain(|id| id != own && list.iter().all(|item| same_key(item) != same_key(id)));
    near
}

/// Creates the finding for a reference by a former id.
fn report_moved(target: &Spanned<Str<'_>>, file: FileId, moved: Thing<'_, '_>) -> Diagnostic {
    let (id, new, place) = (&*target.value, &*moved.id().value, target.place(file));
    let message = text!("`{id}` är flyttad och heter nu `{new}`", "`{id}` was moved and is now called `{new}`");
    Diagnostic::new(&RULE.code, place, message)
        .related(moved.place(), Text::fixed("står här nu", "is here now"))
        .fix(Fix::safe(place, quoted(new)))
        .suggestions(vec![new.to_owned()])
}

/// Adds a suggestion and a fix to a finding, or `otherwise` as advice if no id is similar.
fn with_near(finding: Diagnostic, target: &Spanned<Str<'_>>, near: Vec<String>, otherwise: Text) -> Diagnostic {
    let help = match near.first() {
        Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
        None => otherwise,
    };
    let mut finding = finding.help(help);
    finding.fix = guess(finding.place, target, &near);
    finding.suggestions(near)
}
