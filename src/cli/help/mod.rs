//! The help of the command line in the reader's language. English is in the doc comments of [`args`](super::args),
//! Swedish in the tables here.

mod meant;
mod swedish_arguments;
mod swedish_commands;
mod words;

use clap::{Arg, ArgAction, Command};

pub(super) use meant::{command_of, option_of};

use crate::locale::{Lang, Text};

static COMMAND_HEADING: Text = Text::fixed("Kommandon", "Commands");
static COMMAND_NAME: Text = Text::fixed("KOMMANDO", "COMMAND");
static USAGE: Text = Text::fixed("Användning:", "Usage:");
static HELP: Text = Text::fixed("Visa den här hjälpen", "Show this help");
static VERSION: Text = Text::fixed("Visa versionen", "Show the version");
/// The word in clap's usage line between a command and its arguments. clap has no setting for it, so it is replaced.
pub(super) static OPTIONS: Text = Text::fixed("[FLAGGOR]", "[OPTIONS]");
static EXIT_CODES: Text = Text::fixed(
    "Slutkoder: 0 allt väl · 1 kontrollen hittade något, något är inte bedömt (--fail, close), något skiljer (--exit-code, --check) eller krockar · 2 fel fråga, eller planen går inte att läsa eller ändra så",
    "Exit codes: 0 fine · 1 the check found something, something is due (--fail, close), differs (--exit-code, --check) or conflicts · 2 wrong usage, or the plan cannot be read or changed so",
);

/// Puts the help of a command line into a language.
///
/// Call it before `Command::build`: later changes would mix up the values of arguments.
pub(super) fn localized(command: Command, lang: Lang) -> Command {
    let command = with_texts(command, None, lang).after_help(EXIT_CODES.get(lang)).disable_version_flag(true);
    let command = command.arg(flag("version", 'V', ArgAction::Version, &VERSION, lang));
    command.arg_required_else_help(true).mut_subcommands(|command| with_texts(command, Some(""), lang))
}

/// Puts a command and its subcommands, whose texts have names such as `add activity`, into a language. `above` is the
/// name of the parent command; none for the program.
fn with_texts(command: Command, above: Option<&str>, lang: Lang) -> Command {
    let name = [above.unwrap_or_default(), command.get_name()].join(" ").trim_start().to_owned();
    let usage = USAGE.get(lang);
    let command = match above {
        Some(_) => command.mut_subcommands(|command| with_texts(command, Some(&name), lang)),
        None => command,
    };
    let command = match lang {
        Lang::En => command,
        Lang::Sv => command.about(of(swedish_commands::COMMANDS, &name)),
    };
    command
        .subcommand_help_heading(COMMAND_HEADING.get(lang))
        .subcommand_value_name(COMMAND_NAME.get(lang))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .disable_help_flag(true)
        .mut_args(|arg| with_text(arg, &name, lang))
        .arg(flag("help", 'h', ArgAction::Help, &HELP, lang))
}

fn with_text(arg: Arg, command: &str, lang: Lang) -> Arg {
    let heading = words::heading(&arg).get(lang);
    let arg = arg.help_heading(heading);
    let arg = match lang {
        Lang::En => arg,
        Lang::Sv => swedish(arg, command),
    };
    // The text names the possible and the default values; clap lists them in English only.
    if arg.get_action().takes_values() { arg.hide_possible_values(true).hide_default_value(true) } else { arg }
}

fn swedish(arg: Arg, command: &str) -> Arg {
    let text = of(swedish_arguments::ARGUMENTS, &text_name(command, arg.get_id().as_str()));
    let value_name = arg.get_value_names().and_then(|names| Some(of(words::VALUES, names.first()?)));
    let arg = arg.help(text);
    match value_name.filter(|_| arg.get_action().takes_values()) {
        Some(value_name) => arg.value_name(value_name),
        None => arg,
    }
}

/// Returns the name of the Swedish text of an argument: that of the command itself, such as `add goal.id`, else that of
/// all commands with the same first word, such as `add.plan`, else that of all commands.
fn text_name(command: &str, id: &str) -> String {
    let first = command.split(' ').next().unwrap_or(command);
    let own = [command, first].map(|command| format!("{command}.{id}"));
    let is_known = |own: &String| swedish_arguments::ARGUMENTS.iter().any(|(name, _)| name == own);
    own.into_iter().find(is_known).unwrap_or_else(|| id.to_owned())
}

fn flag(name: &'static str, short: char, action: ArgAction, text: &'static Text, lang: Lang) -> Arg {
    let arg = Arg::new(name).short(short).long(name).action(action).help(text.get(lang));
    // clap puts it among the options of every command by the number of the command's own.
    arg.help_heading(words::GLOBAL.get(lang)).display_order(usize::MAX)
}

/// Returns a text by its name; empty if it is missing, which a test checks.
fn of(texts: &'static [(&str, &str)], name: &str) -> &'static str {
    texts.iter().find(|(known, _)| *known == name).map_or("", |(_, text)| text)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::cli::args::whole;

    /// A table, a name in it, and the English text of what has the name.
    type Named = (&'static [(&'static str, &'static str)], String, String);

    /// Returns everything in the command line that has a text.
    fn all() -> Vec<Named> {
        let root = whole();
        let mut commands = vec![(root.get_name().to_owned(), &root)];
        for command in root.get_subcommands() {
            let name = command.get_name();
            commands.push((name.to_owned(), command));
            commands.extend(command.get_subcommands().map(|below| (format!("{name} {}", below.get_name()), below)));
        }
        let english = |text: Option<&clap::builder::StyledStr>| text.map(ToString::to_string).unwrap_or_default();
        let mut all: Vec<Named> = Vec::new();
        for (name, command) in commands {
            for arg in command.get_arguments() {
                let id = text_name(&name, arg.get_id().as_str());
                all.push((swedish_arguments::ARGUMENTS, id, english(arg.get_help())));
                let values = arg.get_value_names().filter(|_| arg.get_action().takes_values()).unwrap_or_default();
                all.extend(values.iter().map(|value| (words::VALUES, value.to_string(), value.to_string())));
            }
            all.push((swedish_commands::COMMANDS, name, english(command.get_about())));
        }
        all
    }

    #[test]
    fn every_command_and_argument_has_a_text() {
        for (texts, name, english) in all() {
            assert!(!english.is_empty(), "{name} has no doc comment");
            assert!(!of(texts, &name).is_empty(), "{name} has no Swedish text");
        }
    }

    /// A Swedish text that serves several arguments serves none of another meaning.
    #[test]
    fn each_text_of_either_language_has_one_in_the_other() {
        let mut of_swedish: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        let mut of_english: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        // Names of values are words, which mean different things.
        for (texts, name, english) in all().into_iter().filter(|(texts, ..)| *texts != words::VALUES) {
            of_swedish.entry(of(texts, &name)).or_default().insert(english.clone());
            of_english.entry(english).or_default().insert(of(texts, &name));
        }
        let several: Vec<_> = of_swedish.iter().filter(|(_, others)| others.len() > 1).collect();
        assert!(several.is_empty(), "{several:#?}");
        let several: Vec<_> = of_english.iter().filter(|(_, others)| others.len() > 1).collect();
        assert!(several.is_empty(), "{several:#?}");
    }

    #[test]
    fn every_choice_is_in_the_help() {
        // `--fix` alone is safe; and a format may be left out of the build.
        let unnamed = |name: &str| name == "safe" || (name == "pdf" && cfg!(not(feature = "pdf")));
        for lang in [Lang::Sv, Lang::En] {
            let root = localized(whole(), lang);
            let commands = root.get_subcommands().flat_map(|it| [it].into_iter().chain(it.get_subcommands()));
            for command in commands {
                for arg in command.get_arguments().filter(|arg| arg.get_action().takes_values()) {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    let words: BTreeSet<&str> = help.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
                    for choice in arg.get_possible_values() {
                        let name = choice.get_name();
                        assert!(
                            unnamed(name) || words.contains(name),
                            "{command} {}: {name} in {help:?}",
                            arg.get_id()
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn every_swedish_text_belongs_to_one_name_in_use() {
        let all = all();
        for texts in [swedish_commands::COMMANDS, swedish_arguments::ARGUMENTS, words::VALUES] {
            let mut names: BTreeSet<&str> = BTreeSet::new();
            for (name, _) in texts {
                assert!(names.insert(name), "{name} is there twice");
                assert!(all.iter().any(|(_, known, _)| known == name), "{name} is no name");
            }
        }
    }
}
