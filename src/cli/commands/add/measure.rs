//! `plan add measure`.

use super::parent::next_measure_id;
use super::{Needed, complete, expect_words};
use crate::cli::args::AddMeasureArgs;
use crate::cli::commands::keys::written;
use crate::cli::commands::measure_keys::MeasureChange;
use crate::cli::commands::placement_refusal::placement_refusal;
use crate::cli::commands::plans_asked::plans_asked;
use crate::cli::commands::used_ids::{expect_free, used_ids};
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::{Route, Spelled};
use crate::edit::{Draft, ListOf};
use crate::locale::{Text, text};
use crate::model::{Plan, Thing};
use crate::query::{Refusal, find_one};

static EXAMPLE: Text = Text::fixed(
    "skriv till exempel `plan add measure 4.1 --title \"Besök per år\" --better up --target 2027=12000`",
    "write for instance `plan add measure 4.1 --title \"Visits a year\" --better up --target 2027=12000`",
);

pub(super) fn add(args: &AddMeasureArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let (above, title) = asked(args, editing)?;
    editing.change(output, |session, draft| change(args, &above, &title, session, draft))
}

/// Asks for the missing values; returns the id of the parent, and the title.
fn asked(args: &AddMeasureArgs, editing: &Editing<'_>) -> Result<(String, String), Stop> {
    let mut above = args.above.iter().chain(&args.under).cloned().collect();
    let mut title = args.title.iter().cloned().collect();
    let is_thing = |session: &Session<'_>, typed: &str| {
        let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
        Ok(above_it(&plans, typed).map(|_| ())?)
    };
    let needed = vec![
        Needed {
            option: Text::fixed("ID", "ID"),
            question: Text::fixed("Vad hör indikatorn till?", "What does the measure belong to?"),
            how: Text::fixed(
                "skriv id för ett mål, en prioritering eller en aktivitet, till exempel 4.1",
                "type the id of a goal, a priority or an activity, such as 4.1",
            ),
            value: &mut above,
            check: &is_thing,
        },
        Needed {
            option: Text::fixed("--title", "--title"),
            question: Text::fixed("Vad mäts?", "What is measured?"),
            how: Text::fixed("till exempel Besök per år", "such as Visits a year"),
            value: &mut title,
            check: &expect_words,
        },
    ];
    complete(needed, EXAMPLE.clone(), editing)?;
    Ok((above.pop().unwrap_or_default(), written(&title.pop().unwrap_or_default())))
}

/// Finds the thing that the measure is to belong to.
fn above_it<'p, 'a>(plans: &[&'p Plan<'a>], id: &str) -> Result<(&'p Plan<'a>, Thing<'p, 'a>), Refusal> {
    let found = find_one(plans, id)?;
    found.thing().map(|thing| (found.plan(), thing)).ok_or_else(|| {
        Refusal::new(
            text!(
                "`{id}` är varken mål, prioritering eller aktivitet",
                "`{id}` is neither a goal, a priority nor an activity"
            ),
            Some(Text::fixed("`plan tree` visar dem", "`plan tree` shows them")),
        )
    })
}

fn change(
    args: &AddMeasureArgs,
    above: &str,
    title: &str,
    session: &Session<'_>,
    draft: &mut Draft,
) -> Result<(), Stop> {
    let plans = plans_asked(&args.plan, session)?;
    let all: Vec<&Plan<'_>> = plans.iter().map(|selected| selected.plan).collect();
    let mut refusals = Vec::new();
    let found = above_it(&all, above).map_err(|refusal| refusals.push(refusal)).ok();
    let plan = found.map(|(plan, _)| plan).or(all.first().copied());
    let selected = plans.iter().find(|selected| plan.is_some_and(|plan| std::ptr::eq(plan, selected.plan)));
    let measured = selected.map(|it| MeasureChange::read(&args.keys, it.plan, it.period, &mut refusals));
    let (Some((plan, thing)), Some(measured), true) = (found, measured, refusals.is_empty()) else {
        return Err(refusals.into());
    };
    let (id, used) = match args.id.as_deref().map(written) {
        Some(given) => {
            let used = used_ids(session, plan, &given)?;
            expect_free(&given, &used.ids, plan)?;
            (given, used)
        }
        None => next_measure_id(plan, thing, session)?,
    };
    let members = [("id", Spelled::text(&*id)), ("title", Spelled::text(title))];
    let to = ListOf { file: thing.file(), parent: Route::thing(thing), list: "measure" };
    draft.add(to, &members).map_err(placement_refusal(&id, thing.id()))?;
    measured.make(draft, thing.file(), &id, None)?;
    used.warn(&id, session);
    Ok(())
}
