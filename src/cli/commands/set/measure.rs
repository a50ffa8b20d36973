//! `plan set` for measures: `plan set P1.M1 --value 87.7`.

use crate::cli::args::SetArgs;
use crate::cli::commands::keys::{Reader, written};
use crate::cli::commands::measure_keys::MeasureChange;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::Draft;
use crate::locale::{Text, text};
use crate::model::{Period, Plan, Thing};
use crate::query::{Filters, Found, Refusal, Selection, find_one, find_period};

/// Returns whether a measure is to be changed: by its options, or by its id.
pub(super) fn is_meant(args: &SetArgs, session: &Session<'_>) -> Result<bool, Stop> {
    let [id] = &args.what[..] else { return Ok(args.measure.given().is_some()) };
    let selection = selection(args, session)?;
    let plans: Vec<_> = selection.plans.iter().map(|selected| selected.plan).collect();
    Ok(args.measure.given().is_some() || matches!(find_one(&plans, id), Ok(Found::Measure(..))))
}

/// Writes the change of the measure.
pub(super) fn set(args: &SetArgs, session: &Session<'_>, draft: &mut Draft) -> Result<(), Stop> {
    let selection = selection(args, session)?;
    let plans: Vec<&Plan<'_>> = selection.plans.iter().map(|selected| selected.plan).collect();
    let mut refusals = of_usage(args);
    let [id] = &args.what[..] else { return Err(refusals.into()) };
    let found = match find_one(&plans, id) {
        Ok(Found::Measure(plan, thing, measure)) => Some((plan, thing, measure)),
        Ok(_) => {
            let option = args.measure.given().unwrap_or_default();
            refusals.push(no_measure(option, id, &plans.iter().flat_map(|plan| Thing::all(plan)).collect::<Vec<_>>()));
            None
        }
        Err(refusal) => {
            refusals.push(refusal);
            None
        }
    };
    let given = args.period.as_ref().map(|given| find_period("--period", given, plans.iter().copied()));
    let given = given.and_then(|found| found.map_err(|refusal| refusals.push(refusal)).ok());
    let plan = found.map(|(plan, ..)| plan).or(plans.first().copied());
    let selected = selection.plans.iter().find(|selected| plan.is_some_and(|plan| std::ptr::eq(selected.plan, plan)));
    let (Some(plan), Some(selected)) = (plan, selected) else { return Err(refusals.into()) };
    let period = given.unwrap_or(selected.period);
    let mut change = MeasureChange::read(&args.measure, plan, period, &mut refusals);
    change.title = args.keys.title.as_deref().map(written);
    if change.title.as_deref() == Some("") {
        refusals.push(Refusal::new(
            Text::fixed("--title: en rubrik kan inte vara tom", "--title: a title cannot be empty"),
            Some(Text::fixed("skriv vad som mäts", "write what is measured")),
        ));
    }
    if let Some(note) = &args.note {
        let of = match change.values[..] {
            [(of, _)] => of,
            _ => period,
        };
        let has_value = |(_, _, measure): (_, _, &crate::model::Measure<'_>)| measure.value(of).is_some();
        if change.values.len() > 1 {
            refusals.push(one_note());
        } else if change.values.is_empty() && found.is_some_and(|found| !has_value(found)) {
            refusals.push(nothing_noted("--note", id, of));
        }
        change.note = Some((of, written(note)));
    }
    let mut reader = Reader::new(plan);
    if let Some(sources) = reader.sources(&args.sources) {
        let of = change.values.first().map_or(period, |(of, _)| *of);
        if change.values.is_empty() && found.is_some_and(|found| found.2.value(of).is_none()) {
            refusals.push(nothing_noted("--source", id, of));
        }
        change.sources = Some((of, sources));
    }
    refusals.append(&mut reader.refusals);
    let (Some((_, thing, measure)), true) = (found, refusals.is_empty()) else { return Err(refusals.into()) };
    change.make(draft, thing.file(), &measure.id, Some(measure))
}

fn selection<'p>(args: &SetArgs, session: &Session<'p>) -> Result<Selection<'p, 'p>, Stop> {
    let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
    Ok(Selection::new(&session.loaded.portfolio, &filters, session.today)?)
}

const OPTIONS: Text = Text::fixed(
    "om en indikator sätts --value, --target, --baseline, --unit, --better, --title, --note och --source, och --period säger vilken period",
    "of a measure --value, --target, --baseline, --unit, --better, --title, --note and --source are set, and --period says which period",
);

/// Refuses options that do not apply to a measure.
fn of_usage(args: &SetArgs) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if let (Some(option), true) = (args.measure.given(), args.what.len() != 1) {
        refusals.push(Refusal::new(
            text!("{option} skrivs för en indikator i taget", "{option} is stated of one measure at a time"),
            Some(Text::fixed(
                "skriv dess id, till exempel `plan set P1.M1 --value 87`",
                "write its id, for instance `plan set P1.M1 --value 87`",
            )),
        ));
    }
    let says_nothing = |option| {
        Refusal::new(text!("{option} säger inget om en indikator", "{option} says nothing of a measure"), Some(OPTIONS))
    };
    refusals.extend(args.of_no_measure().map(says_nothing));
    let states =
        args.measure.given().is_some() || args.note.is_some() || args.keys.title.is_some() || args.sources.is_given();
    if !states && refusals.is_empty() {
        refusals
            .push(Refusal::new(Text::fixed("inget är angivet att sätta", "nothing is given to set"), Some(OPTIONS)));
    }
    refusals
}

/// Returns the refusal of an id that is not a measure's, with the ids of measures.
fn no_measure(option: &str, id: &str, things: &[Thing<'_, '_>]) -> Refusal {
    let measures = things.iter().flat_map(Thing::measures);
    let ids = crate::query::listed(measures.map(|measure| &*measure.id.value));
    let message = text!("{option}: `{id}` är ingen indikator", "{option}: `{id}` is not a measure");
    let help = match ids {
        Some(ids) => text!(ids = ids; "indikatorerna är {ids}", "the measures are {ids}"),
        None => Text::fixed(
            "planen har inga indikatorer; `plan add measure` lägger till en",
            "the plan has no measures; `plan add measure` adds one",
        ),
    };
    Refusal::new(message, Some(help))
}

fn one_note() -> Refusal {
    Refusal::new(
        Text::fixed("--note hör till ett värde i taget", "--note belongs to one value at a time"),
        Some(Text::fixed("skriv ett kommando för varje period", "write a command for each period")),
    )
}

fn nothing_noted(option: &str, id: &str, period: Period) -> Refusal {
    Refusal::new(
        text!(
            "{option}: `{id}` har inget värde för {period} att säga något om",
            "{option}: `{id}` has no value for {period} to say anything of"
        ),
        Some(Text::fixed("skriv värdet också, med --value", "state the value too, with --value")),
    )
}
