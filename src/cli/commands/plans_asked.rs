//! Which plans a command changes.

use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::locale::{shell_word, text};
use crate::query::{Filters, PlanSelection, Refusal, Selection};

/// Returns the plans that were asked for, all where none was.
pub(super) fn plans_asked<'s>(given: &[String], session: &Session<'s>) -> Result<Vec<PlanSelection<'s, 's>>, Stop> {
    let filters = Filters { plan: given.to_vec(), ..Filters::default() };
    Ok(Selection::new(&session.loaded.portfolio, &filters, session.today)?.plans)
}

/// Returns the one plan that was asked for, or that there is; refuses where it could be several.
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
