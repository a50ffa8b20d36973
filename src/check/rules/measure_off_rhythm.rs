//! The values of a measure are for periods of the plan's rhythm, or whole years.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Unit;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL315",
        name: "measure-off-rhythm",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Indikatorns värde gäller en period som varken är i planens rytm eller ett helt år.",
            "The measure's value is for a period that is neither of the plan's rhythm nor a whole year.",
        ),
        why: Text::fixed(
            "Värden ska gå att jämföra med varandra och med det som planen följer upp.",
            "Values must be comparable with each other and with what the plan follows up.",
        ),
        example: "value.2024-T1 = 87",
        fix: Text::fixed(
            "Skriv perioden i planens rytm, eller ett helt år.",
            "Write the period in the plan's rhythm, or a whole year.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    if !plan.complete.rhythm {
        return;
    }
    let rhythm = plan.rhythm();
    for (file, measure) in context.measures() {
        let values = measure.values.iter().map(|value| &value.period);
        let periods = values.chain(measure.targets.iter().map(|(period, _)| period));
        for period in periods.filter(|period| period.unit() != rhythm && period.unit() != Unit::Year) {
            let (given, fits) = (**period, period.around(rhythm));
            let message = text!(
                "{given} är varken i planens rytm eller ett helt år",
                "{given} is neither of the plan's rhythm nor a whole year"
            );
            let help = text!("skriv till exempel {fits}", "write for instance {fits}");
            sink.push(Diagnostic::new(&RULE.code, period.place(file), message).help(help));
        }
    }
}
