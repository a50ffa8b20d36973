//! Every status is in the plan's scale.

use std::cell::LazyCell;

use crate::check::guess::guess;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Fix, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Nearest, Plan, StatusRef, Thing};
use crate::query::{is_beginning, other_forms};
use crate::source::FileId;
use crate::syntax::quoted;

pub(in crate::check) static RULE: Rule = Rule {
    code: Code {
        id: "PL204",
        name: "unknown-status",
        severity: Severity::Error,
        summary: Text::fixed("Statusen finns inte i planens skala.", "The status is not in the plan's scale."),
        why: Text::fixed(
            "En status som skalan inte har går inte att räkna: aktiviteten skulle synas som ej bedömd.",
            "A status that the scale lacks cannot be counted: the activity would pass for unassessed.",
        ),
        example: r#"follow_up.2024 = { status = "Gul" }"#,
        fix: Text::fixed(
            "Skriv en av statusarna i plan.toml, så som de heter där under `[[status]]`.",
            "Write one of the statuses in plan.toml, as they are named there under `[[status]]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    report(plan, sink);
    if plan.complete.manifest {
        let assessed = plan.closings.iter().flat_map(|closing| &closing.assessed);
        report_each(plan, assessed.filter_map(|it| Some((it.status.as_ref()?, plan.file))), sink);
    }
}

/// Reports the statuses of a plan's follow-ups that are not in its scale.
pub(in crate::check) fn report(plan: &Plan<'_>, sink: &mut Sink) {
    let follow_ups = Thing::all(plan).flat_map(|thing| thing.follow_ups().iter().map(move |it| (it, thing.file())));
    report_each(plan, follow_ups.filter_map(|(it, file)| Some((it.status.as_ref()?, file))), sink);
}

fn report_each<'p, 'a: 'p>(
    plan: &Plan<'_>,
    statuses: impl Iterator<Item = (&'p StatusRef<'a>, FileId)>,
    sink: &mut Sink,
) {
    let names: Vec<&str> = plan.scale.iter().map(|(_, status)| &*status.name.value).collect();
    let all = names.join(", ");
    let mut known = LazyCell::new(|| Nearest::new(names.iter().copied()));
    // It may be in an unreadable part of the scale.
    let is_unknown = |status: &StatusRef<'_>| status.id.is_none() && !plan.complete.names.may_hold(&status.name);
    // Without a scale, one finding is enough.
    let most = if names.is_empty() { 1 } else { usize::MAX };
    for (status, file) in statuses.filter(|(status, _)| is_unknown(status)).take(most) {
        let (name, place) = (&*status.name.value, status.name.place(file));
        let help = if names.is_empty() {
            Text::fixed(
                "planen har ingen skala: lägg till den i plan.toml med `[[status]]`; `plan explain PL222` visar en att klistra in",
                "the plan has no scale: add it to plan.toml with `[[status]]`; `plan explain PL222` shows one to paste in",
            )
        } else {
            text!("skalan har: {all}", "the scale has: {all}")
        };
        let near = known.to(name);
        let meant = match other_forms(&plan.scale, name)[..] {
            [status] => Some(status),
            _ => None,
        };
        let is_certain = meant.is_some_and(|status| !is_beginning(status, name));
        let meant = meant.map(|status| &*status.name.value);
        let message = text!("statusen `{name}` finns inte i planens skala", "the plan's scale has no status `{name}`");
        let mut diagnostic = Diagnostic::new(&RULE.code, place, message).help(help);
        diagnostic.fix = meant
            .map(|meant| if is_certain { Fix::safe(place, quoted(meant)) } else { Fix::guess(place, quoted(meant)) })
            .or_else(|| guess(place, name, &near));
        sink.push(diagnostic.suggestions(meant.map_or(near, |meant| vec![meant.to_owned()])));
    }
}
