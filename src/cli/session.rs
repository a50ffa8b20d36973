//! What every command works with: the plan, the reader's language, the screen, the clock.

use std::path::Path;

use anyhow::Context;

use super::args::{Color, GlobalArgs};
use super::environment::{Environment, Reader};
use super::filter_args::FilterArgs;
use super::stop::Stop;
use super::{language, output, place};
use crate::diag::Severity;
use crate::edit::Lost;
use crate::load::Loaded;
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Plan};
use crate::query::{Refusal, Selection, listed};
use crate::report::write::Screen;
use crate::source::{Sources, folder_in_work_tree};

/// What every command works with.
pub(super) struct Session<'s> {
    pub(super) sources: &'s Sources,
    pub(super) loaded: &'s Loaded<'s>,
    /// The directory that the plan was read from.
    pub(super) dir: &'s Path,
    pub(super) lang: Lang,
    pub(super) screen: Screen,
    /// The day that counts as today.
    pub(super) today: Day,
    environment: &'s Environment,
}

/// Works out what is known of the place that is written to.
pub(super) fn screen(global: &GlobalArgs, environment: &Environment) -> Screen {
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => environment.results != Reader::None && !environment.no_color,
    };
    Screen { width: environment.width, color }
}

impl<'s> Session<'s> {
    pub(super) fn new(
        global: &GlobalArgs,
        environment: &'s Environment,
        sources: &'s Sources,
        loaded: &'s Loaded<'s>,
        dir: &'s Path,
    ) -> Result<Self, Stop> {
        let lang = language::of_plan(global.lang.map(Lang::from), environment, &loaded.portfolio);
        let today = global.today.or_else(Environment::today).ok_or_else(|| {
            anyhow::anyhow!("neither PLAN_TODAY nor the clock says which day it is; say it with --today")
        })?;
        Ok(Self { sources, loaded, dir, lang, screen: screen(global, environment), today, environment })
    }

    /// The same with other files.
    pub(super) fn with<'t>(&self, sources: &'t Sources, loaded: &'t Loaded<'t>) -> Session<'t>
    where
        's: 't,
    {
        Session { sources, loaded, ..*self }
    }

    /// Reads every file of the plan in another directory, or in a folder of it that is called `plan`.
    pub(super) fn read(&self, dir: &Path) -> Result<Sources, Stop> {
        place::read(&place::named(dir)?, self.environment)
    }

    /// Returns whether what comes out is shown on a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.environment.results != Reader::None
    }

    /// Resolves what was asked for.
    pub(super) fn select(&self, filters: &FilterArgs) -> Result<Selection<'s, 's>, Stop> {
        Ok(Selection::new(&self.loaded.portfolio, &filters.clone().into(), self.today)?)
    }

    /// Returns what stands before the paths of the plan's files where a code host is told of them.
    pub(super) fn folder(&self) -> Result<String, Stop> {
        let here = Environment::working_dir().context("the working directory cannot be found")?;
        Ok(folder_in_work_tree(self.dir, &here))
    }

    /// Says on standard error what an answer lacks.
    pub(super) fn notice(&self, message: &Text, help: &Text) {
        output::notice(self.environment, self.lang, message, Some(help));
    }

    /// Says on standard error what files did not keep when they were written, all with the same loss at once.
    pub(super) fn tell_lost(&self, mut lost: Vec<(String, Lost)>) {
        lost.sort_by(|(_, a), (_, b)| a.cmp(b));
        for alike in lost.chunk_by(|(_, a), (_, b)| a == b) {
            let paths = listed(alike.iter().map(|(path, _)| &**path));
            if let (Some((_, lost)), Some(paths)) = (alike.first(), paths) {
                let (message, help) = lost.words(&paths);
                self.notice(&message, &help);
            }
        }
    }

    /// Says on standard error what could not be read; refuses where a program would take the rest for the whole.
    pub(super) fn require_readable(&self, is_for_machines: bool) -> Result<(), Stop> {
        self.require_readable_as(&Text::fixed("planen", "the plan"), is_for_machines)
    }

    /// The same of a plan that is called something else, as it is where there are two of them.
    pub(super) fn require_readable_as(&self, plan: &Text, is_for_machines: bool) -> Result<(), Stop> {
        // A status that the scale does not have would come out as none at all.
        let statuses = crate::check::unknown_statuses(self.loaded);
        let of_loading = self.loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let errors = || of_loading.clone().chain(&statuses);
        let count = errors().count();
        if count == 0 {
            return Ok(());
        }
        let has_nothing = |plan: &Plan<'_>| !plan.complete.manifest || plan.goals.iter().all(|goal| !goal.is_whole);
        let is_nothing_left = self.loaded.portfolio.plans.iter().all(has_nothing);
        for finding in errors().take(output::MOST_BEFORE_ANSWER) {
            output::warn(&crate::diag::render::short(finding, self.sources, self.lang));
        }
        let help =
            Text::fixed("`plan check` visar alla fel och var de står", "`plan check` shows every error and its place");
        if is_for_machines || is_nothing_left {
            let message = text!(
                plan = plan;
                "{plan} går inte att läsa helt: {count} fel",
                "{plan} cannot be read in full: errors: {count}"
            );
            return Err(Refusal::new(message, Some(help)).into());
        }
        let message = text!(
            plan = plan;
            "{plan} är inte läst i sin helhet (fel: {count}); det som står där saknas nedan",
            "{plan} was not read in full (errors: {count}); what stands there is missing below"
        );
        self.notice(&message, &help);
        Ok(())
    }
}
