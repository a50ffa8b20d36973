//! `plan add`: something new in the plan, with an id that nothing has had.

mod activity;
mod goal;
mod goal_file;
mod ids;
mod needed;
mod owner;
mod parent;
mod priority;

pub(in crate::cli::commands) use parent::{GOAL, PRIORITY, a};

use crate::cli::args::{AddArgs, AddCommand};
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::Spelled;
use crate::model::composed;

pub(in crate::cli) fn add(args: &AddArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    match &args.what {
        AddCommand::Activity(args) => activity::add(args, editing, output),
        AddCommand::Priority(args) => priority::add(args, editing, output),
        AddCommand::Goal(args) => goal::add(args, editing, output),
        AddCommand::Owner(args) => owner::add(args, editing, output),
    }
}

/// Returns a text as it is written into a file: its letters composed, without spaces around it.
fn written(text: &str) -> String {
    composed(text.trim()).into_owned()
}

/// The keys of a new table, in the order they were given.
type Members = Vec<(&'static str, Spelled)>;
