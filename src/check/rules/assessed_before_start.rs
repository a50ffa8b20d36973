//! An activity has no status other than planned before its start.

use crate::check::calendar::CalendarError;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Stage;
use crate::query::either_status;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL306",
        name: "assessed-before-start",
        severity: Severity::Error,
        summary: Text::fixed(
            "Aktiviteten är bedömd för en period innan den påbörjas.",
            "The activity is assessed for a period before it starts.",
        ),
        why: Text::fixed(
            "Det som inte har påbörjats kan inte pågå eller vara genomfört. Bara ett hinder som redan syns kan anmälas i förväg, med sitt skäl.",
            "What has not started can be neither ongoing nor done. Only an obstacle that is already known can be reported in advance, with its reason.",
        ),
        example: "start = 2026\nfollow_up.2025 = { status = \"Gult\", note = \"Avtal klart\" }",
        fix: Text::fixed(
            "Rätta `start` om den började tidigare, annars ta bort statusen. Ett hinder behöver sitt skäl i `note`.",
            "Correct `start` if it began earlier, otherwise remove the status. An obstacle needs its reason in `note`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let planned = either_status(&context.plan.scale, &[Stage::Planned]);
    // One finding for all follow-ups of an activity, because the start may be the mistake.
    for (thing, found) in context.contradicted_by(CalendarError::BeforeStart) {
        let Some((first, status)) = found.first().and_then(|first| Some((first, first.status?))) else { continue };
        let Some(begins) = thing.start() else { continue };
        let (name, period, start) = (&*status.name.value, first.period(), *begins);
        let help = if *status.stage == Stage::OffTrack {
            text!(
                "skriv i `note` vad som hindrar; utan skäl är det som inte har påbörjats bara planerat",
                "say in `note` what is in the way; without a reason, what has not started is only planned"
            )
        } else {
            text!(
                planned = planned;
                "rätta `start` om den började tidigare; annars ta bort statusen, eller skriv {planned}",
                "correct `start` if it began earlier; otherwise remove the status, or write {planned}"
            )
        };
        let file = thing.file();
        let mut diagnostic = Diagnostic::new(
            &RULE.code,
            status.place(file),
            text!(named = context.activity().the(); "`{name}` för {period}, men {named} påbörjas först {start}", "`{name}` for {period}, but {named} only starts in {start}"),
        )
        .help(help)
        .related(begins.place(file), Text::fixed("påbörjas här", "starts here"));
        for status in found[1..].iter().filter_map(|other| other.status) {
            diagnostic = diagnostic.related(status.place(file), Text::fixed("gäller också här", "here too"));
        }
        sink.push(diagnostic);
    }
}
