//! Usage errors in the reader's language.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::args;
use super::environment::Environment;
use super::help::{OPTIONS, command_of, option_of};
use super::language;
use super::output::{self, Output};
use super::stop::{Exit, Stop};
use crate::locale::{Lang, Text, text};
use crate::model::nearest;
use crate::query::Refusal;

/// The most typos in a command or an option that is suggested.
const MOST_TYPOS: usize = 2;

/// Handles clap's error: prints help or version, or returns the refusal of wrong arguments.
pub(super) fn answer(error: &Error, environment: &Environment) -> Result<Exit, Stop> {
    let lang = language::early(environment);
    let shown = || error.render().to_string().replace(OPTIONS.get(Lang::En), OPTIONS.get(lang));
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let mut output = Output::new();
            output.write(shown())?;
            output.finish(environment)?;
            Ok(Exit::Fine)
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            output::warn(shown().trim_end());
            Ok(Exit::Refused)
        }
        _ => Err(explain(error).into()),
    }
}

fn explain(error: &Error) -> Refusal {
    let context = |kind| error.get(kind).map(words).unwrap_or_default();
    // clap reports an option with its value, in brackets if that is optional.
    let options = |args: String| {
        let option = |arg: &str| arg.split_once([' ', '[', '=']).map_or(arg, |(option, _)| option).to_owned();
        args.split(", ").map(option).collect::<Vec<_>>().join(", ")
    };
    let (arg, other) = (&*options(context(ContextKind::InvalidArg)), &*options(context(ContextKind::PriorArg)));
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            text!("`{arg}` står på en plats där kommandot inte tar något", "unexpected argument `{arg}`")
        }
        ErrorKind::UnknownArgument => text!("flaggan `{arg}` finns inte", "there is no option `{arg}`"),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            text!("kommandot `{command}` finns inte", "there is no command `{command}`")
        }
        ErrorKind::MissingSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            text!("`{command}` behöver ett underkommando", "`{command}` needs a subcommand")
        }
        ErrorKind::InvalidValue if value.is_empty() => text!("{arg} behöver ett värde", "{arg} requires a value"),
        ErrorKind::ValueValidation if value.starts_with("--") => {
            text!("{arg} behöver ett värde", "{arg} requires a value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text!("{arg}: `{value}` går inte att använda", "{arg}: `{value}` cannot be used")
        }
        ErrorKind::MissingRequiredArgument => text!("{arg} saknas", "{arg} is missing"),
        ErrorKind::ArgumentConflict if !other.is_empty() && other != arg => {
            text!("{arg} och {other} kan inte anges tillsammans", "{arg} and {other} cannot be given together")
        }
        ErrorKind::ArgumentConflict => text!("{arg} kan bara anges en gång", "{arg} can be given once only"),
        ErrorKind::InvalidUtf8 => Text::fixed("ett argument är inte UTF-8-text", "an argument is not UTF-8 text"),
        _ => text!("argumenten går inte att förstå ({arg})", "the arguments cannot be understood ({arg})"),
    };
    let help = match error.kind() {
        // The argument most often is a name that belongs after an option.
        ErrorKind::UnknownArgument if !arg.starts_with('-') => match &options_for_a_word(error)[..] {
            [] => help(error, &value),
            [one] => text!(
                "skriv en flagga före, som `--{one} {arg}`; `plan KOMMANDO --help` visar vilka",
                "write an option before it, as in `--{one} {arg}`; `plan COMMAND --help` shows which"
            ),
            [one, other, ..] => text!(
                "skriv en flagga före, som `--{one} {arg}` eller `--{other} {arg}`; `plan KOMMANDO --help` visar vilka",
                "write an option before it, as in `--{one} {arg}` or `--{other} {arg}`; `plan COMMAND --help` shows which"
            ),
        },
        _ => help(error, &value),
    };
    Refusal::new(message, Some(help))
}

/// Returns the command that an error is about.
fn current_command(error: &Error) -> clap::Command {
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let mut command = args::whole();
    // Skip "Usage:" and the program's name, whatever it is.
    for name in usage.split_whitespace().skip(2) {
        let Some(found) = command.find_subcommand(name) else { break };
        command = found.clone();
    }
    command
}

/// Returns the options of the current command that take a name or a word.
fn options_for_a_word(error: &Error) -> Vec<&'static str> {
    let command = current_command(error);
    let has = |name: &&str| command.get_arguments().any(|it| it.get_long() == Some(*name));
    ["owner", "title", "text", "under"].into_iter().filter(has).collect()
}

/// Returns the help: the nearest valid choice, all choices, or where to read about them.
fn help(error: &Error, value: &str) -> Text {
    if let Some(meant) = meant_by_word(error) {
        return text!("menade du `{meant}`?", "did you mean `{meant}`?");
    }
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = suggested.into_iter().find_map(|kind| error.get(kind)).and_then(|near| nearby(error, near)) {
        return near;
    }
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    if let Some(valid) = valid.into_iter().find_map(|kind| error.get(kind)).map(words).filter(|valid| !valid.is_empty())
    {
        return text!("välj bland {valid}", "expected one of {valid}");
    }
    // Our value parsers return the valid choices; clap's own return an English sentence.
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if error.kind() == ErrorKind::ValueValidation && !source.is_empty() && (value.is_empty() || !source.contains(value))
    {
        return match nearest(value.trim_start_matches('-'), source.split(", ")).first() {
            Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
            None => text!("välj bland {source}", "expected one of {source}"),
        };
    }
    let usage = error.get(ContextKind::Usage).map(ToString::to_string).unwrap_or_default();
    let usage = usage.split_once(':').map_or("", |(_, usage)| usage).split_whitespace().collect::<Vec<_>>().join(" ");
    if usage.is_empty() {
        return Text::fixed("`plan --help` visar alla kommandon", "`plan --help` shows every command");
    }
    let command: Vec<&str> = usage.split(' ').take_while(|word| word.starts_with(char::is_alphabetic)).collect();
    let command = command.join(" ");
    let usage = Text::new(usage.replace(OPTIONS.get(Lang::En), OPTIONS.get(Lang::Sv)), usage);
    text!(
        usage = usage;
        "så här skrivs det: `{usage}`; `{command} --help` visar flaggorna",
        "usage: `{usage}`; `{command} --help` shows the options"
    )
}

/// Returns the command or option that a word of the reader's language stands for.
fn meant_by_word(error: &Error) -> Option<String> {
    let given = |kind| error.get(kind).map(words);
    match error.kind() {
        ErrorKind::InvalidSubcommand => command_of(&given(ContextKind::InvalidSubcommand)?).map(str::to_owned),
        ErrorKind::UnknownArgument => {
            let given = given(ContextKind::InvalidArg)?;
            let meant = option_of(given.strip_prefix("--")?.split('=').next()?)?;
            let command = current_command(error);
            command.get_arguments().any(|it| it.get_long() == Some(meant)).then(|| format!("--{meant}"))
        }
        _ => None,
    }
}

/// Returns the question whether a suggestion of clap's was meant; none if it is not close enough, as another command
/// would do something else.
fn nearby(error: &Error, suggested: &ContextValue) -> Option<Text> {
    let given = [ContextKind::InvalidSubcommand, ContextKind::InvalidValue, ContextKind::InvalidArg];
    let given = given.into_iter().find_map(|kind| error.get(kind)).map(words).unwrap_or_default();
    let suggested = match suggested {
        ContextValue::Strings(all) => all.clone(),
        other => vec![words(other)],
    };
    let mut near: Vec<(usize, &String)> =
        suggested.iter().map(|name| (strsim::osa_distance(&given, name), name)).collect();
    near.sort();
    let (typos, name) = near.into_iter().next()?;
    let is_longer = name.starts_with(&*given);
    (typos <= MOST_TYPOS || is_longer).then(|| text!("menade du `{name}`?", "did you mean `{name}`?"))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        other => other.to_string(),
    }
}
