//! A scale has a status for what is done.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::Text;
use crate::model::Stage;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL223",
        name: "scale-without-done",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Ingen status i planens skala betyder att något är genomfört.",
            "No status in the plan's scale means that something is done.",
        ),
        why: Text::fixed(
            "En aktivitet ska bedömas tills den är genomförd. Finns ingen sådan status blir den aldrig klar.",
            "An activity is to be assessed until it is done. Without such a status it is never finished.",
        ),
        example: "name = \"Klart\"\nstage = \"ongoing\"",
        fix: Text::fixed(
            "Skriv `stage = \"done\"` i den status som betyder att en aktivitet är genomförd, eller lägg till en sådan status.",
            "Write `stage = \"done\"` in the status that means that an activity is done, or add such a status.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let is_known = plan.complete.manifest && plan.complete.names.is_empty();
    let Some((_, last)) = plan.scale.iter().last().filter(|_| is_known) else { return };
    if plan.scale.of_stage(Stage::Done).next().is_some() {
        return;
    }
    let message = Text::fixed(
        "ingen status i skalan betyder att något är genomfört",
        "no status in the scale means that something is done",
    );
    let help = Text::fixed(
        "skriv `stage = \"done\"` i den status som betyder det, eller lägg till en",
        "write `stage = \"done\"` in the status that means it, or add one",
    );
    sink.push(Diagnostic::new(&RULE.code, last.stage.place(plan.file), message).help(help));
}
