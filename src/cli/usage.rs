//! Arguments that are wrong, in the reader's language.

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::environment::Environment;
use super::help::OPTIONS;
use super::output::{self, Output};
use super::stop::{Exit, Stop};
use crate::locale::{Lang, Text, text};
use crate::model::nearest;
use crate::query::Refusal;

/// Answers what clap could not turn into a command: the help or version that was asked for, or what is wrong.
pub(super) fn answer(error: &Error, environment: &Environment) -> Result<Exit, Stop> {
    let lang = environment.early_lang();
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
    // clap names an option together with its value, in brackets where it may be left out.
    let args = context(ContextKind::InvalidArg);
    let args = args.split(", ").map(|arg| arg.split_once([' ', '[']).map_or(arg, |(option, _)| option));
    let arg = &*args.collect::<Vec<_>>().join(", ");
    let value = context(ContextKind::InvalidValue);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !arg.starts_with('-') => {
            text!("kommandot tar inget som `{arg}`", "the command takes nothing such as `{arg}`")
        }
        ErrorKind::UnknownArgument => text!("flaggan `{arg}` finns inte", "there is no option `{arg}`"),
        ErrorKind::InvalidSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            text!("kommandot `{command}` finns inte", "there is no command `{command}`")
        }
        ErrorKind::MissingSubcommand => {
            let command = context(ContextKind::InvalidSubcommand);
            text!("`{command}` säger inte vad", "`{command}` does not say what")
        }
        ErrorKind::InvalidValue if value.is_empty() => text!("{arg} saknar sitt värde", "{arg} lacks its value"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text!("{arg}: `{value}` går inte att använda", "{arg}: `{value}` cannot be used")
        }
        ErrorKind::MissingRequiredArgument => text!("{arg} saknas", "{arg} is missing"),
        ErrorKind::ArgumentConflict => text!("{arg} kan bara stå en gång", "{arg} can stand once only"),
        ErrorKind::InvalidUtf8 => Text::fixed("ett argument är inte UTF-8-text", "an argument is not UTF-8 text"),
        _ => text!("argumenten går inte att förstå ({arg})", "the arguments cannot be understood ({arg})"),
    };
    let help = match error.kind() {
        // What is asked for stands behind an option; most often it is a name.
        ErrorKind::UnknownArgument if !arg.starts_with('-') => text!(
            "skriv en flagga före, som `--owner {arg}` eller `--text {arg}`; `plan KOMMANDO --help` visar vilka",
            "write an option before it, as in `--owner {arg}` or `--text {arg}`; `plan COMMAND --help` shows which"
        ),
        _ => help(error, &value),
    };
    Refusal::new(message, Some(help))
}

/// The nearest of what can be said, or all of it, or where to read about it.
fn help(error: &Error, value: &str) -> Text {
    let suggested = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    if let Some(near) = suggested.into_iter().find_map(|kind| error.get(kind)).map(words) {
        return text!("menade du `{near}`?", "did you mean `{near}`?");
    }
    let valid = [ContextKind::ValidValue, ContextKind::ValidSubcommand];
    if let Some(valid) = valid.into_iter().find_map(|kind| error.get(kind)).map(words).filter(|valid| !valid.is_empty())
    {
        return text!("välj bland {valid}", "choose among {valid}");
    }
    // A value parser of our own says what can stand there; clap's own parsers say it in English.
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    if error.kind() == ErrorKind::ValueValidation && !source.is_empty() && (value.is_empty() || !source.contains(value))
    {
        return match nearest(value.trim_start_matches('-'), source.split(", ")).first() {
            Some(near) => text!("menade du `{near}`?", "did you mean `{near}`?"),
            None => text!("här kan stå {source}", "here can stand {source}"),
        };
    }
    Text::fixed(
        "`plan --help` och `plan KOMMANDO --help` visar vad som går",
        "`plan --help` and `plan COMMAND --help` show what can be said",
    )
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join(", "),
        other => other.to_string(),
    }
}
