//! Shell completion: `plan completions SHELL`, and the requests that shells send at each tab.

mod bash;
mod candidates;
mod part;

use std::ffi::{OsStr, OsString};

use clap::{Arg, Command};
use clap_complete::engine::ArgValueCompleter;
use clap_complete::env::{Elvish, EnvCompleter, Fish, Powershell, Zsh};

use super::args::{self, Shell};
use super::environment::{COMPLETION_VARIABLE, Environment};
use super::help::localized;
use super::output::Output;
use super::place;
use super::stop::{Exit, Stop};
use candidates::{CompletionContext, Values, candidates};

/// The end of the zsh script: zsh reads a file of its function path at the first tab, and expects completions from
/// it.
const IN_A_FILE_OF_ZSH: &str = "if [[ $funcstack[1] == _plan ]]; then\n    _clap_dynamic_completer_plan \"$@\"\nfi\n";

/// Writes the completion script of a shell.
pub(super) fn completions(shell: Shell, output: &mut Output) -> Result<Exit, Stop> {
    let script = match adapter(shell) {
        None => bash::SCRIPT.replace("VARIABLE", COMPLETION_VARIABLE),
        Some(adapter) => {
            let mut script = Vec::new();
            adapter
                .write_registration(COMPLETION_VARIABLE, "plan", "plan", "plan", &mut script)
                .map_err(anyhow::Error::from)?;
            let script = format!("{}\n", String::from_utf8_lossy(&script).trim());
            if shell == Shell::Zsh { script + IN_A_FILE_OF_ZSH } else { script }
        }
    };
    output.write(script)?;
    Ok(Exit::Fine)
}

/// Answers a completion request: one candidate a line, with a description where the shell shows it. On any failure it
/// prints nothing, since the output lands in the line that is being typed.
pub(super) fn answer(shell: &str, environment: &Environment) -> Result<Exit, Stop> {
    let Ok(shell) = <Shell as clap::ValueEnum>::from_str(shell, true) else { return Ok(Exit::Fine) };
    let words: Vec<OsString> = environment.arguments().into_iter().skip_while(|word| word != "--").skip(1).collect();
    let here = Environment::working_dir().ok();
    let mut said = Vec::new();
    let answered = match adapter(shell) {
        None => bash::answer(words, |words| with_values(words, shell, environment), here.as_deref(), &mut said),
        Some(adapter) => {
            // These shells pass words on unparsed, with quotes.
            let is_raw = matches!(shell, Shell::Zsh | Shell::Fish);
            let words = if is_raw { words.iter().map(|word| bash::unquoted(word)).collect() } else { words };
            let mut command = with_values(&words, shell, environment);
            adapter.write_complete(&mut command, words, here.as_deref(), &mut said)
        }
    };
    if answered.is_ok() {
        let mut output = Output::new();
        output.write(said)?;
        output.finish(environment)?;
    }
    Ok(Exit::Fine)
}

/// Returns the adapter for a shell; none for bash, which [`bash`] handles.
fn adapter(shell: Shell) -> Option<&'static dyn EnvCompleter> {
    match shell {
        Shell::Bash => None,
        Shell::Zsh => Some(&Zsh),
        Shell::Fish => Some(&Fish),
        Shell::Powershell => Some(&Powershell),
        Shell::Elvish => Some(&Elvish),
    }
}

/// Returns the command line with the values of each argument, from the plan that the words refer to.
fn with_values(words: &[OsString], shell: Shell, environment: &Environment) -> Command {
    let environment = environment.with_arguments(words.to_vec());
    let lang = super::language::early(&environment);
    let place = place::find(environment.asked_dir().as_deref(), &environment).ok();
    with_completers(localized(args::whole(), lang), &CompletionContext { place, shell, lang })
}

fn with_completers(command: Command, asked: &CompletionContext) -> Command {
    let name = command.get_name().to_owned();
    let completed = |arg: Arg| {
        let Some(values) = Values::of(&name, arg.get_id().as_str()) else { return arg };
        let asked = asked.clone();
        arg.add(ArgValueCompleter::new(move |typed: &OsStr| candidates(values, &typed.to_string_lossy(), &asked)))
    };
    command.mut_args(completed).mut_subcommands(|below| with_completers(below, asked))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arguments that are not completed because they name something new.
    const NEW: [&str; 10] = [
        "add activity.id",
        "add goal.id",
        "add measure.id",
        "add owner.alias",
        "add owner.name",
        "add priority.id",
        "init.id",
        "merge-driver.ours_label",
        "merge-driver.theirs_label",
        "move.id",
    ];

    #[test]
    fn what_names_something_of_a_plan_is_completed_or_is_new() {
        let mut open = Vec::new();
        let root = args::whole();
        let nested =
            root.get_subcommands().flat_map(|it| it.get_subcommands().map(move |below| (it.get_name(), below)));
        let alone = root.get_subcommands().map(|it| ("", it));
        for (above, command) in alone.chain(nested) {
            let name = command.get_name();
            for arg in command.get_arguments() {
                let value =
                    arg.get_value_names().and_then(|names| Some(names.first()?.to_string())).unwrap_or_default();
                let is_of_plan = ["ID", "NAME", "STATUS", "PERIOD", "RANGE", "UNIT", "CODE", "COLUMNS", "TOPIC", "TAG"];
                if is_of_plan.contains(&&*value) && Values::of(name, arg.get_id().as_str()).is_none() {
                    open.push(format!("{above} {name}.{}", arg.get_id()).trim().to_owned());
                }
            }
        }
        open.sort();
        assert_eq!(open, NEW);
    }
}
