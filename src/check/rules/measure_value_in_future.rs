//! A measure has no value for a period that has not begun.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL314",
        name: "measure-value-in-future",
        severity: Severity::Error,
        summary: Text::fixed(
            "Indikatorn har ett värde för en period som inte har börjat.",
            "The measure has a value for a period that has not begun.",
        ),
        why: Text::fixed(
            "Ett värde säger vad det blev. Vad det ska bli är ett mål.",
            "A value says what it became. What it is to become is a target.",
        ),
        example: "value.2028 = 87.7",
        fix: Text::fixed(
            "Rätta perioden. Är det vad som ska uppnås, skriv `target` i stället.",
            "Correct the period. If it is what is to be reached, write `target` instead.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (file, measure) in context.measures() {
        for value in measure.values.iter().filter(|value| value.period.is_after(context.today)) {
            let period = *value.period;
            let message = text!("värde för {period}, som inte har börjat", "a value for {period}, which has not begun");
            let help = text!(
                "rätta perioden; är det ett mål, skriv `target.{period}`",
                "correct the period; if it is a target, write `target.{period}`"
            );
            sink.push(Diagnostic::new(&RULE.code, value.period.place(file), message).help(help));
        }
    }
}
