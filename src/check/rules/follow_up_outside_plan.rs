//! A follow-up is for a period in the plan's years.

use crate::check::{Context, Rule};
use crate::diag::{Code, Diagnostic, Severity, Sink};
use crate::locale::{Text, text};
use crate::model::{Period, Thing};
use crate::source::Place;

pub(super) static RULE: Rule = Rule {
    code: Code {
        id: "PL304",
        name: "follow-up-outside-plan",
        severity: Severity::Error,
        summary: Text::fixed(
            "Uppföljningen gäller en period utanför planens år.",
            "The follow-up is for a period outside the plan's years.",
        ),
        why: Text::fixed(
            "Det som följs upp utanför planens år kommer inte med i någon sammanställning.",
            "A follow-up outside the plan's years is left out of every summary.",
        ),
        example: r#"follow_up.2023 = { status = "Gult" }"#,
        fix: Text::fixed(
            "Rätta perioden, eller planens `period` i plan.toml.",
            "Correct the period, or the plan's `period` in plan.toml.",
        ),
    },
    check,
};

fn check(context: &Context<'_, '_>, sink: &mut Sink) {
    let plan = context.plan;
    let Some(years) = plan.years.filter(|years| *years.first <= *years.last) else { return };
    let stated = Thing::all(plan).flat_map(|thing| {
        thing.follow_ups().iter().map(move |follow_up| (follow_up.period.place(thing.file()), *follow_up.period))
    });
    let current = plan.follow_up.current.iter().map(|period| (period.place(plan.file), **period));
    let closed = plan.closings.iter().map(|closing| (closing.period.place(plan.file), *closing.period));
    // A period off the rhythm is only reported for that.
    let is_reported = |period: Period| plan.complete.rhythm && period.unit() != plan.rhythm();
    let outside = |(_, period): &(Place, Period)| !years.touches(*period) && !is_reported(*period);
    for (place, period) in current.chain(closed).chain(stated).filter(outside) {
        let (first, last) = (*years.first, *years.last);
        sink.push(
            Diagnostic::new(
                &RULE.code,
                place,
                text!(
                    "uppföljning för {period}, men planen gäller {first}–{last}",
                    "a follow-up for {period}, but the plan runs {first}–{last}"
                ),
            )
            .help(Text::fixed(
                "rätta perioden, eller planens `period` i plan.toml",
                "correct the period, or the plan's `period` in plan.toml",
            )),
        );
    }
}
