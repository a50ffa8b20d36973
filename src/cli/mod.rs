//! Arguments, clock, environment, terminal; the only printer. Imports everything.

mod args;
mod ask;
mod commands;
mod editing;
mod environment;
mod filter_args;
mod git_refusal;
mod help;
mod language;
mod output;
mod past;
mod place;
mod session;
mod stop;
mod subject;
mod usage;

use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};
use editing::Editing;
use environment::Environment;
use output::Output;
use session::Session;
use stop::{Exit, Stop};

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let environment = Environment::read();
    let exit = match run(&environment) {
        Ok(exit) => exit,
        Err(stop) => {
            output::complain(&environment, &stop);
            Exit::Refused
        }
    };
    exit.into()
}

fn run(environment: &Environment) -> Result<Exit, Stop> {
    let arguments: Vec<OsString> = help_first(environment.arguments());
    // The texts of the help are only put in when they are read: most runs do not.
    let matches = match Cli::command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(_) => match help::localized(Cli::command(), environment.early_lang()).try_get_matches_from(&arguments) {
            Ok(matches) => matches,
            Err(error) => return usage::answer(&error, environment),
        },
    };
    let cli = Cli::from_arg_matches(&matches).map_err(anyhow::Error::from)?;
    let mut output = Output::new();
    // What is answered without a plan.
    let answered = match &cli.command {
        Command::Explain(args) => {
            let screen = session::screen(&cli.global, environment);
            Some(commands::explain(args, environment.early_lang(), screen, &mut output)?)
        }
        Command::Schema(args) => Some(commands::schema(args, environment.early_lang(), &mut output)?),
        Command::MergeDriver(args) => Some(commands::merge_driver(args, environment)?),
        _ => None,
    };
    if let Some(exit) = answered {
        output.finish()?;
        return Ok(exit);
    }
    let dir = place::find(cli.global.dir.as_deref(), environment)?;
    if let Some(exit) = change(&cli, environment, &dir, &mut output)? {
        output.finish()?;
        return Ok(exit);
    }
    let (sources, lock) = if cli.command.changes_files() {
        let (sources, lock) = place::read_to_change(&dir, environment)?;
        (sources, Some(lock))
    } else {
        (place::read(&dir, environment)?, None)
    };
    let loaded = crate::load::load(&sources);
    let session = Session::new(&cli.global, environment, &sources, &loaded, &dir)?;
    let exit = match &cli.command {
        Command::Check(args) => commands::check(args, &session, lock, &mut output)?,
        Command::Fmt(args) => commands::fmt(args, &session, lock, &mut output)?,
        Command::Diff(args) => commands::diff(args, &session, &mut output)?,
        command => {
            session.require_readable(command.is_for_machines())?;
            match command {
                Command::Status(args) => commands::status(args, &session, &mut output)?,
                Command::List(args) => commands::list(args, &session, &mut output)?,
                Command::Show(args) => commands::show(args, &session, &mut output)?,
                Command::Tree(args) => commands::tree(args, &session, &mut output)?,
                Command::Owners(args) => commands::owners(args, &session, &mut output)?,
                Command::Plans(args) => commands::plans(args, &session, &mut output)?,
                Command::Due(args) => commands::due(args, &session, &mut output)?,
                Command::Log(args) => commands::log(args, &session, &mut output)?,
                Command::Blame(args) => commands::blame(args, &session, &mut output)?,
                Command::Set(_)
                | Command::Add(_)
                | Command::Move(_)
                | Command::Rename(_)
                | Command::End(_)
                | Command::Open(_)
                | Command::Close(_)
                | Command::Fmt(_)
                | Command::Diff(_)
                | Command::Check(_)
                | Command::Explain(_)
                | Command::Schema(_)
                | Command::MergeDriver(_) => Exit::Fine,
            }
        }
    };
    output.finish()?;
    // The process ends here; giving back a large plan piece by piece would only take time.
    std::mem::forget(loaded);
    Ok(exit)
}

/// Runs a command that changes the plan; none where it is another.
fn change(cli: &Cli, environment: &Environment, dir: &Path, output: &mut Output) -> Result<Option<Exit>, Stop> {
    let editing = |is_dry_run| Editing { global: &cli.global, environment, dir, is_dry_run };
    Ok(match &cli.command {
        Command::Set(args) => Some(commands::set(args, &editing(args.dry_run), output)?),
        Command::Add(args) => Some(commands::add(args, &editing(args.is_dry_run()), output)?),
        Command::Move(args) => Some(commands::relocate(args, &editing(args.dry_run), output)?),
        Command::Rename(args) => Some(commands::rename(args, &editing(args.is_dry_run()), output)?),
        Command::End(args) => Some(commands::end(args, &editing(args.dry_run), output)?),
        Command::Open(args) => Some(commands::open(args, &editing(args.dry_run), output)?),
        Command::Close(args) => Some(commands::close(args, &editing(args.dry_run), output)?),
        _ => None,
    })
}

/// `plan help status` is `plan status --help`, also after options.
fn help_first(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let takes_value = |option: &OsString| ["-C", "--dir", "--lang", "--color", "--today"].iter().any(|it| option == it);
    let mut at = 1;
    while let Some(argument) = arguments.get(at).filter(|argument| argument.to_string_lossy().starts_with('-')) {
        at += if takes_value(argument) { 2 } else { 1 };
    }
    if arguments.get(at).is_some_and(|first| first == "help") {
        arguments.remove(at);
        arguments.push("--help".into());
    }
    arguments
}
