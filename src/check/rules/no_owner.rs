//! Somebody answers for every activity.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL108",
        name: "no-owner",
        severity: Severity::Error,
        summary: Text::fixed("Ingen ansvarar för aktiviteten.", "Nobody is responsible for the activity."),
        why: Text::fixed(
            "Det som ingen ansvarar för blir inte gjort, och ingen får frågan när det ska följas upp.",
            "What nobody is responsible for does not get done, and nobody is asked when it is time to follow up.",
        ),
        example: "owners = []",
        mend: Text::fixed(
            "Skriv minst en roll i `owners`. Den ska finnas i plan.toml under `[[owner]]`.",
            "Write at least one role in `owners`. It must be in plan.toml under `[[owner]]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (goal, _, activity) in context.plan.all_activities() {
        let Some(span) = activity.unowned else { continue };
        let message = text!(
            named = context.activity().the();
            "ingen ansvarar för {named}",
            "nobody is responsible for {named}"
        );
        let help = if activity.support.is_empty() {
            Text::fixed(
                "skriv minst en roll ur registret i plan.toml, som `owners = [\"…\"]`",
                "write at least one role from the register in plan.toml, as in `owners = [\"…\"]`",
            )
        } else {
            Text::fixed(
                "den som bara ger stöd ansvarar inte: skriv minst en roll i `owners`",
                "a supporter is not responsible for it: write at least one role in `owners`",
            )
        };
        sink.push(Diagnostic::new(&RULE.code, Place { file: goal.file, span }, message).help(help));
    }
}
