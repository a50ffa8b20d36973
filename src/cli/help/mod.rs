//! The help texts of the command line, in both languages.

mod adding;
mod beginning;
mod changing;
mod checking;
mod everywhere;
mod git;
mod history;
mod reading;
mod report;
mod words;

use clap::{Arg, ArgAction, Command};

use crate::locale::{Lang, Text};

/// Texts by name.
type HelpTexts = &'static [(&'static str, Text)];

/// The descriptions of commands, by name.
static COMMANDS: &[HelpTexts] = &[
    everywhere::COMMANDS,
    reading::COMMANDS,
    changing::COMMANDS,
    adding::COMMANDS,
    beginning::COMMANDS,
    history::COMMANDS,
    checking::COMMANDS,
    git::COMMANDS,
];

/// The descriptions of arguments, by id; `command.argument` where one command needs a text of its own.
static ARGUMENTS: &[HelpTexts] = &[
    everywhere::ARGUMENTS,
    reading::ARGUMENTS,
    report::ARGUMENTS,
    changing::ARGUMENTS,
    adding::ARGUMENTS,
    beginning::ARGUMENTS,
    history::ARGUMENTS,
    checking::ARGUMENTS,
    git::ARGUMENTS,
];

/// Headings and value names.
static WORDS: &[HelpTexts] = &[words::WORDS];

static COMMAND_HEADING: Text = Text::fixed("Kommandon", "Commands");
static COMMAND_NAME: Text = Text::fixed("KOMMANDO", "COMMAND");
static USAGE: Text = Text::fixed("Användning:", "Usage:");
/// The word in clap's usage line between a command and its arguments. clap has no setting for it, so it is replaced.
pub(super) static OPTIONS: Text = Text::fixed("[FLAGGOR]", "[OPTIONS]");
static EXIT_CODES: Text = Text::fixed(
    "Slutkoder: 0 allt väl · 1 kontrollen hittade något, något är inte bedömt (--fail, close), något skiljer (--exit-code, --check) eller krockar · 2 fel fråga, eller planen går inte att läsa eller ändra så",
    "Exit codes: 0 fine · 1 the check found something, something is due (--fail, close), differs (--exit-code, --check) or conflicts · 2 wrong usage, or the plan cannot be read or changed so",
);

/// Adds the texts to a command line.
///
/// Call it before `Command::build`: later changes would mix up the values of arguments.
pub(super) fn localized(command: Command, lang: Lang) -> Command {
    let command =
        with_texts(command, None, lang).after_help(EXIT_CODES.get(lang)).arg(version(lang)).disable_version_flag(true);
    command.arg_required_else_help(true).mut_subcommands(|command| with_texts(command, Some(""), lang))
}

/// Adds the texts to a command and its subcommands, whose texts have names such as `add activity`. `above` is the
/// name of the parent command; none for the program.
fn with_texts(command: Command, above: Option<&str>, lang: Lang) -> Command {
    let name = [above.unwrap_or_default(), command.get_name()].join(" ").trim_start().to_owned();
    let usage = USAGE.get(lang);
    let command = match above {
        Some(_) => command.mut_subcommands(|command| with_texts(command, Some(&name), lang)),
        None => command,
    };
    command
        .subcommand_help_heading(COMMAND_HEADING.get(lang))
        .subcommand_value_name(COMMAND_NAME.get(lang))
        .about(of(COMMANDS, &name, lang))
        .help_template(format!("{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n"))
        .disable_help_flag(true)
        .mut_args(|arg| with_text(arg, &name, lang))
        .arg(help(lang))
}

fn with_text(arg: Arg, command: &str, lang: Lang) -> Arg {
    let id = arg.get_id().to_string();
    let text = text_name(command, &id);
    let value_name = arg.get_value_names().and_then(|names| Some(of(WORDS, names.first()?, lang)));
    let heading = arg.get_help_heading().map_or("", |heading| of(WORDS, heading, lang));
    let arg = arg.help(of(ARGUMENTS, &text, lang)).help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg;
    }
    // The text names the possible and the default values; clap lists them in English only.
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    match value_name {
        Some(value_name) => arg.value_name(value_name),
        None => arg,
    }
}

/// Returns the name of the text of an argument: that of the command itself, such as `add goal.id`, else that of all
/// commands with the same first word, such as `add.plan`, else that of all commands.
fn text_name(command: &str, id: &str) -> String {
    let first = command.split(' ').next().unwrap_or(command);
    let own = [command, first].map(|command| format!("{command}.{id}"));
    own.into_iter().find(|own| all(ARGUMENTS).any(|(name, _)| name == own)).unwrap_or_else(|| id.to_owned())
}

fn help(lang: Lang) -> Arg {
    let arg = Arg::new("help").short('h').long("help").action(ArgAction::Help).help_heading(of(WORDS, "global", lang));
    arg.help(of(ARGUMENTS, "help", lang))
}

fn version(lang: Lang) -> Arg {
    let arg = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    arg.help(of(ARGUMENTS, "version", lang)).help_heading(of(WORDS, "global", lang))
}

fn all(texts: &'static [HelpTexts]) -> impl Iterator<Item = &'static (&'static str, Text)> {
    texts.iter().copied().flatten()
}

/// Returns a text by its name; empty if it is missing, which a test checks.
fn of(texts: &'static [HelpTexts], name: &str, lang: Lang) -> &'static str {
    all(texts).find(|(known, _)| *known == name).map_or("", |(_, text)| text.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::whole;

    /// Returns every name in the command line that needs a text, with the list of its text.
    fn names() -> Vec<(String, &'static [HelpTexts])> {
        let root = whole();
        let mut commands = vec![(root.get_name().to_owned(), &root)];
        for command in root.get_subcommands() {
            let name = command.get_name();
            commands.push((name.to_owned(), command));
            commands.extend(command.get_subcommands().map(|below| (format!("{name} {}", below.get_name()), below)));
        }
        let mut names: Vec<(String, &[HelpTexts])> = Vec::new();
        for (name, command) in commands {
            for arg in command.get_arguments() {
                names.push((text_name(&name, arg.get_id().as_str()), ARGUMENTS));
                names.extend(arg.get_help_heading().map(|heading| (heading.to_owned(), WORDS)));
                let takes_value = arg.get_action().takes_values();
                let value = arg.get_value_names().filter(|_| takes_value).and_then(|names| names.first());
                names.extend(value.map(|value| (value.to_string(), WORDS)));
            }
            names.push((name, COMMANDS));
        }
        names
    }

    #[test]
    fn every_command_and_argument_has_a_text() {
        for (name, texts) in names() {
            assert!(all(texts).any(|(known, _)| *known == name), "{name} has no text");
        }
    }

    #[test]
    fn no_text_stands_twice() {
        for texts in [COMMANDS, ARGUMENTS, WORDS] {
            let mut names: Vec<&str> = all(texts).map(|(name, _)| *name).collect();
            names.sort_unstable();
            let twice: Vec<&[&str]> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
            assert!(twice.is_empty(), "{twice:?}");
        }
    }

    #[test]
    fn every_text_belongs_to_something() {
        let names: Vec<String> = names().into_iter().map(|(name, _)| name).collect();
        for (name, _) in [COMMANDS, ARGUMENTS, WORDS].into_iter().flat_map(all) {
            let is_name = names.iter().any(|known| known == name);
            assert!(matches!(*name, "help" | "version") || is_name, "{name} is no name");
        }
    }
}
