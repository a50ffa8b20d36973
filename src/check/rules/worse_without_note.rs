//! A status that got worse has a note.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{FollowUp, Thing};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL604",
        name: "worse-without-note",
        severity: Severity::Error,
        summary: Text::fixed(
            "En status är sämre än i jämförelsen, eller borttagen, och ingen anteckning säger varför.",
            "A status is worse than in the base, or was removed, and no note says why.",
        ),
        why: Text::fixed(
            "Den som läste den förra bedömningen ska kunna förstå vad som har hänt sedan dess.",
            "Whoever read the earlier assessment must be able to understand what has happened since.",
        ),
        example: "follow_up.2024 = { status = \"Rött\" }",
        fix: Text::fixed(
            "Skriv en `note` i uppföljningen som säger varför.",
            "Write a `note` in the follow-up that says why.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(before) = &context.before else { return };
    if !context.plan.complete.manifest {
        return;
    }
    for thing in Thing::all(context.plan) {
        // The missing status may be in an unreadable part.
        let is_read = match thing {
            Thing::Activity(_, _, activity) => activity.is_whole,
            Thing::Goal(_) | Thing::Priority(..) => thing.is_sound(),
        };
        if !is_read {
            continue;
        }
        for then in before.follow_ups(thing) {
            let now = thing.follow_ups().iter().find(|now| *now.period == *then.period);
            let is_explained = now.is_some_and(FollowUp::is_explained);
            let status = now.and_then(|now| now.status.as_ref());
            let is_unknown = status.is_some_and(|status| status.id.is_none());
            let stage = status.and_then(|status| status.id).map(|id| *context.plan.scale.get(id).stage);
            // Changes in a closed period are reported as PL402.
            let is_closed = context.plan.closings.iter().any(|closing| *closing.period == *then.period);
            if is_explained || is_unknown || is_closed || !before.was_better(thing, *then.period, stage) {
                continue;
            }
            let (period, base) = (*then.period, before.base.name);
            let was = then.status.as_ref().map_or("", |status| &*status.name.value);
            let place = match (status, now) {
                (Some(status), _) => status.name.span,
                (None, Some(now)) => now.period.span,
                (None, None) => thing.id().span,
            };
            let message = match status {
                Some(status) => {
                    let colour = &*status.name.value;
                    text!(
                        "{colour} för {period}, som var {was} i {base}",
                        "{colour} for {period}, which was {was} in {base}"
                    )
                }
                None => text!(
                    "ingen status för {period}, som var {was} i {base}",
                    "no status for {period}, which was {was} in {base}"
                ),
            };
            sink.push(
                Diagnostic::new(&RULE.code, crate::source::Place { file: thing.file(), span: place }, message).help(
                    text!(
                        "skriv varför: `follow_up.{period} = {{ …, note = \"…\" }}`",
                        "write why: `follow_up.{period} = {{ …, note = \"…\" }}`"
                    ),
                ),
            );
        }
    }
}
