//! The parents of new things.

use super::super::used_ids::{EverUsed, expect_free, expect_under, used_ids};
use crate::check::{Child, next_measure_series, next_series};
use crate::cli::session::Session;
use crate::edit::layout::Route;
use crate::locale::{Text, text};
use crate::model::{Goal, Kind, Plan, Priority, Thing};
use crate::query::{Found, Level, LevelName, Refusal, find_one};
use crate::source::FileId;

/// The parent of a new activity or priority.
#[derive(Clone, Copy)]
pub(super) struct Parent<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    goal: &'p Goal<'a>,
    priority: Option<&'p Priority<'a>>,
}

impl<'p, 'a> Parent<'p, 'a> {
    /// Finds the goal or the priority that an activity is to be under.
    pub(super) fn of_activity(plans: &[&'p Plan<'a>], under: &str) -> Result<Self, Refusal> {
        match find_one(plans, under).map_err(of_option)? {
            Found::Priority(plan, goal, priority) => Ok(Self { plan, goal, priority: Some(priority) }),
            Found::Goal(plan, goal) => Ok(Self { plan, goal, priority: None }),
            _ => Err(Refusal::new(
                text!(
                    priority = a(plans, PRIORITY), goal = a(plans, GOAL);
                    "--under: `{under}` är varken {priority} eller {goal}",
                    "--under: `{under}` is neither {priority} nor {goal}"
                ),
                Some(Text::fixed("`plan tree` visar dem", "`plan tree` shows them")),
            )),
        }
    }

    /// Finds the goal that a priority is to be under.
    pub(super) fn of_priority(plans: &[&'p Plan<'a>], under: &str) -> Result<Self, Refusal> {
        match find_one(plans, under).map_err(of_option)? {
            Found::Goal(plan, goal) => Ok(Self { plan, goal, priority: None }),
            _ => Err(Refusal::new(
                text!(goal = a(plans, GOAL); "--under: `{under}` är inte {goal}", "--under: `{under}` is not {goal}"),
                Some(Text::fixed("`plan tree --depth 1` visar dem", "`plan tree --depth 1` shows them")),
            )),
        }
    }

    pub(super) fn id(&self) -> &'p str {
        self.priority.map_or(&self.goal.id.value, |priority| &priority.id.value)
    }

    /// Returns the parent as a thing of its plan.
    pub(super) fn thing(&self) -> Thing<'p, 'a> {
        self.priority.map_or(Thing::Goal(self.goal), |priority| Thing::Priority(self.goal, priority))
    }

    /// Returns whether things under it inherit owners.
    pub(super) fn has_owners(&self) -> bool {
        !self.plan.answering_under(self.goal, self.priority).owners.is_empty()
    }

    pub(super) fn file(&self) -> FileId {
        self.goal.file
    }

    pub(super) fn route(&self) -> Route<'p> {
        self.priority.map_or(Route::Root, |priority| Route::priority(&priority.id))
    }
}

pub(in crate::cli::commands) const GOAL: Level = Level::Goal(Kind::Goal);
pub(in crate::cli::commands) const PRIORITY: Level = Level::Priority(Kind::Goal);

/// Returns the plans' name for a level, with the indefinite article.
pub(in crate::cli::commands) fn a(plans: &[&Plan<'_>], level: Level) -> Text {
    LevelName::common(plans.iter().copied(), level).a()
}

fn of_option(refusal: Refusal) -> Refusal {
    let message = refusal.message;
    Refusal { message: text!(message = message; "--under: {message}", "--under: {message}"), ..refusal }
}

/// Returns the next id in the parent's series, and the ids that were ever used.
pub(super) fn next_id(
    parent: Parent<'_, '_>,
    child: Child,
    session: &Session<'_>,
) -> Result<(String, EverUsed), Refusal> {
    let series = next_series(parent.plan, parent.thing(), child);
    let mut used = used_ids(session, parent.plan, &series.stem)?;
    Ok((used.ids.next(&series), used))
}

/// Returns the next id in the series of a thing's measures, and the ids that were ever used.
pub(super) fn next_measure_id(
    plan: &Plan<'_>,
    thing: Thing<'_, '_>,
    session: &Session<'_>,
) -> Result<(String, EverUsed), Refusal> {
    let series = next_measure_series(plan, thing);
    let mut used = used_ids(session, plan, &series.stem)?;
    Ok((used.ids.next(&series), used))
}

/// Refuses a chosen id that is invalid there; returns the ids that were ever used.
pub(super) fn free_id(
    id: &str,
    parent: Parent<'_, '_>,
    child: Child,
    session: &Session<'_>,
) -> Result<EverUsed, Refusal> {
    expect_under(parent.plan, child, id, parent.id())?;
    let used = used_ids(session, parent.plan, id)?;
    expect_free(id, &used.ids, parent.plan)?;
    Ok(used)
}
