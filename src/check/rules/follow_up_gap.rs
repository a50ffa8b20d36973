//! A repeated activity is assessed every time.

use std::iter;

use crate::check::calendar::Assessment;
use crate::check::closings::ClosedPeriod;
use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::Period;
use crate::query::Expected;
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
        fix: Text::fixed(
            "Bedöm perioden som saknas. Gjordes aktiviteten inte då, säg det med en status och en anteckning.",
            "Assess the period that is missing. If the activity was not done then, say so with a status and a note.",
        ),
    },
    check,
};

/// The maximum number of periods of a gap; more is a mistyped year.
const MOST: usize = 120;

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let closed: Vec<Period> = context.closed().map(ClosedPeriod::period).collect();
    for timeline in context.timelines(|activity| activity.every.is_some() && activity.follow_ups.len() > 1) {
        // A period with any status is no gap, even if another rule reports the status.
        let on_calendar = |period: Period| context.is_on_calendar(period);
        let stated = timeline.activity.follow_ups.iter().filter(|it| it.status.is_some() && on_calendar(*it.period));
        let mut stated: Vec<Period> = stated.map(|it| *it.period).collect();
        stated.sort_unstable();
        let mut timely: Vec<Spanned<Period>> =
            timeline.assessments().filter(Assessment::is_timely).map(|it| it.follow_up.period).collect();
        timely.sort_unstable_by_key(|period| **period);
        for pair in timely.windows(2) {
            let (before, after) = (pair[0], pair[1]);
            // Missing assessments of a closed period are errors of their own (PL401).
            let is_missing =
                |period: &Period| timeline.expected(*period) == Expected::Assessment && !closed.contains(period);
            let between = iter::successors(before.next(), |period| period.next()).take_while(|period| *period < *after);
            let between: Vec<Period> = between.take(MOST).collect();
            if between.iter().any(|period| stated.binary_search(period).is_ok()) {
                continue;
            }
            let missing: Vec<Period> = between.into_iter().filter(is_missing).collect();
            let (Some(first), Some(last)) = (missing.first(), missing.last()) else { continue };
            let gap = if first == last { first.to_string() } else { format!("{first}–{last}") };
            let file = timeline.goal.file;
            sink.push(
                Diagnostic::new(
                    &RULE.code,
                    after.place(file),
                    text!(named = context.activity().the(); "ingen bedömning för {gap}, fast {named} upprepas", "no assessment for {gap}, although {named} is repeated"),
                )
                .help(text!("lägg till `follow_up.{first}` med en status", "add `follow_up.{first}` with a status"))
                .related(before.place(file), Text::fixed("bedömdes senast här", "last assessed here")),
            );
        }
    }
}
