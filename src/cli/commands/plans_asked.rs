//! The plans that a command applies to.

use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::locale::{Text, shell_word, text};
use crate::model::{Period, Plan};
use crate::query::{Filters, PlanSelection, Refusal, Selection, expect_followed_up};

/// Returns the plans that were asked for; all if none were.
pub(super) fn plans_asked<'s>(given: &[String], session: &Session<'s>) -> Result<Vec<PlanSelection<'s, 's>>, Stop> {
    let filters = Filters { plan: given.to_vec(), ..Filters::default() };
    Ok(Selection::new(&session.loaded.portfolio, &filters, session.today)?.plans)
}

/// Returns the plan that was asked for, or the only one; refuses if there are several.
pub(super) fn plan_asked<'s>(given: &[String], session: &Session<'s>) -> Result<PlanSelection<'s, 's>, Stop> {
    let plans = plans_asked(given, session)?;
    let names: Vec<String> = plans.iter().map(|selected| selected.plan.id.to_string()).collect();
    let mut plans = plans.into_iter();
    if let (Some(one), None) = (plans.next(), plans.next()) {
        return Ok(one);
    }
    let (first, names) = (shell_word(names.first().map_or("", String::as_str)), names.join(", "));
    let message = text!("--plan: ange vilken plan det gäller: {names}", "--plan: state which plan is meant: {names}");
    let help = text!("skriv till exempel `--plan {first}`", "write for instance `--plan {first}`");
    Err(Refusal::new(message, Some(help)).into())
}

/// Returns the plans that were named; if none were, those with activities.
pub(super) fn followed_plans<'p>(named: &[String], session: &Session<'p>) -> Result<Vec<&'p Plan<'p>>, Vec<Refusal>> {
    let filters = Filters { plan: named.to_vec(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let plans = selection.plans.iter().map(|selected| selected.plan);
    let plans: Vec<&Plan<'_>> = plans.filter(|plan| !named.is_empty() || plan.is_followed_up()).collect();
    if plans.is_empty() {
        let message = Text::fixed("ingen plan har något att följa upp", "no plan has anything to follow up");
        let help = Text::fixed("planen har ännu inga aktiviteter", "the plan has no activities yet");
        return Err(vec![Refusal::new(message, Some(help))]);
    }
    Ok(plans)
}

/// Refuses a period that any of the plans has no follow-up for, and suggests a plan that has one.
pub(super) fn expect_followed(plans: &[&Plan<'_>], period: Period) -> Vec<Refusal> {
    let refusals: Vec<Refusal> = plans.iter().filter_map(|plan| expect_followed_up(plan, period).err()).collect();
    let fits = plans.iter().find(|plan| expect_followed_up(plan, period).is_ok());
    let Some(fits) = fits.filter(|_| !refusals.is_empty()) else { return refusals };
    let id = &*fits.id.value;
    let word = shell_word(id);
    let narrowed =
        text!("gäller det bara {id}, lägg till `--plan {word}`", "if it is about {id} alone, add `--plan {word}`");
    refusals.into_iter().map(|refusal| Refusal { help: Some(narrowed.clone()), ..refusal }).collect()
}
