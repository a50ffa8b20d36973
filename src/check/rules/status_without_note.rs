//! An activity that is off track or ongoing has a note.

use crate::check::calendar::CalendarError;
use crate::check::{Before, Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Stage;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL310",
        name: "status-without-note",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Aktiviteten avviker eller pågår, och ingen anteckning säger varför eller hur långt den har kommit.",
            "The activity is off track or ongoing, and no note says why or how far it has come.",
        ),
        why: Text::fixed(
            "Nämnden frågar alltid varför. Den som bedömer vet det i dag, men sällan om ett år.",
            "The board always asks why. Whoever assesses it knows today, and seldom in a year.",
        ),
        example: r#"follow_up.2025 = { status = "Rött" }"#,
        fix: Text::fixed(
            "Lägg till `note` efter statusen: vad som hindrar, eller vad som är gjort och vad som återstår. En länk till en sida som säger det räcker. Har planen inga anteckningar, säg det en gång, under `[check]` i plan.toml: `PL310 = \"off\"`. Då frågar inget kommando efter dem.",
            "Add a `note` after the status: what is in the way, or what is done and what remains. A link to a page that says it is enough. If the plan has no notes, say so once, under `[check]` in plan.toml: `PL310 = \"off\"`. Then no command asks for them.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (thing, assessment) in context.with(CalendarError::WithoutNote) {
        let (Some(status), status_period) = (assessment.status, assessment.period()) else { continue };
        // Reported as PL604, which compares it with the old status.
        let was_better = |before: &Before<'_>| before.was_better(thing, status_period, Some(*status.stage));
        if context.before.as_ref().is_some_and(was_better) {
            continue;
        }
        let name = &*status.name.value;
        let help = if *status.stage == Stage::OffTrack {
            Text::fixed(
                "lägg till `note`: vad som hindrar, och vad som görs åt det",
                "add a `note`: what is in the way, and what is done about it",
            )
        } else {
            Text::fixed(
                "lägg till `note`: vad som är gjort, och vad som återstår",
                "add a `note`: what is done, and what remains",
            )
        };
        sink.push(
            Diagnostic::new(
                &RULE.code,
                status.place(thing.file()),
                text!("`{name}` utan anteckning", "`{name}` without a note"),
            )
            .help(help),
        );
    }
}
