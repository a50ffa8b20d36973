//! A target whose period is over has a value.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, shell_word, text};
use crate::model::Period;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL318",
        name: "target-without-value",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Målets period är över, och det finns inget värde för den.",
            "The target's period is over, and there is no value for it.",
        ),
        why: Text::fixed(
            "Nämnden har bestämt vad som ska vara uppnått då. När tiden har gått ska planen säga om det blev så.",
            "The board has decided what is to be reached by then. When that time has passed, the plan must say whether it was.",
        ),
        example: "target.2024 = 92",
        fix: Text::fixed(
            "Skriv värdet för perioden med `plan set ID --value`. Är målet flyttat, rätta dess period.",
            "State the value for the period with `plan set ID --value`. If the target was moved, correct its period.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (file, measure) in context.measures() {
        let has_value = |period: Period| {
            let values = measure.values.iter().filter(|value| value.value.is_some());
            values.map(|value| *value.period).any(|of| of.last_day() == period.last_day())
        };
        let past = measure.targets.iter().map(|(period, _)| period);
        for target in past.filter(|period| period.last_day() < context.today && !has_value(***period)) {
            let (period, word) = (**target, shell_word(&measure.id));
            let message = text!(
                "målet skulle vara nått {period}, och det finns inget värde för {period}",
                "the target was to be reached by {period}, and there is no value for {period}"
            );
            let help = text!(
                "skriv det med `plan set {word} --period {period} --value …`",
                "state it with `plan set {word} --period {period} --value …`"
            );
            sink.push(Diagnostic::new(&RULE.code, target.place(file), message).help(help));
        }
    }
}
