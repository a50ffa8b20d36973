//! The plans whose follow-up a command is about.

use crate::cli::session::Session;
use crate::locale::{Text, shell_word, text};
use crate::model::{Period, Plan};
use crate::query::{Filters, Refusal, Selection, expect_followed_up};

/// Returns the plans that were named; where none was, those with something to follow up.
pub(super) fn plans<'p>(named: &[String], session: &Session<'p>) -> Result<Vec<&'p Plan<'p>>, Vec<Refusal>> {
    let filters = Filters { plan: named.to_vec(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let plans = selection.plans.iter().map(|selected| selected.plan);
    let plans: Vec<&Plan<'_>> = plans.filter(|plan| !named.is_empty() || plan.activities().next().is_some()).collect();
    if plans.is_empty() {
        let message = Text::fixed("ingen plan har något att följa upp", "no plan has anything to follow up");
        let help = Text::fixed("planen har ännu inga aktiviteter", "the plan has no activities yet");
        return Err(vec![Refusal::new(message, Some(help))]);
    }
    Ok(plans)
}

/// Refuses a period that any of the plans is not followed up for. Where another is, it helps to name that one.
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
