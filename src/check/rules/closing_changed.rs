//! The record of a closing does not change.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Assessed, Closing, same_key};
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL605",
        name: "closing-changed",
        severity: Severity::Error,
        summary: Text::fixed(
            "En period som var stängd i jämförelsen är öppen igen, eller dess förteckning är ändrad.",
            "A period that was closed in the base is open again, or its record was changed.",
        ),
        why: Text::fixed(
            "Det som nämnden har fått är historia. Ändras förteckningen går det inte längre att se att bedömningarna är desamma.",
            "What the board received is history. If the record changes, nobody can tell any more whether the assessments are the same.",
        ),
        example: "date = 2025-02-13",
        fix: Text::fixed(
            "Ställ tillbaka förteckningen. Är det beslutat att öppna perioden, godta ändringen med skälet.",
            "Put the record back. Where it was decided to open the period, accept the change with the reason.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let Some(before) = &context.before else { return };
    let plan = context.plan;
    // Missing data may be in an unreadable part.
    if !plan.complete.manifest || !plan.complete.names.is_empty() {
        return;
    }
    let base = before.base.name;
    let help = Text::fixed(
        "ställ tillbaka det, eller godta det med skälet: `# accept(PL605): skälet`",
        "put it back, or accept it with the reason: `# accept(PL605): the reason`",
    );
    for then in &before.plan.closings {
        let (period, stood) = (*then.period, before.place_in_manifest(&then.period));
        let Some(now) = plan.closings.iter().find(|now| *now.period == period) else {
            let message = text!(
                "{period} var stängd i {base} ({stood}) och är öppen igen",
                "{period} was closed in {base} ({stood}) and is open again"
            );
            sink.push(Diagnostic::new(&RULE.code, plan.id.place(plan.file), message).help(help.clone()));
            continue;
        };
        for (span, message) in differences(then, now, base) {
            sink.push(Diagnostic::new(&RULE.code, Place { file: plan.file, span }, message).help(help.clone()));
        }
    }
}

/// Returns the differences between two records, with their current spans.
fn differences(then: &Closing<'_>, now: &Closing<'_>, base: &str) -> Vec<(crate::source::Span, Text)> {
    let mut found = Vec::new();
    let period = *now.period;
    let date = |closing: &Closing<'_>| closing.date.map(|date| *date);
    if let Some(was) = date(then).filter(|was| date(now) != Some(*was)) {
        let span = now.date.map_or(now.period.span, |date| date.span);
        found.push((span, text!("{period} stängdes {was} i {base}", "{period} was closed on {was} in {base}")));
    }
    let now_by_id: std::collections::HashMap<_, _> = now.assessed.iter().map(|it| (same_key(&it.id), it)).collect();
    let then_by_id: std::collections::HashMap<_, _> = then.assessed.iter().map(|it| (same_key(&it.id), it)).collect();
    for was in &then.assessed {
        let id = &*was.id.value;
        match now_by_id.get(&same_key(id)) {
            None => found.push((
                now.period.span,
                text!(
                    "`{id}` stod i förteckningen över {period} i {base}",
                    "`{id}` was in the record of {period} in {base}"
                ),
            )),
            Some(is) if content(is) != content(was) => found.push((
                is.id.span,
                text!(
                    "`{id}` är ändrad i förteckningen över {period} sedan {base}",
                    "`{id}` was changed in the record of {period} since {base}"
                ),
            )),
            Some(_) => {}
        }
    }
    for is in now.assessed.iter().filter(|it| !then_by_id.contains_key(&same_key(&it.id))) {
        let id = &*is.id.value;
        found.push((
            is.id.span,
            text!(
                "`{id}` stod inte i förteckningen över {period} i {base}",
                "`{id}` was not in the record of {period} in {base}"
            ),
        ));
    }
    found
}

fn content<'c>(assessed: &'c Assessed<'_>) -> (Option<&'c str>, Option<&'c str>) {
    (assessed.status.as_ref().map(|status| &*status.name.value), assessed.note.as_ref().map(|note| &*note.value))
}
