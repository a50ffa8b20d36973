//! The current period of the plan is not over.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, shell_word, text};
use crate::query::current_over;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL405",
        name: "current-period-over",
        severity: Severity::Info,
        summary: Text::fixed(
            "Perioden som planen följs upp för är över.",
            "The period that the plan is followed up for is over.",
        ),
        why: Text::fixed(
            "Allt som visas gäller den perioden, och det som har hänt sedan dess syns inte.",
            "Everything shown is about that period; what has happened since is not visible.",
        ),
        example: "current = 2024",
        fix: Text::fixed(
            "Stäng perioden med `plan close` när allt är bedömt, och öppna nästa med `plan open`.",
            "Close the period with `plan close` once all is assessed, and open the next with `plan open`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    if !plan.complete.manifest || !plan.complete.rhythm || !plan.is_followed_up() {
        return;
    }
    let option = if context.plans.len() > 1 { format!(" --plan {}", shell_word(&plan.id)) } else { String::new() };
    let over = current_over(plan, context.today, &option);
    let (Some(help), Some(current)) = (over, plan.follow_up.current) else { return };
    let period = *current;
    sink.push(
        Diagnostic::new(
            &RULE.code,
            current.place(plan.file),
            text!("den aktuella perioden är {period}, som är över", "the current period is {period}, which is over"),
        )
        .help(help),
    );
}
