//! The command-line interface: arguments, clock, environment and terminal. It may import everything.

mod args;
mod as_of;
mod ask;
mod commands;
mod complete;
mod days;
mod deliver;
mod editing;
mod environment;
mod filter_args;
mod help;
mod language;
mod logo;
mod output;
mod pager;
mod past;
mod place;
mod plan_files;
mod rows;
mod run;
mod session;
mod shortfall;
mod stop;
mod subject;
mod template;
mod usage;
mod watch;
mod working;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use args::{Cli, Command};
use environment::Environment;
use output::Output;
use pager::Pager;
use run::Run;
use stop::{Exit, Stop};
use watch::watch;

/// Runs the command line of the process.
pub fn main() -> ExitCode {
    exit_of(&Environment::read()).code().into()
}

/// Runs a command line in this process and returns its exit code, for fuzzing. The first argument is the program's
/// name.
pub fn run_line(arguments: Vec<OsString>) -> u8 {
    exit_of(&Environment::read().with_arguments(arguments)).code()
}

fn exit_of(environment: &Environment) -> Exit {
    let answered = match &environment.completing {
        Some(shell) => complete::answer(shell, environment),
        None => run(environment),
    };
    answered.unwrap_or_else(|stop| {
        output::complain(environment, &stop);
        Exit::Refused
    })
}

fn run(environment: &Environment) -> Result<Exit, Stop> {
    let arguments: Vec<OsString> = environment.arguments();
    // Parsing needs no help texts, so they are only added after an error or a request for help.
    let matches = match Cli::command().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(version) if version.kind() == ErrorKind::DisplayVersion => return usage::answer(&version, environment),
        Err(_) => match help::localized(args::whole(), language::early(environment)).try_get_matches_from(&arguments) {
            Ok(matches) => matches,
            Err(error) => return usage::answer(&error, environment),
        },
    };
    let cli = Cli::from_arg_matches(&matches).map_err(anyhow::Error::from)?;
    if let Command::Lsp(_) = cli.command {
        // It speaks on standard output by itself, as long as it runs.
        return commands::lsp(&cli.global, environment);
    }
    let is_paged = cli.command.is_paged() && !cli.global.no_pager;
    let mut output = Output::new().paged(if is_paged { Pager::of(environment) } else { None });
    let exit = answer(&Run { cli: &cli, environment }, &mut output)?;
    output.finish(environment)?;
    Ok(exit)
}

/// Runs a command by its kind: without a plan, reading a plan, on its files even if they have errors, or changing
/// them.
fn answer(run: &Run<'_>, output: &mut Output) -> Result<Exit, Stop> {
    let lang = language::early(run.environment);
    match &run.cli.command {
        Command::Explain(args) => commands::explain(args, run, lang, output),
        Command::Help(args) => {
            if let Some(shown) = commands::help_of_command(args, lang) {
                return usage::answer(&shown, run.environment);
            }
            commands::help(args, lang, session::screen(&run.cli.global, run.environment), output)
        }
        Command::Schema(args) => commands::schema(args, lang, output),
        Command::Man(args) => commands::man(args, lang, output),
        Command::Completions(args) => complete::completions(args.shell, output),
        Command::MergeDriver(args) => commands::merge_driver(args, run.environment),
        // Answered before there is anything else that writes.
        Command::Lsp(_) => Ok(Exit::Fine),
        Command::Init(args) => commands::init(args, &run.cli.global, run.environment, output),

        Command::Status(args) if args.watch => {
            watch(run, args.answer.way(), output, |session, output| commands::status(args, session, output))
        }
        Command::Report(args) if args.watch => {
            watch(run, args.way(), output, |session, output| commands::report(args, session, output))
        }

        Command::Status(args) => run.reading(output, |session, output| commands::status(args, session, output)),
        Command::List(args) => run.reading(output, |session, output| commands::list(args, session, output)),
        Command::Show(args) => run.reading(output, |session, output| commands::show(args, session, output)),
        Command::Tree(args) => run.reading(output, |session, output| commands::tree(args, session, output)),
        Command::Owners(args) => run.reading(output, |session, output| commands::owners(args, session, output)),
        Command::Plans(args) => run.reading(output, |session, output| commands::plans(args, session, output)),
        Command::Due(args) => run.reading(output, |session, output| commands::due(args, session, output)),
        Command::Log(args) => run.reading(output, |session, output| commands::log(args, session, output)),
        Command::Blame(args) => run.reading(output, |session, output| commands::blame(args, session, output)),

        Command::Chart(args) => run.reading(output, |session, output| commands::chart(args, session, output)),
        Command::Report(args) => run.reading(output, |session, output| commands::report(args, session, output)),
        Command::Site(args) => run.reading(output, |session, output| commands::site(args, session, output)),
        Command::Export(args) => run.reading(output, |session, output| commands::export(args, session, output)),

        Command::Diff(args) => run.on_files(false, |session, _| commands::diff(args, session, output)),
        Command::Check(args) => {
            run.on_files(args.fix.is_some(), |session, writer| commands::check(args, session, writer, output))
        }
        Command::Fmt(args) => {
            run.on_files(!args.check && !args.dry_run, |session, writer| commands::fmt(args, session, writer, output))
        }
        Command::Undo(args) => run.on_files(!args.dry_run, |session, writer| commands::undo(session, writer, output)),

        Command::Review(args) => commands::review(args, &run.editing(&run.dir()?, false)),
        Command::Set(args) => commands::set(args, &run.editing(&run.dir()?, args.dry_run), output),
        Command::Import(args) => commands::import(args, &run.editing(&run.dir()?, args.dry_run), output),
        Command::Add(args) => commands::add(args, &run.editing(&run.dir()?, args.is_dry_run()), output),
        Command::Move(args) => commands::relocate(args, &run.editing(&run.dir()?, args.dry_run), output),
        Command::Rename(args) => commands::rename(args, &run.editing(&run.dir()?, args.is_dry_run()), output),
        Command::End(args) => commands::end(args, &run.editing(&run.dir()?, args.dry_run), output),
        Command::Open(args) => commands::open(args, &run.editing(&run.dir()?, args.dry_run), output),
        Command::Close(args) => commands::close(args, &run.editing(&run.dir()?, args.dry_run), output),
    }
}
