//! What is repeated is assessed each time.

use crate::check::calendar::Assessment;
use crate::check::closings::Closed;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Period;
use crate::source::Spanned;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL312",
        name: "follow-up-gap",
        severity: Severity::Warning,
        summary: Text::fixed(
            "En aktivitet som upprepas är bedömd före och efter en period, men inte för den.",
            "A repeated activity is assessed before and after a period, but not for it.",
        ),
        why: Text::fixed(
            "Med en lucka syns det inte om aktiviteten uteblev, eller om bara bedömningen gjorde det.",
            "With a gap nobody can tell whether the activity was left out, or only its assessment.",
        ),
        example: "every = \"year\"\nfollow_up.2026 = { status = \"Grönt\" }",
        mend: Text::fixed(
            "Bedöm perioden som saknas. Gjordes aktiviteten inte då, säg det med en status och en anteckning.",
            "Assess the period that is missing. If the activity was not done then, say so with a status and a note.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let closed: Vec<Period> = context.closed().map(Closed::period).collect();
    for course in context.courses().filter(|course| course.activity.every.is_some()) {
        // Each status fills its period, also one that another rule has something against.
        let on_calendar = |period: Period| context.is_on_calendar(period);
        let stated = course.activity.follow_ups.iter().filter(|it| it.status.is_some() && on_calendar(*it.period));
        let mut stated: Vec<Period> = stated.map(|it| *it.period).collect();
        stated.sort_unstable();
        let mut timely: Vec<Spanned<Period>> =
            course.assessments().filter(Assessment::is_timely).map(|it| it.follow_up.period).collect();
        timely.sort_unstable_by_key(|period| **period);
        for pair in timely.windows(2) {
            let (before, after) = (pair[0], pair[1]);
            let (Some(first), Some(last)) = (before.next(), after.previous()) else { continue };
            let is_filled = stated.binary_search(&first).is_ok() || stated.binary_search(&last).is_ok();
            if first > last || is_filled || is_closed(first, last, &closed) {
                continue;
            }
            let gap = if first == last { first.to_string() } else { format!("{first}–{last}") };
            let file = course.goal.file;
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    after.place(file),
                    text!(
                        "ingen bedömning för {gap}, fast aktiviteten upprepas",
                        "no assessment for {gap}, although the activity is repeated"
                    ),
                )
                .help(text!("lägg till `follow_up.{first}` med en status", "add `follow_up.{first}` with a status"))
                .related(before.place(file), Text::fixed("bedömdes senast här", "last assessed here")),
            );
        }
    }
}

/// Whether all of a gap is closed: what is missing in a closed period is an error of its own (PL401).
fn is_closed(first: Period, last: Period, closed: &[Period]) -> bool {
    let missing = std::iter::successors(Some(first), |period| period.next()).take_while(|period| *period <= last);
    // The first that is open ends it, so it takes no longer than there are closed periods.
    missing.into_iter().all(|period| closed.contains(&period))
}
