//! Why a period cannot be closed, whatever was assessed.

use crate::check::{Settings, check};
use crate::cli::commands::followed;
use crate::cli::session::Session;
use crate::diag::Severity;
use crate::locale::{Text, text};
use crate::model::{Period, Plan};
use crate::query::{Refusal, expect_scale};

/// Returns every reason, of all the plans.
pub(super) fn all(plans: &[&Plan<'_>], period: Period, session: &Session<'_>) -> Vec<Refusal> {
    let mut refusals = followed::expect_followed(plans, period);
    refusals.extend(plans.iter().filter_map(|plan| closed(plan, period)));
    if period.is_after(session.today) {
        refusals.push(Refusal::new(
            text!("{period} har inte börjat", "{period} has not begun"),
            Some(Text::fixed("en period stängs när den är över", "a period is closed when it is over")),
        ));
    }
    refusals.extend(plans.iter().filter_map(|plan| expect_scale(plan).err()));
    refusals.extend(broken(plans, session));
    refusals
}

fn closed(plan: &Plan<'_>, period: Period) -> Option<Refusal> {
    let closing = plan.closings.iter().find(|closing| *closing.period == period)?;
    let id = &*plan.id.value;
    let day = closing.date.map_or_else(String::new, |day| format!(" {}", *day));
    Some(Refusal::new(
        text!("{period} är redan stängd i {id}{day}", "{period} is closed already in {id}{day}"),
        Some(Text::fixed(
            "`plan check` visar om något har ändrats sedan dess",
            "`plan check` shows whether anything has changed since",
        )),
    ))
}

/// A plan with errors has no follow-up to hand over: something in it is not what it seems.
fn broken(plans: &[&Plan<'_>], session: &Session<'_>) -> Option<Refusal> {
    let folders: Vec<&str> = plans.iter().map(|plan| session.sources.file(plan.file).folder()).collect();
    let findings = check(session.loaded, session.sources, &Settings::new(session.today)).into_iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    let count = errors.filter(|error| folders.contains(&session.sources.file(error.place.file).folder())).count();
    (count > 0).then(|| {
        Refusal::new(
            text!(
                "planen har fel som måste rättas först: {count}",
                "the plan has errors that must be mended first: {count}"
            ),
            Some(Text::fixed("`plan check` visar dem", "`plan check` shows them")),
        )
    })
}
