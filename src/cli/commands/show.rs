//! `plan show`: things of the plan with all their fields.

use crate::cli::args::{ShowArgs, TextFormat};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::locale::{Text, text};
use crate::query::{Filters, Found, Refusal, Selection, Things, find_to_read, listed};
use crate::report::view::Show;
use crate::report::write::{markdown, terminal};
use crate::report::{json, view};

pub(in crate::cli) fn show(args: &ShowArgs, session: &Session<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let filters =
        Filters { plan: args.plan.clone(), period: args.period.iter().cloned().collect(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let found = find_all(&args.id, &selection)?;
    if found.len() > 1 && args.format == TextFormat::Json {
        return Err(several_as_json().into());
    }
    for (at, found) in found.iter().enumerate() {
        let period = selection.plans.iter().find(|selected| std::ptr::eq(selected.plan, found.plan()));
        let period = period.map_or_else(|| session.today.month(), |selected| selected.period);
        let with = Show { sources: session.sources, period, today: session.today, lang: session.lang };
        let doc = || view::show(found, with);
        if at > 0 && matches!(args.format, TextFormat::Table | TextFormat::Md) {
            output.write("\n")?;
        }
        match args.format {
            TextFormat::Table => output.write(terminal(&doc(), session.screen))?,
            TextFormat::Md => output.write(markdown(&doc()))?,
            TextFormat::Json => output.write(json::show(found, with)?)?,
        }
    }
    Ok(Exit::Fine)
}

/// Finds everything that was asked for, or refuses each id that is unknown or ambiguous.
pub(super) fn find_all<'p, 'a>(
    ids: &[String],
    selection: &Selection<'p, 'a>,
) -> Result<Vec<Found<'p, 'a>>, Vec<Refusal>> {
    let things = Things::of(selection.plans.iter().map(|selected| selected.plan).collect());
    let mut all = Vec::new();
    let mut refusals = Vec::new();
    for id in ids {
        match find_to_read(&things, id) {
            Ok(found) if found.len() == 1 => all.extend(found),
            Ok(found) => refusals.push(ambiguous(id, &found)),
            Err(refusal) => refusals.push(refusal),
        }
    }
    if refusals.is_empty() { Ok(all) } else { Err(refusals) }
}

fn several_as_json() -> Refusal {
    Refusal::new(
        Text::fixed("JSON visar en sak i taget", "JSON shows one thing at a time"),
        Some(Text::fixed(
            "fråga efter ett id, eller använd `plan list --format json`",
            "ask for one id, or use `plan list --format json`",
        )),
    )
}

pub(in crate::cli) fn ambiguous(id: &str, found: &[Found<'_, '_>]) -> Refusal {
    let mut plans: Vec<&str> = found.iter().map(|found| &*found.plan().id.value).collect();
    plans.dedup();
    let count = found.len();
    let message = text!("`{id}` är {count} olika saker", "`{id}` is {count} different things");
    let mut ids: Vec<&str> = found.iter().map(Found::id).collect();
    ids.sort_unstable();
    ids.dedup();
    // Found by a shared title: the ids are unambiguous.
    if ids.len() == count
        && let Some(ids) = listed(found.iter().map(Found::id))
    {
        return Refusal::new(message, Some(text!(ids = ids; "välj med id: {ids}", "choose by id: {ids}")));
    }
    let help = if plans.len() > 1 {
        let plans = plans.join(", ");
        text!("välj plan med --plan: {plans}", "choose the plan with --plan: {plans}")
    } else {
        Text::fixed(
            "samma id står flera gånger i planen; `plan check` visar var",
            "the same id is used several times in the plan; `plan check` shows where",
        )
    };
    Refusal::new(message, Some(help))
}
