//! The assessments of a closed period do not change.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::check::closings::{ClosedPeriod, same_status};
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Assessed, FollowUp, Period, Thing, checksum, same_key};
use crate::source::{FileId, Place};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL402",
        name: "closed-period-changed",
        severity: Severity::Error,
        summary: Text::fixed(
            "Det som bedömdes i en stängd period har ändrats sedan den stängdes.",
            "What was assessed in a closed period has changed since it was closed.",
        ),
        why: Text::fixed(
            "Nämnden har fått uppföljningen. Ändras den i efterhand stämmer planen inte längre med det som nämnden läste.",
            "The board has received the follow-up. If it changes afterwards, the plan no longer agrees with what the board read.",
        ),
        example: r#"follow_up.2024 = { status = "Grönt", note = "Två av tre" }"#,
        fix: Text::fixed(
            "Återställ det som stod. Ska det ändras, öppna perioden: ta bort dess `[closed.…]` i plan.toml, ändra, och stäng den igen.",
            "Restore what was there. To change it, open the period: remove its `[closed.…]` from plan.toml, change it, and close it again.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    if !plan.complete.manifest {
        return;
    }
    for closed in context.closed() {
        if !closed.has_record() {
            without_record(context, closed, sink);
            continue;
        }
        let mut met = HashSet::new();
        let mut added: Vec<Option<Added<'_, '_>>> = Vec::new();
        for thing in Thing::all(plan) {
            // Of two things with the same id (PL202), only one can be the one assessed.
            let is_met = met.insert(same_key(thing.id()));
            met.extend(thing.formerly().iter().map(|id| same_key(id)));
            if thing.is_sound() && is_met {
                match (closed.stated_then(thing), closed.stated_now(thing)) {
                    (None, Some(now)) => added.push(Some((thing, now))),
                    _ => compare(closed, thing, plan.file, sink),
                }
            }
        }
        let mut by_assessment: HashMap<AssessmentKey<'_>, Vec<usize>> = HashMap::new();
        for (at, (.., now)) in added.iter().enumerate().rev().filter_map(|(at, it)| Some((at, it.as_ref()?))) {
            by_assessment.entry(assessment(now)).or_default().push(at);
        }
        // A thing with an unreadable id may still exist.
        let is_gone =
            |record: &&Assessed<'_>| !plan.complete.ids.may_hold(&record.id) && !met.contains(&same_key(&record.id));
        for record in closed.closing.assessed.iter().filter(is_gone) {
            let (id, period) = (&*record.id.value, closed.period());
            let message = text!(
                "inget har id:t `{id}`, som bedömdes när {period} stängdes",
                "nothing has the id `{id}`, which was assessed when {period} was closed"
            );
            // The same assessment under another id: the id was probably changed.
            let same = by_assessment.get_mut(&recorded(record)).and_then(Vec::pop);
            let found = report(closed, record.id.place(plan.file), message);
            sink.push(match same.and_then(|at| added[at].take()) {
                None => found,
                Some((thing, _)) => {
                    let other = &*thing.id().value;
                    let help = text!(
                        "är det samma sak: skriv `{id}` i stället för `{other}`, för ett id ändras aldrig; annars, återställ det som stod",
                        "if it is the same thing: write `{id}` instead of `{other}`, since an id never changes; else restore what was there"
                    );
                    let place = thing.place();
                    found
                        .help(help)
                        .related(place, Text::fixed("samma bedömning står här", "the same assessment is here"))
                }
            });
        }
        for (thing, _) in added.into_iter().flatten() {
            compare(closed, thing, plan.file, sink);
        }
    }
}

/// A thing with a follow-up for a closed period that had none when it was closed.
type Added<'p, 'a> = (Thing<'p, 'a>, &'p FollowUp<'a>);

/// The status and the checksum of the note, to recognize an assessment under another id.
type AssessmentKey<'s> = (Option<Cow<'s, str>>, Option<Cow<'s, str>>);

fn assessment<'s>(now: &'s FollowUp<'_>) -> AssessmentKey<'s> {
    (now.status.as_ref().map(|status| same_key(&status.name)), now.note.as_ref().map(|note| checksum(note).into()))
}

fn recorded<'s>(then: &'s Assessed<'_>) -> AssessmentKey<'s> {
    (
        then.status.as_ref().map(|status| same_key(&status.name)),
        then.note.as_ref().map(|sum| Cow::Borrowed(sum.value.as_ref())),
    )
}

/// Reports a closing without any record, if there are assessments. Otherwise each would be reported as added.
fn without_record(context: &Context<'_, '_>, closed: &ClosedPeriod<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let mut stated = Thing::all(plan).filter_map(|thing| Some((thing, closed.stated_now(thing)?)));
    let Some((thing, first)) = stated.next() else { return };
    let period = closed.period();
    let message = text!(
        "{period} är stängd, men här står inte vad som bedömdes",
        "{period} is closed, but what was assessed is not recorded here"
    );
    let help = text!(
        "lägg till `[closed.{period}.assessed]`, eller öppna perioden: ta bort `[closed.{period}]`",
        "add `[closed.{period}.assessed]`, or open the period: remove `[closed.{period}]`"
    );
    let place = closed.closing.period.place(plan.file);
    let of_first = Text::fixed("bedömdes här", "assessed here");
    sink.push(
        Diagnostic::new(&RULE.code, place, message).help(help).related(first.period.place(thing.file()), of_first),
    );
}

/// Compares a thing with the record. Changes of status and note give one finding.
fn compare(closed: &ClosedPeriod<'_, '_>, thing: Thing<'_, '_>, manifest: FileId, sink: &mut Sink) {
    if closed.is_kept(thing) {
        return;
    }
    let (id, period, file) = (&*thing.id().value, closed.period(), thing.file());
    let (then, now) = (closed.stated_then(thing), closed.stated_now(thing));
    let (place, message) = match (then, now) {
        (Some(then), Some(now)) if same_status(then.status.as_ref(), now.status.as_ref()) => {
            of_note(then, now, period, file)
        }
        (Some(then), Some(now)) => of_status(then, now, period, file),
        (_, Some(now)) => {
            let message = text!(
                "uppföljningen har lagts till efter att {period} stängdes",
                "the follow-up was added after {period} was closed"
            );
            (now.period.place(file), message)
        }
        (_, None) => {
            let message = text!(
                "uppföljningen av `{id}` för {period} har tagits bort efter att perioden stängdes",
                "the follow-up of `{id}` for {period} was removed after the period was closed"
            );
            (thing.place(), message)
        }
    };
    let (related, label) = match then {
        Some(then) => (then.id.place(manifest), Text::fixed("så stod det då", "what was there then")),
        None => (closed.closing.period.place(manifest), Text::fixed("stängd här", "closed here")),
    };
    sink.push(report(closed, place, message).related(related, label));
}

fn of_status(then: &Assessed<'_>, now: &FollowUp<'_>, period: Period, file: FileId) -> (Place, Text) {
    let then = then.status.as_ref().map(|status| &*status.name.value);
    match (then, now.status.as_ref().map(|status| &status.name)) {
        (Some(then), Some(now)) => {
            let name = &*now.value;
            let message = text!(
                "`{name}`, men det stod `{then}` när {period} stängdes",
                "`{name}`, but it was `{then}` when {period} was closed"
            );
            (now.place(file), message)
        }
        (_, Some(now)) => {
            let name = &*now.value;
            let message = text!(
                "`{name}` har lagts till efter att {period} stängdes",
                "`{name}` was added after {period} was closed"
            );
            (now.place(file), message)
        }
        (then, None) => {
            let name = then.unwrap_or_default();
            let message = text!(
                "`{name}` har tagits bort efter att {period} stängdes",
                "`{name}` was removed after {period} was closed"
            );
            (now.period.place(file), message)
        }
    }
}

fn of_note(then: &Assessed<'_>, now: &FollowUp<'_>, period: Period, file: FileId) -> (Place, Text) {
    let Some(note) = &now.note else {
        let message = text!(
            "anteckningen har tagits bort efter att {period} stängdes",
            "the note was removed after {period} was closed"
        );
        return (now.period.place(file), message);
    };
    let message = if then.note.is_none() {
        text!("anteckningen har lagts till efter att {period} stängdes", "the note was added after {period} was closed")
    } else {
        text!("anteckningen har ändrats efter att {period} stängdes", "the note was changed after {period} was closed")
    };
    (note.place(file), message)
}

fn report(closed: &ClosedPeriod<'_, '_>, place: Place, message: Text) -> Diagnostic {
    let period = closed.period();
    Diagnostic::new(&RULE.code, place, message).help(text!(
        "återställ det som stod; ska det ändras, ta bort `[closed.{period}]`, ändra, och stäng perioden igen",
        "restore what was there; to change it, remove `[closed.{period}]`, make the change, and close the period again"
    ))
}
