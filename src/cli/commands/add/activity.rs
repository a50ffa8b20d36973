//! `plan add activity`.

use super::parent::{Parent, free_id, next_id};
use super::{Members, Needed, complete, expect_words};
use crate::check::Child;
use crate::cli::args::{AddActivityArgs, ThingKeys};
use crate::cli::commands::keys::{Reader, written};
use crate::cli::commands::placement_refusal::placement_refusal;
use crate::cli::commands::plans_asked::plans_asked;
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::Spelled;
use crate::edit::{Draft, ListOf};
use crate::locale::Text;
use crate::model::{Period, Plan, When};
use crate::query::{Refusal, find_owner};

static EXAMPLE: Text = Text::fixed(
    "skriv till exempel `plan add activity --under 4.1.3 --title \"Utreda …\" --owner Filmfrämjande`",
    "write for instance `plan add activity --under 4.1.3 --title \"Utreda …\" --owner Filmfrämjande`",
);

pub(super) fn add(args: &AddActivityArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let args = asked(args, editing)?;
    editing.change(output, |session, draft| change(&args, session, draft))
}

/// Asks for the missing values.
fn asked(args: &AddActivityArgs, editing: &Editing<'_>) -> Result<AddActivityArgs, Stop> {
    let (mut under, mut title) = (args.under.iter().cloned().collect(), args.keys.title.iter().cloned().collect());
    let mut owner = args.keys.owner.clone();
    let is_parent = |session: &Session<'_>, typed: &str| {
        let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
        Ok(Parent::of_activity(&plans, typed).map(|_| ())?)
    };
    let is_owner = |session: &Session<'_>, typed: &str| {
        let plans = plans_asked(&args.plan, session)?;
        let found = plans.iter().map(|selected| find_owner(selected.plan, "--owner", typed).map(|_| ()));
        Ok(any_of(found)?)
    };
    let is_answered = owner.is_empty() && is_answered(args, editing)?;
    let mut needed = vec![
        Needed {
            option: Text::fixed("--under", "--under"),
            question: Text::fixed("Under vad ska den stå?", "What is it to be under?"),
            how: Text::fixed("skriv dess id, till exempel 4.1.3", "type its id, such as 4.1.3"),
            value: &mut under,
            check: &is_parent,
        },
        Needed {
            option: Text::fixed("--title", "--title"),
            question: Text::fixed("Vad ska göras?", "What is to be done?"),
            how: Text::fixed("skriv orden så som de är antagna", "type the words as they were adopted"),
            value: &mut title,
            check: &expect_words,
        },
        Needed {
            option: Text::fixed("--owner", "--owner"),
            question: Text::fixed("Vem ansvarar för handläggningen?", "Who is responsible for it?"),
            how: Text::fixed("skriv ett namn ur registret", "type a name from the register"),
            value: &mut owner,
            check: &is_owner,
        },
    ];
    if is_answered {
        needed.pop();
    }
    complete(needed, EXAMPLE.clone(), editing)?;
    let keys = ThingKeys { title: title.pop(), owner, ..args.keys.clone() };
    Ok(AddActivityArgs { under: under.pop(), keys, ..args.clone() })
}

/// Returns whether the new activity's parent has owners, or inherits them.
fn is_answered(args: &AddActivityArgs, editing: &Editing<'_>) -> Result<bool, Stop> {
    let Some(under) = &args.under else { return Ok(false) };
    editing.read(|session| {
        let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
        Ok(Parent::of_activity(&plans, under).is_ok_and(|parent| parent.has_owners()))
    })
}

/// Returns success if any of the results is one, else the first refusal.
fn any_of(results: impl Iterator<Item = Result<(), Refusal>>) -> Result<(), Refusal> {
    let mut first = Ok(());
    for result in results {
        match result {
            Ok(()) => return Ok(()),
            Err(refusal) if first.is_ok() => first = Err(refusal),
            Err(_) => {}
        }
    }
    first
}

fn change(args: &AddActivityArgs, session: &Session<'_>, draft: &mut Draft) -> Result<(), Stop> {
    let plans = plans_asked(&args.plan, session)?;
    let all: Vec<&Plan<'_>> = plans.iter().map(|selected| selected.plan).collect();
    let mut refusals = Vec::new();
    let parent = Parent::of_activity(&all, args.under.as_deref().unwrap_or_default());
    let parent = parent.map_err(|refusal| refusals.push(refusal)).ok();
    // If the plan is unknown, names are looked up in the first plan with owners, so that they are checked at all.
    let plan = parent.map(|parent| parent.plan).or_else(|| all.iter().copied().find(|plan| !plan.register.is_empty()));
    let current = plans.iter().find(|selected| plan.is_some_and(|plan| std::ptr::eq(plan, selected.plan)));
    let current = current.map_or_else(|| session.today.month(), |selected| selected.period);
    let members = plan.map(|plan| members(args, plan, current, &mut refusals)).unwrap_or_default();
    let (Some(parent), true) = (parent, refusals.is_empty()) else { return Err(refusals.into()) };
    let (id, used) = match args.id.as_deref().map(written) {
        Some(given) => (given.clone(), free_id(&given, parent, Child::Activity, session)?),
        None => next_id(parent, Child::Activity, session)?,
    };
    let members = [vec![("id", Spelled::text(&*id))], members].concat();
    let to = ListOf { file: parent.file(), parent: parent.route(), list: "activity" };
    draft.add(to, &members).map_err(placement_refusal(&id, parent.id()))?;
    used.warn(&id, session);
    Ok(())
}

/// Returns the keys of the new activity but its id, and adds refusals.
fn members(args: &AddActivityArgs, plan: &Plan<'_>, current: Period, refusals: &mut Vec<Refusal>) -> Members {
    let mut reader = Reader::new(plan);
    let keys = reader.keys(&args.keys);
    let mut new = reader.keys_of_activity(&args.of_activity, keys);
    refusals.append(&mut reader.refusals);
    new.start = new.start.or(Some(Some(When::Period(current))));
    new.members()
}
