//! `plan add`: adds a thing to the plan, with an id that was never used.

mod activity;
mod from;
mod goal;
mod measure;
mod owner;
mod parent;
mod priority;

pub(super) use parent::{GOAL, PRIORITY, a};

use crate::cli::args::{AddArgs, AddCommand, ThingKeys};
use crate::cli::ask::{Answer, Ask};
use crate::cli::commands::keys::Reader;
use crate::cli::editing::Editing;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::stop::{Exit, Stop};
use crate::edit::layout::Spelled;
use crate::locale::{Lang, Text, text};
use crate::model::Plan;
use crate::query::Refusal;

pub(in crate::cli) fn add(args: &AddArgs, editing: &Editing<'_>, output: &mut Output) -> Result<Exit, Stop> {
    match &args.what {
        Some(AddCommand::Activity(args)) => activity::add(args, editing, output),
        Some(AddCommand::Priority(args)) => priority::add(args, editing, output),
        Some(AddCommand::Goal(args)) => goal::add(args, editing, output),
        Some(AddCommand::Measure(args)) => measure::add(args, editing, output),
        Some(AddCommand::Owner(args)) => owner::add(args, editing, output),
        None if args.from.is_empty() => Err(nothing_said().into()),
        None => from::add(args, editing, output),
    }
}

fn nothing_said() -> Refusal {
    Refusal::new(
        Text::fixed("`plan add` behöver ett underkommando", "`plan add` needs a subcommand"),
        Some(Text::fixed(
            "välj bland activity, priority, goal, measure, owner, eller ta det ur ett dokument med `--from`",
            "choose one of activity, priority, goal, measure, owner, or take it out of a document with `--from`",
        )),
    )
}

/// The keys of a new table, in the order of the options.
type Members = Vec<(&'static str, Spelled)>;

/// Returns the keys of a new goal or priority except its id, or the refusals of invalid values.
fn members(keys: &ThingKeys, plan: &Plan<'_>) -> Result<Members, Vec<Refusal>> {
    let mut reader = Reader::new(plan);
    let new = reader.keys(keys);
    if reader.refusals.is_empty() { Ok(new.members()) } else { Err(reader.refusals) }
}

/// A required value.
struct Needed<'n> {
    /// The option or the argument that gives it.
    option: Text,
    /// The question that asks for it.
    question: Text,
    /// The hint about valid answers.
    how: Text,
    /// The given value; empty if it is missing.
    value: &'n mut Vec<String>,
    /// The validation of an answer against the current plan.
    check: &'n dyn Fn(&Session<'_>, &str) -> Result<(), Stop>,
}

impl<'n> Needed<'n> {
    /// Returns the title of a thing, which is adopted.
    fn title(value: &'n mut Vec<String>) -> Self {
        Self {
            option: Text::fixed("--title", "--title"),
            question: Text::fixed("Vilken är rubriken?", "What is the title?"),
            how: Text::fixed("skriv orden så som de är antagna", "type the words as they were adopted"),
            value,
            check: &expect_words,
        }
    }
}

/// Asks for each missing value. If nobody can be asked, refuses with a list of all of them; `example` is a complete
/// command.
fn complete(needed: Vec<Needed<'_>>, example: Text, editing: &Editing<'_>) -> Result<(), Stop> {
    let missing: Vec<Needed<'_>> = needed.into_iter().filter(|needed| needed.value.is_empty()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !editing.environment.can_be_asked() {
        let named = |lang| missing.iter().map(|needed| needed.option.get(lang)).collect::<Vec<_>>().join(", ");
        let options = Text::new(named(Lang::Sv), named(Lang::En));
        let message = text!(options = options; "det saknas: {options}", "this is missing: {options}");
        return Err(Refusal::new(message, Some(example)).into());
    }
    editing.read(|session| {
        let ask = Ask::new(editing.environment, session.lang, example)?;
        for Needed { question, how, value, check, .. } in missing {
            let why_not = |typed: &str| check(session, typed.trim()).map_err(said);
            match ask.line(&question, "", &how, why_not)? {
                Answer::Given(answer) => value.push(answer),
                Answer::Left | Answer::Interrupted => return Err(given_up().into()),
            }
        }
        Ok(())
    })
}

/// Refuses an empty answer.
fn expect_words(_: &Session<'_>, typed: &str) -> Result<(), Stop> {
    if typed.is_empty() {
        return Err(Refusal::new(Text::fixed("det behövs", "it is needed"), None).into());
    }
    Ok(())
}

/// Returns a refusal as one line.
fn said(stop: Stop) -> Text {
    match stop {
        Stop::Refused(refusals) => match refusals.into_iter().next() {
            Some(Refusal { message, help: Some(help), .. }) => text!(
                message = message, help = help;
                "{message} ({help})",
                "{message} ({help})"
            ),
            Some(Refusal { message, .. }) => message,
            None => Text::fixed("det går inte att använda", "it cannot be used"),
        },
        Stop::Failed(error) => Text::same(format!("{error:#}")),
    }
}

fn given_up() -> Refusal {
    Refusal::new(Text::fixed("inget är tillagt", "nothing was added"), None)
}
