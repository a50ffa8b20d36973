//! A measure with a target says which direction is better.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Measure;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL317",
        name: "measure-without-better",
        severity: Severity::Info,
        summary: Text::fixed(
            "Indikatorn har mål och värde, men det står inte vilket håll som är bättre.",
            "The measure has a target and a value, but not which way is better.",
        ),
        why: Text::fixed(
            "Utan `better` går det inte att säga om ett mål är nått eller om det går åt rätt håll.",
            "Without `better` nobody can say whether a target is reached, or whether it goes the right way.",
        ),
        example: "target.2030 = 92\nvalue.2024 = 87",
        fix: Text::fixed(
            "Lägg till `better = \"up\"` eller `better = \"down\"`.",
            "Add `better = \"up\"` or `better = \"down\"`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let is_told = |measure: &Measure<'_>| {
        let mut values = measure.values.iter();
        values.any(|value| value.value.is_some() && measure.target(*value.period).is_some())
    };
    for (file, measure) in context.measures().filter(|(_, it)| it.better.is_none() && is_told(it)) {
        let id = &*measure.id.value;
        let message = text!(
            "det står inte vilket håll som är bättre för `{id}`",
            "it is not said which way is better for `{id}`"
        );
        let help = Text::fixed(
            "lägg till `better = \"up\"` eller `better = \"down\"`",
            "add `better = \"up\"` or `better = \"down\"`",
        );
        sink.push(Diagnostic::new(&RULE.code, measure.id.place(file), message).help(help));
    }
}
