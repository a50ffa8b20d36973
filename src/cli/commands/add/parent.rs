//! What something new stands under.

use crate::edit::layout::Route;
use crate::locale::{Text, text};
use crate::model::Thing;
use crate::model::{Goal, Kind, Plan, Priority};
use crate::query::{Found, Level, LevelName, Refusal, find_one};
use crate::source::FileId;

/// What a new activity or priority stands under.
#[derive(Clone, Copy)]
pub(super) struct Parent<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    goal: &'p Goal<'a>,
    priority: Option<&'p Priority<'a>>,
}

impl<'p, 'a> Parent<'p, 'a> {
    /// Finds the goal or the priority that an activity is to stand under.
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

    /// Finds the goal that a priority is to stand under.
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

    /// Returns it as what it is in its plan.
    pub(super) fn thing(&self) -> Thing<'p, 'a> {
        self.priority.map_or(Thing::Goal(self.goal), |priority| Thing::Priority(self.goal, priority))
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

/// Returns what the plans call one of a level.
pub(in crate::cli::commands) fn a(plans: &[&Plan<'_>], level: Level) -> Text {
    LevelName::common(plans.iter().copied(), level).a()
}

fn of_option(refusal: Refusal) -> Refusal {
    let message = refusal.message;
    Refusal { message: text!(message = message; "--under: {message}", "--under: {message}"), ..refusal }
}
