//! Why a period cannot be closed, whatever was assessed.

use crate::check::{Settings, check};
use crate::cli::commands::followed;
use crate::cli::session::Session;
use crate::diag::Severity;
use crate::locale::{Text, text};
use crate::model::{Activity, Day, Period, Plan};
use crate::query::{Refusal, expect_scale, standing, start};

/// Returns every reason, of all the plans.
pub(super) fn all(plans: &[&Plan<'_>], period: Period, is_sure: bool, session: &Session<'_>) -> Vec<Refusal> {
    let mut refusals = followed::expect_followed(plans, period);
    refusals.extend(plans.iter().filter_map(|plan| closed(plan, period)));
    if period.is_after(session.today) {
        refusals.push(Refusal::new(
            text!("{period} har inte börjat", "{period} has not begun"),
            Some(Text::fixed("en period stängs när den är över", "a period is closed when it is over")),
        ));
    }
    refusals.extend(plans.iter().filter_map(|plan| expect_scale(plan).err()));
    if refusals.is_empty() && !is_sure {
        refusals.extend(plans.iter().filter_map(|plan| unlikely(plan, period, session.today)));
    }
    refusals.extend(broken(plans, session));
    refusals
}

/// Says why a period is hardly meant: it is not over, or nothing is followed up in it.
fn unlikely(plan: &Plan<'_>, period: Period, today: Day) -> Option<Refusal> {
    let (id, last) = (&*plan.id.value, period.last_day());
    if last >= today {
        return Some(Refusal::new(
            text!("{period} är inte över förrän {last}", "{period} is not over until {last}"),
            Some(Text::fixed(
                "vänta till dess; ska den stängas ändå, lägg till `--yes`",
                "wait until then; if it is to be closed all the same, add `--yes`",
            )),
        ));
    }
    let is_followed = |activity: &Activity<'_>| !standing(plan, activity, period, today).is_derived();
    if plan.activities().any(|(_, _, activity)| is_followed(activity)) {
        return None;
    }
    let first = plan.activities().map(|(_, _, activity)| start(plan, activity)).min()?;
    Some(Refusal::new(
        text!(
            "inget i {id} följs upp för {period}: det första påbörjas {first}",
            "nothing in {id} is followed up for {period}: the first of it starts in {first}"
        ),
        Some(Text::fixed(
            "välj en annan period; ska den stängas ändå, lägg till `--yes`",
            "choose another period; if it is to be closed all the same, add `--yes`",
        )),
    ))
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
                "the plan has errors that must be fixed first: {count}"
            ),
            Some(Text::fixed("`plan check` visar dem", "`plan check` shows them")),
        )
    })
}
