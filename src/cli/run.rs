//! One run of the program: from parsed arguments to a loaded plan.

use std::path::{Path, PathBuf};

use super::args::{Cli, Command, ReadAs};
use super::editing::Editing;
use super::environment::Environment;
use super::language;
use super::output::Output;
use super::place;
use super::plan_files;
use super::session::Session;
use super::shortfall::{Shortfall, THE_PLAN};
use super::stop::{Exit, Stop};
use super::working::Working;
use crate::edit::Writer;
use crate::load::{Loaded, load};
use crate::progress::{self, Task};
use crate::report::doc::Doc;
use crate::report::write::{markdown, terminal};
use crate::source::Sources;

/// One run of the program.
pub(super) struct Run<'r> {
    /// The parsed arguments.
    pub(super) cli: &'r Cli,
    /// The environment of the process.
    pub(super) environment: &'r Environment,
}

impl<'r> Run<'r> {
    /// Returns the directory of the plan.
    pub(super) fn dir(&self) -> Result<PathBuf, Stop> {
        place::find(self.cli.global.dir.as_deref(), self.environment)
    }

    /// Returns a change of the plan in a directory.
    pub(super) fn editing<'e>(&'e self, dir: &'e Path, is_dry_run: bool) -> Editing<'e>
    where
        'r: 'e,
    {
        // `open` changes only the manifest of one plan.
        let may_meet_copies = matches!(self.cli.command, Command::Open(_));
        Editing { global: &self.cli.global, environment: self.environment, dir, is_dry_run, may_meet_copies }
    }

    /// Loads the plan and runs a command that reads it.
    pub(super) fn reading(
        &self,
        output: &mut Output,
        look: impl FnOnce(&Session<'_>, &mut Output) -> Result<Exit, Stop>,
    ) -> Result<Exit, Stop> {
        self.on_files(false, |session, _| self.answer(session, output, look))
    }

    /// Runs a command that reads a plan. Last, on the answer and on standard error, it reports what the answer lacks.
    pub(super) fn answer(
        &self,
        session: &Session<'_>,
        output: &mut Output,
        look: impl FnOnce(&Session<'_>, &mut Output) -> Result<Exit, Stop>,
    ) -> Result<Exit, Stop> {
        session.tell_journals();
        session.require_plan()?;
        let command = &self.cli.command;
        let read_as = command.read_as();
        let shortfall = Shortfall::of(session, command.plans_asked(), &THE_PLAN);
        shortfall.refuse(read_as == ReadAs::Whole)?;
        let answered = look(session, output);
        if shortfall.is_empty() {
            return answered;
        }
        if answered.is_ok() {
            let mut doc = Doc::default();
            shortfall.add_to(&mut doc);
            let words = if read_as == ReadAs::Markdown { markdown(&doc) } else { terminal(&doc, session.screen) };
            output.write(format!("\n{words}"))?;
            output.hand_over()?;
        }
        shortfall.warn();
        answered
    }

    /// Loads the plan and runs a command on its files, even if they have errors. A change gets a writer.
    pub(super) fn on_files(
        &self,
        is_change: bool,
        work: impl FnOnce(&Session<'_>, Option<Writer>) -> Result<Exit, Stop>,
    ) -> Result<Exit, Stop> {
        let dir = self.dir()?;
        let _working = Working::begin(self.environment, language::early);
        let wait = self.cli.global.wait;
        let (sources, writer) = if is_change {
            let (sources, writer) = plan_files::read_to_change(&dir, self.environment, wait)?;
            (sources, Some(writer))
        } else {
            (plan_files::read(&dir, self.environment, wait)?, None)
        };
        let loaded = load(&sources);
        progress::begin(Task::Answer, None);
        let exit = self.on(&loaded, &sources, &dir, |session| work(session, writer));
        // The process ends here: freeing 100,000 activities one by one would take a tenth of the CPU time.
        std::mem::forget(loaded);
        exit
    }

    /// Runs a command on a loaded plan.
    pub(super) fn on(
        &self,
        loaded: &Loaded<'_>,
        sources: &Sources,
        dir: &Path,
        work: impl FnOnce(&Session<'_>) -> Result<Exit, Stop>,
    ) -> Result<Exit, Stop> {
        work(&Session::new(&self.cli.global, self.environment, sources, loaded, dir)?)
    }
}
