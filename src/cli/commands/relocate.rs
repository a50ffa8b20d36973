//! `plan move`: moves an activity or a priority to another parent. Old ids remain valid.

use super::add::{GOAL, PRIORITY, a};
use super::placement_refusal::placement_refusal;
use super::plans_asked::plans_asked;
use super::used_ids::{expect_free, expect_under, used_ids};
use crate::check::{Child, Moved, TakenId, has_parent_prefix, moved, next_series, requires_parent_prefix};
use crate::cli::args::MoveArgs;
use crate::cli::editing::{Editing, table_not_found_at};
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::Route;
use crate::edit::{Draft, ListOf, give_ids};
use crate::locale::{Text, text};
use crate::model::{Plan, Thing, same_key};
use crate::query::{Found, Level, Refusal, find_one};

pub(in crate::cli) fn relocate(args: &MoveArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    editing.change(output, |session, draft| {
        if move_measure(args, session, draft)? {
            return Ok(());
        }
        let Some(moving) = Moving::new(args, session)? else { return Ok(()) };
        moving.make(draft)
    })
}

/// Moves a measure, which keeps its id; returns false if the id is not that of a measure.
fn move_measure(args: &MoveArgs, session: &Session<'_>, draft: &mut Draft) -> Result<bool, Stop> {
    let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
    let Ok(Found::Measure(plan, thing, measure)) = find_one(&plans, &args.thing) else { return Ok(false) };
    let mut refusals = Vec::new();
    if args.id.is_some() {
        refusals.push(Refusal::new(
            Text::fixed("--id: en indikator behåller sitt id", "--id: a measure keeps its id"),
            Some(Text::fixed("ta bort --id", "leave out --id")),
        ));
    }
    let to = find_one(&[plan], &args.to).map_err(of_to).and_then(|found| {
        let id = found.id();
        found.thing().ok_or_else(|| {
            Refusal::new(
                text!(
                    "--to: `{id}` är varken mål, prioritering eller aktivitet",
                    "--to: `{id}` is neither a goal, a priority nor an activity"
                ),
                Some(Text::fixed("`plan tree` visar dem", "`plan tree` shows them")),
            )
        })
    });
    let to = to.map_err(|refusal| refusals.push(refusal)).ok();
    let (Some(to), true) = (to, refusals.is_empty()) else { return Err(refusals.into()) };
    if to.place() != thing.place() {
        let own = Route::Item { list: "measure", key: "id", is: &measure.id };
        let list = ListOf { file: to.file(), parent: Route::thing(to), list: "measure" };
        draft.relocate(thing.file(), own, list).map_err(placement_refusal(&measure.id, to.id()))?;
    }
    Ok(true)
}

/// A move with its new ids.
struct Moving<'p, 'a> {
    plan: &'p Plan<'a>,
    thing: Thing<'p, 'a>,
    to: Thing<'p, 'a>,
    /// The item itself, and then its children that get new ids too.
    moved: Vec<Moved<'p, 'a>>,
}

impl<'p, 'a: 'p> Moving<'p, 'a> {
    /// Returns the move; none if the item is there already.
    fn new(args: &MoveArgs, session: &Session<'p>) -> Result<Option<Self>, Stop>
    where
        'p: 'a,
    {
        let plans: Vec<&Plan<'_>> = plans_asked(&args.plan, session)?.iter().map(|selected| selected.plan).collect();
        let (plan, thing) = movable(&plans, &args.thing)?;
        let to = place_for(plan, thing, &args.to)?;
        let parent = &*to.id().value;
        let is_there = thing.parent().is_some_and(|parent| parent.place() == to.place());
        let child = if matches!(thing, Thing::Activity(..)) { Child::Activity } else { Child::Priority };
        let is_called_so = args.id.as_ref().is_none_or(|id| thing.is_called(id));
        if is_there && is_called_so && (has_parent_prefix(thing, parent) || !requires_parent_prefix(plan)) {
            return Ok(None);
        }
        // No id in the new series has another prefix: neither the next sibling, nor the children of the item.
        let stem = next_series(plan, to, child).stem;
        let beginning = if stem.starts_with(parent) { parent } else { &stem };
        let mut used = used_ids(session, plan, args.id.as_deref().unwrap_or(beginning))?;
        if let Some(id) = &args.id {
            expect_under(plan, child, id, parent)?;
            expect_free(id, &used.ids, plan)?;
        }
        let moved = moved(plan, thing, to, args.id.as_deref(), &mut used.ids).map_err(|taken| is_taken(&taken))?;
        // An item that returns to a former parent gets its former id back.
        let is_own = |id: &str| thing.formerly().iter().any(|had| same_key(had) == same_key(id));
        if let Some(first) = moved.first().filter(|first| !is_own(&first.id)) {
            used.warn(&first.id, session);
        }
        Ok(Some(Self { plan, thing, to, moved }))
    }

    fn make(&self, draft: &mut Draft) -> Result<(), Stop> {
        let (id, parent) = (&*self.thing.id().value, &*self.to.id().value);
        give_ids(self.plan, &self.moved, draft).map_err(table_not_found_at)?;
        if self.thing.parent().is_some_and(|parent| parent.place() == self.to.place()) {
            return Ok(());
        }
        let new = self.moved.first().map_or(id, |moved| &moved.id);
        let is_activity = matches!(self.thing, Thing::Activity(..));
        let (own, list) =
            if is_activity { (Route::activity(new), "activity") } else { (Route::priority(new), "priority") };
        let to = ListOf { file: self.to.file(), parent: Route::thing(self.to), list };
        draft.relocate(self.thing.file(), own, to).map_err(placement_refusal(id, parent))?;
        Ok(())
    }
}

/// Finds the item to move.
fn movable<'p, 'a>(plans: &[&'p Plan<'a>], id: &str) -> Result<(&'p Plan<'a>, Thing<'p, 'a>), Refusal> {
    match find_one(plans, id)? {
        Found::Activity(plan, goal, priority, activity) => Ok((plan, Thing::Activity(goal, priority, activity))),
        Found::Priority(plan, goal, priority) => Ok((plan, Thing::Priority(goal, priority))),
        _ => Err(Refusal::new(
            text!(
                activity = a(plans, Level::Activity), priority = a(plans, PRIORITY);
                "`{id}` är varken {activity} eller {priority}",
                "`{id}` is neither {activity} nor {priority}"
            ),
            Some(Text::fixed(
                "bara sådant kan flyttas; en ansvarig byter namn med `plan rename owner`",
                "only such things can be moved; an owner gets another name with `plan rename owner`",
            )),
        )),
    }
}

fn of_to(refusal: Refusal) -> Refusal {
    let message = refusal.message;
    Refusal { message: text!(message = message; "--to: {message}", "--to: {message}"), ..refusal }
}

/// Finds the new parent: a priority or a goal for an activity, a goal for a priority.
fn place_for<'p, 'a>(plan: &'p Plan<'a>, thing: Thing<'p, 'a>, to: &str) -> Result<Thing<'p, 'a>, Refusal> {
    let found = find_one(&[plan], to).map_err(of_to)?;
    match (found, thing) {
        (Found::Goal(_, goal), _) => Ok(Thing::Goal(goal)),
        (Found::Priority(_, goal, priority), Thing::Activity(..)) => Ok(Thing::Priority(goal, priority)),
        (_, Thing::Activity(..)) => Err(Refusal::new(
            text!(
                priority = a(&[plan], PRIORITY), goal = a(&[plan], GOAL);
                "--to: `{to}` är varken {priority} eller {goal}",
                "--to: `{to}` is neither {priority} nor {goal}"
            ),
            Some(Text::fixed("`plan tree` visar dem", "`plan tree` shows them")),
        )),
        _ => Err(Refusal::new(
            text!(goal = a(&[plan], GOAL); "--to: `{to}` är inte {goal}", "--to: `{to}` is not {goal}"),
            Some(Text::fixed("`plan tree --depth 1` visar dem", "`plan tree --depth 1` shows them")),
        )),
    }
}

fn is_taken(TakenId(id): &TakenId) -> Refusal {
    Refusal::new(
        text!("id `{id}` har redan använts", "the id `{id}` was used before"),
        Some(Text::fixed("välj ett annat med --id", "choose another with --id")),
    )
}
