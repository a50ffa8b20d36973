//! An activity is not planned after its start.

use crate::check::calendar::CalendarError;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Stage;
use crate::query::either_status;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL305",
        name: "planned-after-start",
        severity: Severity::Error,
        summary: Text::fixed(
            "Statusen säger att aktiviteten är planerad, fast den ska ha påbörjats.",
            "The status says that the activity is planned, although it is to have started.",
        ),
        why: Text::fixed(
            "Nämnden ska få se det som inte kom i gång i tid. Står det som planerat ser allt ut att gå som det ska.",
            "The board must see what did not begin in time. Marked as planned, it looks as if all is well.",
        ),
        example: "start = 2024\nfollow_up.2024 = { status = \"Blått\" }",
        fix: Text::fixed(
            "Skriv den status som säger hur det gick. Är starten flyttad, rätta `start`.",
            "Write the status that says how it went. If the start was put off, correct `start`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let scale = &context.plan.scale;
    // One finding for all follow-ups of an activity, because the start may be the mistake.
    for (thing, found) in context.contradicted_by(CalendarError::PlannedAfterStart) {
        let Some((first, status)) = found.first().and_then(|first| Some((first, first.status?))) else { continue };
        let Some(begins) = thing.start() else { continue };
        let (name, period, start) = (&*status.name.value, first.period(), *begins);
        let (idle, started) =
            (either_status(scale, &[Stage::OffTrack]), either_status(scale, &[Stage::Ongoing, Stage::Done]));
        let file = thing.file();
        let mut diagnostic = Diagnostic::new(
            &RULE.code,
            status.place(file),
            text!(named = context.activity().the(); "`{name}` för {period}, men {named} påbörjas {start}", "`{name}` for {period}, but {named} starts in {start}"),
        )
        .help(text!(
            idle = idle, started = started;
            "skriv {idle} om den inte kom i gång, annars {started}; är starten flyttad, rätta `start`",
            "write {idle} if it was not begun, otherwise {started}; if the start was put off, correct `start`"
        ))
        .related(begins.place(file), Text::fixed("påbörjas här", "starts here"));
        for status in found[1..].iter().filter_map(|other| other.status) {
            diagnostic = diagnostic.related(status.place(file), Text::fixed("gäller också här", "here too"));
        }
        sink.push(diagnostic);
    }
}
