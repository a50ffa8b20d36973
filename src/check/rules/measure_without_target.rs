//! A measure with values has a target.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL316",
        name: "measure-without-target",
        severity: Severity::Info,
        summary: Text::fixed("Indikatorn har värden men inget mål.", "The measure has values but no target."),
        why: Text::fixed(
            "Utan mål säger ett värde inte om det går bra, och inget avstånd går att visa.",
            "Without a target a value does not say whether it goes well, and no distance can be shown.",
        ),
        example: "value.2024 = 87",
        fix: Text::fixed(
            "Lägg till `target` med perioden då det ska vara nått. Ska det inte ha något mål, stäng av kontrollen i `[check]`.",
            "Add a `target` with the period by which it is to be reached. If it is to have none, turn the rule off in `[check]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (file, measure) in context.measures().filter(|(_, measure)| measure.targets.is_empty()) {
        let Some(first) = measure.values.first() else { continue };
        let id = &*measure.id.value;
        let message = text!("`{id}` har värden men inget mål", "`{id}` has values but no target");
        let help = Text::fixed(
            "lägg till `target.2030 = …` med perioden då det ska vara nått",
            "add `target.2030 = …` with the period by which it is to be reached",
        );
        sink.push(Diagnostic::new(&RULE.code, first.period.place(file), message).help(help));
    }
}
