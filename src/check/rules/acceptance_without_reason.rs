//! An accepted finding needs a reason.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::Text;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL106",
        name: "acceptance-without-reason",
        severity: Severity::Error,
        summary: Text::fixed("Ett fynd godtas utan skäl.", "A finding is accepted without a reason."),
        why: Text::fixed(
            "Den som läser planen om två år ska förstå varför något fick stå kvar. Utan skäl gäller kommentaren inte.",
            "Whoever reads the plan in two years must understand why something was left as it is. Without a reason the comment has no effect.",
        ),
        example: "# accept(PL201)",
        fix: Text::fixed(
            "Skriv kolon och skälet efter parentesen: `# accept(PL201): skälet`.",
            "Write a colon and the reason after the parenthesis: `# accept(PL201): the reason`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for acceptance in context.accepted.iter().filter(|acceptance| acceptance.reason.is_empty()) {
        let message = Text::fixed("här står inget skäl", "no reason is given here");
        let help = Text::fixed(
            "skriv kolon och skälet efter parentesen",
            "write a colon and the reason after the parenthesis",
        );
        sink.push(Diagnostic::new(&RULE.code, acceptance.place(), message).help(help));
    }
}
