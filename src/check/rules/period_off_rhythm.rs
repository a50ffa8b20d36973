//! Follow-ups are for periods of the plan's rhythm: a yearly plan has none for a tertial.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Period, Thing, Unit};
use crate::source::{FileId, Spanned};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL303",
        name: "period-off-rhythm",
        severity: Severity::Error,
        summary: Text::fixed(
            "Uppföljningen gäller en period som inte passar planens rytm.",
            "The follow-up is for a period that does not fit the plan's rhythm.",
        ),
        why: Text::fixed(
            "Uppföljningarna ska gå att jämföra. En för ett tertial och en för ett år mäter inte samma sak.",
            "Follow-ups must be comparable. One for a tertial and one for a year do not measure the same.",
        ),
        example: r#"follow_up.2024-T1 = { status = "Gult" }"#,
        fix: Text::fixed(
            "Skriv perioden i planens rytm, som den står i plan.toml under `[follow_up]`.",
            "Write the period in the plan's rhythm, as given in plan.toml under `[follow_up]`.",
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
    let off = |period: &&Spanned<Period>| period.unit() != rhythm;
    let closed = plan.closings.iter().map(|closing| &closing.period);
    plan.follow_up
        .current
        .iter()
        .chain(closed)
        .filter(off)
        .for_each(|period| sink.push(report(period, plan.file, rhythm)));
    for thing in Thing::all(plan) {
        let periods = thing.follow_ups().iter().map(|follow_up| &follow_up.period);
        periods.filter(off).for_each(|period| sink.push(report(period, thing.file(), rhythm)));
    }
}

fn report(period: &Spanned<Period>, file: FileId, rhythm: Unit) -> Diagnostic {
    let (given, year) = (period.value, period.year());
    let example = match rhythm {
        Unit::Year => year.to_string(),
        Unit::HalfYear => format!("{year}-H1"),
        Unit::Tertial => format!("{year}-T1"),
        Unit::Quarter => format!("{year}-Q1"),
        Unit::Month => format!("{year}-01"),
    };
    let how_often = match rhythm {
        Unit::Year => Text::fixed("varje år", "every year"),
        Unit::HalfYear => Text::fixed("varje halvår", "every half-year"),
        Unit::Tertial => Text::fixed("varje tertial", "every tertial"),
        Unit::Quarter => Text::fixed("varje kvartal", "every quarter"),
        Unit::Month => Text::fixed("varje månad", "every month"),
    };
    Diagnostic::new(
        &RULE.code,
        period.place(file),
        text!(how_often = how_often; "planen följs upp {how_often}, inte för {given}", "the plan is followed up {how_often}, not for {given}"),
    )
    .help(text!("skriv perioden som {example}", "write the period as {example}"))
}
