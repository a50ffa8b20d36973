//! A period is not assessed before it begins.

use crate::check::calendar::CalendarError;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL309",
        name: "follow-up-in-future",
        severity: Severity::Error,
        summary: Text::fixed(
            "Statusen gäller en period som inte har börjat.",
            "The status is for a period that has not begun.",
        ),
        why: Text::fixed(
            "Hur något har gått vet ingen i förväg. Oftast är årtalet felskrivet, och då saknas statusen för rätt år.",
            "Nobody knows in advance how something went. Usually the year is mistyped, and then the right year lacks its status.",
        ),
        example: r#"follow_up.2028 = { status = "Gult", note = "Första mötet hållet" }"#,
        fix: Text::fixed(
            "Rätta perioden. En anteckning utan status får stå i förväg.",
            "Correct the period. A note without a status may be written ahead of time.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    for (thing, it) in context.with(CalendarError::InFuture) {
        let period = it.period();
        sink.push(
            Diagnostic::new(
                &RULE.code,
                it.follow_up.period.place(thing.file()),
                text!("status för {period}, som inte har börjat", "a status for {period}, which has not begun"),
            )
            .help(Text::fixed(
                "rätta perioden, eller vänta med statusen; bara en anteckning får stå i förväg",
                "correct the period, or wait with the status; only a note may be written ahead of time",
            )),
        );
    }
}
