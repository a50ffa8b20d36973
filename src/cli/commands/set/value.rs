//! The value of a measure for a period: `plan set P1.M1 --value 87.7`.

use crate::cli::args::SetArgs;
use crate::cli::editing::unplaced;
use crate::cli::session::Session;
use crate::cli::stop::Stop;
use crate::edit::Draft;
use crate::edit::layout::{Route, Spelled};
use crate::locale::{Text, text};
use crate::model::{Number, Thing, composed};
use crate::query::{Filters, Found, Refusal, Selection, find_one, find_period};

/// The words that remove a value.
const NONE: [&str; 3] = ["none", "ingen", "inget"];

/// Writes the value, and the note if there is one.
pub(super) fn set(args: &SetArgs, given: &str, session: &Session<'_>, draft: &mut Draft) -> Result<(), Stop> {
    let filters = Filters { plan: args.plan.clone(), ..Filters::default() };
    let selection = Selection::new(&session.loaded.portfolio, &filters, session.today)?;
    let plans: Vec<_> = selection.plans.iter().map(|selected| selected.plan).collect();
    let mut refusals = of_usage(args);
    let value = value(given).map_err(|refusal| refusals.push(refusal)).ok();
    let period = args.period.as_ref().map(|given| find_period("--period", given, plans.iter().copied()));
    let period = period.and_then(|found| found.map_err(|refusal| refusals.push(refusal)).ok());
    let [id] = &args.what[..] else { return Err(refusals.into()) };
    let found = match find_one(&plans, id) {
        Ok(Found::Measure(plan, thing, measure)) => Some((plan, thing, measure)),
        Ok(_) => {
            refusals.push(no_measure(id, &plans.iter().flat_map(|plan| Thing::all(plan)).collect::<Vec<_>>()));
            None
        }
        Err(refusal) => {
            refusals.push(refusal);
            None
        }
    };
    let (Some((plan, thing, measure)), Some(value), true) = (found, value, refusals.is_empty()) else {
        return Err(refusals.into());
    };
    let selected = selection.plans.iter().find(|selected| std::ptr::eq(selected.plan, plan));
    let Some(period) = period.or(selected.map(|selected| selected.period)) else { return Ok(()) };
    let (named, route) = (period.to_string(), Route::Item { list: "measure", key: "id", is: &measure.id });
    let is_there = measure.value(period);
    let Some(value) = value else {
        if is_there.is_some() {
            draft.remove(thing.file(), route, &["value", &named]).map_err(unplaced(id))?;
        }
        return Ok(());
    };
    let note = args.note.as_ref().map(|note| composed(note.trim()).into_owned());
    let says_more = is_there.is_some_and(|it| it.note.is_some() || !it.links.is_empty());
    let number = Spelled::Bare(value.to_string());
    let is_same = is_there.and_then(|it| it.value).is_some_and(|now| *now == value);
    let noted = note.as_ref().filter(|note| !note.is_empty());
    let path = ["value", &*named];
    if let Some(note) = noted {
        let said = vec![("value".to_owned(), number), ("note".to_owned(), Spelled::text(note))];
        draft.set(thing.file(), route, &path, &Spelled::Table(said)).map_err(unplaced(id))?;
    } else if says_more && !is_same {
        draft.set(thing.file(), route, &["value", &named, "value"], &number).map_err(unplaced(id))?;
    } else if !is_same {
        draft.set(thing.file(), route, &path, &number).map_err(unplaced(id))?;
    }
    if note.is_some_and(|note| note.is_empty()) && is_there.is_some_and(|it| it.note.is_some()) {
        draft.remove(thing.file(), route, &["value", &named, "note"]).map_err(unplaced(id))?;
    }
    Ok(())
}

/// Parses a number; none to remove the value.
fn value(given: &str) -> Result<Option<Number>, Refusal> {
    if NONE.iter().any(|none| given.trim().eq_ignore_ascii_case(none)) {
        return Ok(None);
    }
    Number::typed(given).map(Some).ok_or_else(|| {
        Refusal::new(
            text!("--value: `{given}` är inget tal", "--value: `{given}` is not a number"),
            Some(Text::fixed(
                "skriv talet med siffror, som 87,7 eller 1000, utan enhet; `none` tar bort det",
                "write the number in digits, as 87.7 or 1000, without its unit; `none` removes it",
            )),
        )
    })
}

/// Refuses options that do not apply to a measure.
fn of_usage(args: &SetArgs) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if args.what.len() != 1 {
        refusals.push(Refusal::new(
            Text::fixed("--value skrivs för en indikator i taget", "--value is stated of one measure at a time"),
            Some(Text::fixed(
                "skriv dess id, till exempel `plan set P1.M1 --value 87`",
                "write its id, for instance `plan set P1.M1 --value 87`",
            )),
        ));
    }
    let others = args.selecting().chain(args.correcting());
    let others = others.chain(args.title.as_ref().map(|_| "--title")).chain(args.clear.then_some("--clear"));
    let dates = args.deadline.as_ref().map(|_| "--deadline").into_iter().chain(args.until.as_ref().map(|_| "--until"));
    for option in others.chain(dates) {
        refusals.push(Refusal::new(
            text!("{option} säger inget om en indikator", "{option} says nothing of a measure"),
            Some(Text::fixed(
                "med --value går --note och --period att använda",
                "with --value, --note and --period can be used",
            )),
        ));
    }
    refusals
}

/// Returns the refusal of an id that is not a measure's, with the ids of measures.
fn no_measure(id: &str, things: &[Thing<'_, '_>]) -> Refusal {
    let measures = things.iter().flat_map(Thing::measures);
    let ids = crate::query::listed(measures.map(|measure| &*measure.id.value));
    let message = text!("--value: `{id}` är ingen indikator", "--value: `{id}` is not a measure");
    let help = match ids {
        Some(ids) => text!(ids = ids; "indikatorerna är {ids}", "the measures are {ids}"),
        None => Text::fixed("planen har inga indikatorer", "the plan has no measures"),
    };
    Refusal::new(message, Some(help))
}
