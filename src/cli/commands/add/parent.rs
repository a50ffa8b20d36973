//! What something new stands under.

use crate::edit::layout::Route;
use crate::locale::text;
use crate::model::{Goal, Plan, Priority};
use crate::query::{Found, Refusal, find_one};
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
                    "--under: `{under}` är varken en prioritering eller ett mål",
                    "--under: `{under}` is neither a priority nor a goal"
                ),
                Some(text!(
                    "en aktivitet står under en prioritering eller ett mål; `plan tree` visar dem",
                    "an activity is under a priority or a goal; `plan tree` shows them"
                )),
            )),
        }
    }

    /// Finds the goal that a priority is to stand under.
    pub(super) fn of_priority(plans: &[&'p Plan<'a>], under: &str) -> Result<Self, Refusal> {
        match find_one(plans, under).map_err(of_option)? {
            Found::Goal(plan, goal) => Ok(Self { plan, goal, priority: None }),
            _ => Err(Refusal::new(
                text!("--under: `{under}` är inget mål", "--under: `{under}` is not a goal"),
                Some(text!(
                    "en prioritering står under ett mål; `plan tree --depth 1` visar dem",
                    "a priority is under a goal; `plan tree --depth 1` shows them"
                )),
            )),
        }
    }

    pub(super) fn id(&self) -> &'p str {
        self.priority.map_or(&self.goal.id.value, |priority| &priority.id.value)
    }

    pub(super) fn file(&self) -> FileId {
        self.goal.file
    }

    pub(super) fn route(&self) -> Route<'p> {
        self.priority.map_or(Route::Root, |priority| Route::priority(&priority.id))
    }
}

fn of_option(refusal: Refusal) -> Refusal {
    let message = refusal.message;
    Refusal { message: text!(message = message; "--under: {message}", "--under: {message}"), ..refusal }
}
