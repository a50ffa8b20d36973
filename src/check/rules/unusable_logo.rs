//! The logo of a plan is a picture.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, SOME_PICTURE, Severity, Sink, picture_reason};
use crate::locale::{Text, text};
use crate::source::Picture;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL225",
        name: "unusable-logo",
        severity: Severity::Error,
        summary: Text::fixed(
            "Det finns ingen användbar bild där planens logotyp ska ligga.",
            "There is no usable picture where the plan's logo should be.",
        ),
        why: Text::fixed(
            "`plan report` tar med logotypen, och skriver ingen rapport när den inte går att använda.",
            "`plan report` includes the logo, and writes no report when it cannot be used.",
        ),
        example: "logo = \"../logo.png\"",
        fix: Text::fixed(
            "Ange en oskadad PNG- eller JPEG-fil i planens katalog, på högst 1 MB och 4096 bildpunkter per sida.",
            "Name an undamaged PNG or JPEG file in the plan's directory, of at most 1 MB and 4096 pixels a side.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    // Pictures are only known where the plan was read from disk.
    let (Some(dir), Some(logo)) = (context.sources.dir(), &plan.report.logo) else { return };
    let folder = context.sources.file(plan.file).folder();
    if let Err(fault) = Picture::read(dir, folder, &logo.value) {
        let reason = picture_reason(&fault);
        let message =
            text!(reason = reason; "logotypen går inte att använda: {reason}", "the logo cannot be used: {reason}");
        sink.push(Diagnostic::new(&RULE.code, logo.place(plan.file), message).help(SOME_PICTURE.clone()));
    }
}
