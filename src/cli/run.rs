//! One run of the program: from the command line to the plan that it is about.

use std::path::{Path, PathBuf};

use super::args::Cli;
use super::editing::Editing;
use super::environment::Environment;
use super::place;
use super::session::Session;
use super::stop::{Exit, Stop};
use super::working::Working;
use crate::load::{Loaded, load};
use crate::progress::{self, Task};
use crate::source::{Lock, Sources};

/// One run of the program.
pub(super) struct Run<'r> {
    /// What was asked.
    pub(super) cli: &'r Cli,
    /// What is around the process.
    pub(super) environment: &'r Environment,
}

impl<'r> Run<'r> {
    /// Finds the directory of the plan.
    pub(super) fn dir(&self) -> Result<PathBuf, Stop> {
        place::find(self.cli.global.dir.as_deref(), self.environment)
    }

    /// Gets ready to change the plan in a directory.
    pub(super) fn editing<'e>(&'e self, dir: &'e Path, is_dry_run: bool) -> Editing<'e>
    where
        'r: 'e,
    {
        Editing { global: &self.cli.global, environment: self.environment, dir, is_dry_run }
    }

    /// Answers a question about what the plan says. What cannot be read of it is told first.
    pub(super) fn reading(&self, look: impl FnOnce(&Session<'_>) -> Result<Exit, Stop>) -> Result<Exit, Stop> {
        self.on_files(false, |session, _| {
            session.require_readable(self.cli.command.is_for_machines())?;
            look(session)
        })
    }

    /// Does something with the plan's files, right or wrong. Where they may be other ones afterwards, a lock comes with them.
    pub(super) fn on_files(
        &self,
        is_change: bool,
        work: impl FnOnce(&Session<'_>, Option<Lock>) -> Result<Exit, Stop>,
    ) -> Result<Exit, Stop> {
        let dir = self.dir()?;
        let _working = Working::begin(self.environment);
        let (sources, lock) = if is_change {
            let (sources, lock) = place::read_to_change(&dir, self.environment)?;
            (sources, Some(lock))
        } else {
            (place::read(&dir, self.environment)?, None)
        };
        let loaded = load(&sources);
        progress::begin(Task::Answer, None);
        let exit = self.on(&loaded, &sources, &dir, |session| work(session, lock));
        // The process ends here; giving back a large plan piece by piece would only take time.
        std::mem::forget(loaded);
        exit
    }

    /// Does something with a plan that was read.
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
