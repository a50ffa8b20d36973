//! What is done does not go on.
//!
//! The adopted definitions: *done* is "started and carried out in the year", *ongoing* "started, not finished in the
//! year". An activity that is repeated is carried out each year, so it may be done in a year and have an `until` later.
//! One that is not ("pågår till och med 2026") is one piece of work: once it is carried out, nothing more is asked of it.
//! So either it is not finished yet, or it ended sooner than `until` says.

use crate::check::calendar::Fault;
use crate::check::colours::colours;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Stage;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL307",
        name: "done-before-until",
        severity: Severity::Warning,
        summary: Text::fixed(
            "Aktiviteten är genomförd, fast den ska pågå längre.",
            "The activity is done, although it is to go on for longer.",
        ),
        why: Text::fixed(
            "Det som görs en gång och är genomfört följs inte upp mer. Pågår det ändå försvinner det ur uppföljningen.",
            "What is done once, and is done, is no longer followed up. If it goes on all the same, the follow-up loses it.",
        ),
        example: "until = 2026\nfollow_up.2025 = { status = \"Grönt\" }",
        mend: Text::fixed(
            "Skriv att den pågår till den är klar, eller rätta `until`. Det som görs varje period behöver `every`.",
            "Write that it is ongoing until it is finished, or correct `until`. What is done each period needs `every`.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let ongoing = colours(&context.plan.scale, &[Stage::Ongoing]);
    for course in context.courses() {
        let Some(until) = course.activity.until else { continue };
        for it in course.with(Fault::DoneBeforeUntil) {
            let Some(status) = it.status else { continue };
            let (name, period, last) = (&*status.name.value, it.period(), *until);
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    status.place(course.goal.file),
                    text!(
                        "`{name}` för {period}, men aktiviteten pågår till och med {last}",
                        "`{name}` for {period}, but the activity runs until {last}"
                    ),
                )
                .help(text!(
                    ongoing = ongoing;
                    "skriv {ongoing} till den är klar; slutade den i förtid, rätta `until`; görs den varje period, lägg till `every`",
                    "write {ongoing} until it is finished; if it ended early, correct `until`; if it is done each period, add `every`"
                ))
                .related(until.place(course.goal.file), Text::fixed("pågår till och med", "runs until")),
            );
        }
    }
}
