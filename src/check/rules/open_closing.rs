//! A period is not closed before it is over.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL404",
        name: "open-closing",
        // Only a warning, because some boards meet before the end of the year and can accept it.
        severity: Severity::Warning,
        summary: Text::fixed(
            "Perioden är stängd innan den var slut, eller från en dag som inte har kommit.",
            "The period is closed before it was over, or from a day that has not come.",
        ),
        why: Text::fixed(
            "Det som händer i periodens sista dagar kommer inte med, och kan inte skrivas in utan att perioden öppnas.",
            "What happens in the last days of the period is left out, and cannot be written without opening the period.",
        ),
        example: "[closed.2025]\ndate = 2025-12-10",
        fix: Text::fixed(
            "Rätta datumet eller perioden, eller öppna perioden: ta bort dess `[closed.…]`.",
            "Correct the date or the period, or open the period: remove its `[closed.…]`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    for closing in plan.closings.iter().filter(|closing| context.is_on_calendar(*closing.period)) {
        let Some(date) = closing.date else { continue };
        let (period, day) = (*closing.period, *date);
        let message = if day > context.today {
            text!(
                "{period} är stängd från {day}, som inte har kommit",
                "{period} is closed from {day}, which has not come"
            )
        } else if day <= period.last_day() {
            text!(
                "{period} stängdes {day}, innan perioden var slut",
                "{period} was closed on {day}, before the period was over"
            )
        } else {
            continue;
        };
        sink.push(Diagnostic::new(&RULE.code, date.place(plan.file), message).help(text!(
            "rätta datumet eller perioden, eller ta bort `[closed.{period}]`",
            "correct the date or the period, or remove `[closed.{period}]`"
        )));
    }
}
