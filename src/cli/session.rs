//! The session: the context that commands run in.

use std::path::Path;
use std::time::Duration;

use anyhow::Context;

use super::args::{Color, GlobalArgs};
use super::environment::{Environment, TerminalKind};
use super::filter_args::FilterArgs;
use super::stop::Stop;
use super::{language, output, place, plan_files};
use crate::check::HOW_TO_FETCH_PLANS;
use crate::edit::LostRights;
use crate::load::Loaded;
use crate::locale::{Lang, Text, text};
use crate::model::{Day, Plan};
use crate::query::{Refusal, Selection, listed};
use crate::report::write::Screen;
use crate::source::{SkipReason, Sources, folder_in_work_tree};

/// The context that commands run in.
pub(super) struct Session<'s> {
    pub(super) sources: &'s Sources,
    pub(super) loaded: &'s Loaded<'s>,
    /// The directory of the plan.
    pub(super) dir: &'s Path,
    pub(super) lang: Lang,
    pub(super) screen: Screen,
    /// The day that counts as today.
    pub(super) today: Day,
    /// The language given with `--lang`.
    asked_lang: Option<Lang>,
    environment: &'s Environment,
    /// The longest time to wait for other runs.
    wait: Duration,
}

/// Returns the properties of the terminal.
pub(super) fn screen(global: &GlobalArgs, environment: &Environment) -> Screen {
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => environment.results != TerminalKind::None && !environment.no_color,
    };
    let links = color && environment.results == TerminalKind::OfScreen && environment.follows_links;
    Screen { width: environment.width, color, links }
}

impl<'s> Session<'s> {
    pub(super) fn new(
        global: &GlobalArgs,
        environment: &'s Environment,
        sources: &'s Sources,
        loaded: &'s Loaded<'s>,
        dir: &'s Path,
    ) -> Result<Self, Stop> {
        let asked_lang = global.lang;
        let lang = language::of_plan(asked_lang, environment, &loaded.portfolio);
        let today = global.today.or_else(Environment::today).ok_or_else(|| {
            anyhow::anyhow!("neither PLAN_TODAY nor the clock says which day it is; say it with --today")
        })?;
        let screen = screen(global, environment);
        Ok(Self { sources, loaded, dir, lang, screen, today, asked_lang, environment, wait: global.wait })
    }

    /// Returns the session with other files.
    pub(super) fn with<'t>(&self, sources: &'t Sources, loaded: &'t Loaded<'t>) -> Session<'t>
    where
        's: 't,
    {
        Session { sources, loaded, ..*self }
    }

    /// Reads every file of the plan in another directory, or in its folder `plan`.
    pub(super) fn read(&self, dir: &Path) -> Result<Sources, Stop> {
        plan_files::read(&place::named(dir)?, self.environment, self.wait)
    }

    /// Returns the language of documents about these plans: `--lang`, else the plans' own. Others read them than the
    /// user of the command, whose settings do not count.
    pub(super) fn lang_of<'p, 'a: 'p>(&self, plans: impl IntoIterator<Item = &'p Plan<'a>>) -> Lang {
        self.asked_lang.or_else(|| language::of_plans(plans, &self.loaded.portfolio)).unwrap_or(self.lang)
    }

    /// Returns whether standard output is a terminal.
    pub(super) fn is_terminal(&self) -> bool {
        self.environment.results != TerminalKind::None
    }

    /// Returns the selection for filters.
    pub(super) fn select(&self, filters: &FilterArgs) -> Result<Selection<'s, 's>, Stop> {
        Ok(Selection::new(&self.loaded.portfolio, &filters.clone().into(), self.today)?)
    }

    /// Returns the selections for filters, one for each period.
    pub(super) fn select_each_period(&self, filters: &FilterArgs) -> Result<Vec<Selection<'s, 's>>, Stop> {
        Ok(Selection::of_each_period(&self.loaded.portfolio, &filters.clone().into(), self.today)?)
    }

    /// Returns the plan's path from the root of the repository, for code hosts.
    pub(super) fn folder(&self) -> Result<String, Stop> {
        let here = Environment::working_dir().context("the working directory cannot be found")?;
        Ok(folder_in_work_tree(self.dir, &here))
    }

    /// Prints a warning on standard error.
    pub(super) fn notice(&self, message: &Text, help: &Text) {
        output::notice(self.environment, self.lang, message, Some(help));
    }

    /// Warns about file attributes that were lost in writing, grouped by what was lost.
    pub(super) fn report_lost_rights(&self, mut lost: Vec<(String, LostRights)>) {
        lost.sort_by(|(_, a), (_, b)| a.cmp(b));
        for alike in lost.chunk_by(|(_, a), (_, b)| a == b) {
            let paths = listed(alike.iter().map(|(path, _)| &**path));
            if let (Some((_, lost)), Some(paths)) = (alike.first(), paths) {
                let (message, help) = lost.words(&paths);
                self.notice(&message, &help);
            }
        }
    }

    /// Warns about files in the plan that look like the journal of an unfinished change.
    pub(super) fn tell_journals(&self) {
        for (file, _) in self.sources.skipped().filter(|(_, why)| *why == SkipReason::Journal) {
            let path = self.sources.file(file).path();
            self.notice(
                &text!(
                    "{path} läses inte: `plan` antecknar inget i en plan",
                    "{path} is not read: `plan` keeps no such record in a plan"
                ),
                &Text::fixed(
                    "se efter med `git diff` att planen är som den ska, och ta sedan bort filen",
                    "look with `git diff` whether the plan is as it should be, then remove the file",
                ),
            );
        }
    }

    /// Refuses to answer if no plan was loaded.
    pub(super) fn require_plan(&self) -> Result<(), Stop> {
        let Some(governance) =
            self.loaded.portfolio.governance.as_ref().filter(|_| self.loaded.portfolio.plans.is_empty())
        else {
            return Ok(());
        };
        let dir = self.dir.display();
        let named = match listed(governance.plans.iter().map(|brief| &*brief.id.value)) {
            Some(ids) => text!(ids = ids; " (governance.toml nämner: {ids})", " (governance.toml names: {ids})"),
            None => Text::same(""),
        };
        let message = text!(
            named = named;
            "ingen plan är läst: ingen katalog i {dir} har en plan.toml{named}",
            "no plan was read: no directory in {dir} has a plan.toml{named}"
        );
        Err(Refusal::new(message, Some(HOW_TO_FETCH_PLANS)).into())
    }
}
