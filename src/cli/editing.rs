//! The steps that all commands share which change a plan: load, change in memory, check, write, report.

use std::path::Path;

use super::args::GlobalArgs;
use super::environment::Environment;
use super::language;
use super::output::Output;
use super::plan_files;
use super::session::Session;
use super::shortfall::{Shortfall, THE_PLAN};
use super::stop::{Done, Exit, Stop};
use super::working::Working;
use crate::check::{Settings, Subjects};
use crate::diag::Diagnostic;
use crate::edit::layout::Route;
use crate::edit::{Draft, LoadedFiles, NewErrors, TableNotFound, Writer, attempt, diff, kept_canonical};
use crate::load::{Loaded, load};
use crate::locale::{Lang, Text, text};
use crate::progress::{self, Task};
use crate::query::Refusal;
use crate::report::view;
use crate::report::write::terminal;
use crate::source::Sources;

/// The most errors or warnings of a change that are shown.
const MOST_SHOWN: usize = 5;

/// A change of a plan.
pub(super) struct Editing<'e> {
    /// The global options.
    pub(super) global: &'e GlobalArgs,
    /// The environment of the process.
    pub(super) environment: &'e Environment,
    /// The directory of the plan.
    pub(super) dir: &'e Path,
    /// True for a dry run.
    pub(super) is_dry_run: bool,
    /// True if the change is also safe where a goal or a plan occurs twice.
    pub(super) may_meet_copies: bool,
}

impl Editing<'_> {
    /// Loads the plan and calls `look` with it. No lock is held meanwhile, so `look` may ask the reader.
    pub(super) fn read<R>(&self, look: impl FnOnce(&Session<'_>) -> Result<R, Stop>) -> Result<R, Stop> {
        self.look_at(&plan_files::read(self.dir, self.environment, self.global.wait)?, look)
    }

    /// Like [`read`](Self::read), without repeating the errors of loading.
    pub(super) fn read_again<R>(&self, look: impl FnOnce(&Session<'_>) -> Result<R, Stop>) -> Result<R, Stop> {
        self.look_again_at(&plan_files::read(self.dir, self.environment, self.global.wait)?, look)
    }

    fn look_at<R>(&self, sources: &Sources, look: impl FnOnce(&Session<'_>) -> Result<R, Stop>) -> Result<R, Stop> {
        self.look_again_at(sources, |session| {
            session.require_plan()?;
            let shortfall = Shortfall::of(session, &[], &THE_PLAN);
            shortfall.refuse(false)?;
            let copies = shortfall.copies();
            if !copies.is_empty() && !self.may_meet_copies {
                return Err(copies.into());
            }
            let answer = look(session);
            shortfall.warn_of_files();
            answer
        })
    }

    fn look_again_at<R>(
        &self,
        sources: &Sources,
        look: impl FnOnce(&Session<'_>) -> Result<R, Stop>,
    ) -> Result<R, Stop> {
        let loaded = load(sources);
        look(&Session::new(self.global, self.environment, sources, &loaded, self.dir)?)
    }

    /// Loads the plan, lets `change` change it in memory, and writes the result if it brings no new error.
    ///
    /// The plan is locked meanwhile: `change` must not ask the reader.
    pub(super) fn change(
        &self,
        output: &mut Output,
        change: impl FnOnce(&Session<'_>, &mut Draft) -> Result<(), Stop>,
    ) -> Result<Exit, Stop> {
        self.change_unless(output, |session, draft, _| change(session, draft).map(|()| None))
    }

    /// Like [`change`](Self::change), but `change` may return an exit status, after reporting the reason, to write
    /// nothing.
    pub(super) fn change_unless(
        &self,
        output: &mut Output,
        change: impl FnOnce(&Session<'_>, &mut Draft, &mut Output) -> Result<Option<Exit>, Stop>,
    ) -> Result<Exit, Stop> {
        let make = |session: &Session<'_>, writer: Option<Writer>| {
            progress::begin(Task::Change, None);
            let mut draft = Draft::of(session.sources);
            let exit = match change(session, &mut draft, output)? {
                Some(exit) => exit,
                None => self.finish(session, &kept_canonical(session.sources, draft.sources()), writer, output)?,
            };
            // Errors of loading are reported after the answer.
            output.hand_over()?;
            Ok(exit)
        };
        if self.is_dry_run {
            let _working = Working::begin(self.environment, language::early);
            return self.read(|session| make(session, None));
        }
        let (sources, writer) = plan_files::read_to_change(self.dir, self.environment, self.global.wait)?;
        // Not earlier: waiting for another run has a message of its own.
        let _working = Working::begin(self.environment, language::early);
        self.look_at(&sources, |session| make(session, Some(writer)))
    }

    /// Like [`change`](Self::change), for one of many changes by a caller that has loaded the plan before and reports
    /// changes itself. New warnings are shown only where `is_news`.
    pub(super) fn change_again(
        &self,
        change: impl FnOnce(&Session<'_>, &mut Draft) -> Result<(), Stop>,
        is_news: impl Fn(&Diagnostic) -> bool,
    ) -> Result<(), Stop> {
        let (sources, writer) = plan_files::read_to_change(self.dir, self.environment, self.global.wait)?;
        self.look_again_at(&sources, |session| {
            let mut draft = Draft::of(session.sources);
            change(session, &mut draft)?;
            let after = kept_canonical(session.sources, draft.sources());
            let loaded = load(&after);
            let mut warnings = tried(session, (&after, &loaded))?;
            let lost = writer.write(session.sources, &after)?;
            drop(writer);
            session.report_lost_rights(lost);
            warnings.retain(is_news);
            self.warn(&warnings, (&after, &loaded), session.lang);
            Ok(())
        })
    }

    /// Writes the change and shows it. The lock is released in between, as the reader may take their time.
    fn finish(
        &self,
        session: &Session<'_>,
        after: &Sources,
        writer: Option<Writer>,
        output: &mut Output,
    ) -> Result<Exit, Stop> {
        let lines = diff(session.sources, after, session.screen.color);
        if lines.is_empty() {
            drop(writer);
            output.say(NOTHING.get(session.lang))?;
            return Ok(Exit::Fine);
        }
        let loaded = load(after);
        let warnings = tried(session, (after, &loaded))?;
        let mut lost = Vec::new();
        if let Some(writer) = writer {
            lost = writer.write(session.sources, after)?;
            output.has_done(Done::Change);
        }
        output.write(if self.is_dry_run { lines } else { told(session, &loaded).unwrap_or(lines) })?;
        self.warn(&warnings, (after, &loaded), session.lang);
        session.report_lost_rights(lost);
        Ok(Exit::Fine)
    }

    /// Shows the change in the plan's own words, and writes nothing.
    pub(super) fn foresee(&self, session: &Session<'_>, after: &Sources, output: &mut Output) -> Result<Exit, Stop> {
        let lines = diff(session.sources, after, session.screen.color);
        if lines.is_empty() {
            output.say(NOTHING.get(session.lang))?;
            return Ok(Exit::Fine);
        }
        let loaded = load(after);
        let warnings = tried(session, (after, &loaded))?;
        output.write(told(session, &loaded).unwrap_or(lines))?;
        output.write(format!("\n{}\n", NOT_YET.get(session.lang)))?;
        self.warn(&warnings, (after, &loaded), session.lang);
        Ok(Exit::Fine)
    }

    /// Shows the new warnings of a change.
    fn warn(&self, warnings: &[Diagnostic], after: LoadedFiles<'_>, lang: Lang) {
        let warn = |message: &Text, help: &Text| super::output::notice(self.environment, lang, message, Some(help));
        for (message, help) in said(&warnings[..warnings.len().min(MOST_SHOWN)], after) {
            warn(&message, &help);
        }
        let rest = warnings.len().saturating_sub(MOST_SHOWN);
        if rest > 0 {
            warn(
                &text!("fler varningar om det som ändrades: {rest}", "more warnings about what was changed: {rest}"),
                &Text::fixed("`plan check` visar alla", "`plan check` shows them all"),
            );
        }
    }
}

/// Refuses a change that brings new errors; returns its new warnings.
pub(super) fn tried(session: &Session<'_>, after: LoadedFiles<'_>) -> Result<Vec<Diagnostic>, Vec<Refusal>> {
    attempt((session.sources, session.loaded), after, &Settings::new(session.today))
        .map_err(|NewErrors(errors)| would_bring(&errors, after))
}

/// Returns the change in the plan's own words; none if only the layout changed.
pub(super) fn told(session: &Session<'_>, after: &Loaded<'_>) -> Option<String> {
    let difference = crate::diff::diff(&session.loaded.portfolio, &after.portfolio);
    let doc = || view::changed(&difference, session.lang);
    (!difference.is_empty()).then(|| terminal(&doc(), session.screen))
}

/// Returns the refusals of a change, one for each new error.
fn would_bring(errors: &[Diagnostic], after: LoadedFiles<'_>) -> Vec<Refusal> {
    let shown = said(&errors[..errors.len().min(MOST_SHOWN)], after).into_iter();
    let count = errors.len();
    let new = match count {
        1 => Text::fixed("ett nytt fel", "a new error"),
        _ => text!("{count} nya fel", "{count} new errors"),
    };
    let whole = Refusal::new(
        text!(
            new = new;
            "ändringen är inte gjord: den skulle ge {new} i planen",
            "the change was not made: it would cause {new} in the plan"
        ),
        Some(Text::fixed("planen är som den var", "the plan is as it was")),
    );
    shown.map(|(message, help)| Refusal::new(message, Some(help))).chain([whole]).collect()
}

/// Returns the message and the help of each finding.
fn said(findings: &[Diagnostic], (sources, loaded): LoadedFiles<'_>) -> Vec<(Text, Text)> {
    if findings.is_empty() {
        return Vec::new();
    }
    let subjects = Subjects::of(&loaded.portfolio);
    let said = |finding: &Diagnostic| {
        let file = sources.file(finding.place.file);
        let place = || format!("{}:{}", file.path(), file.position(finding.place.span.start).line);
        let about = subjects.at(finding.place).map_or_else(place, str::to_owned);
        let message = text!(message = finding.message; "{about}: {message}", "{about}: {message}");
        (message, finding.help.as_ref().unwrap_or(&finding.code.fix).clone())
    };
    findings.iter().map(said).collect()
}

static NOTHING: Text = Text::fixed("inget att ändra: det står så redan", "nothing to change: it says so already");

static NOT_YET: Text = Text::fixed(
    "Inget är ändrat än: kör kommandot utan --dry-run för att göra ändringen.",
    "Nothing is changed yet: run the command without --dry-run to make the change.",
);

/// Returns the refusal for a table whose position in the file is not certain.
pub(super) fn table_not_found_at(route: Route<'_>) -> Refusal {
    TableNotFound.refusal(route.name().unwrap_or_default())
}

/// Returns the refusal for an id whose position in the file is not certain.
pub(super) fn table_not_found(id: &str) -> impl FnOnce(TableNotFound) -> Refusal {
    let id = id.to_owned();
    move |not_found| not_found.refusal(&id)
}
