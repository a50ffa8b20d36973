//! What every command that changes a plan does around its change.

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
use crate::edit::{Draft, LoadedFiles, NewErrors, Unplaced, Writer, attempt, diff, kept_canonical};
use crate::load::{Loaded, load};
use crate::locale::{Lang, Text, text};
use crate::progress::{self, Task};
use crate::query::Refusal;
use crate::report::view;
use crate::report::write::terminal;
use crate::source::Sources;

/// How many of the errors or warnings that a change would bring are shown.
const MOST_SHOWN: usize = 5;

/// A plan that is to be changed.
pub(super) struct Editing<'e> {
    /// What was said with the command.
    pub(super) global: &'e GlobalArgs,
    /// What is around the process.
    pub(super) environment: &'e Environment,
    /// The directory that the plan lies in.
    pub(super) dir: &'e Path,
    /// Whether it is only shown what would change.
    pub(super) is_dry_run: bool,
    /// Whether it makes no difference to the change that a goal or a plan stands twice.
    pub(super) may_meet_copies: bool,
}

impl Editing<'_> {
    /// Reads the plan, and lets `look` answer something about it. Nothing is held back meanwhile: it may ask the
    /// reader.
    pub(super) fn read<R>(&self, look: impl FnOnce(&Session<'_>) -> Result<R, Stop>) -> Result<R, Stop> {
        self.look_at(&plan_files::read(self.dir, self.environment, self.global.wait)?, look)
    }

    /// The same, where what cannot be read of the plan was told before.
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

    /// Reads the plan, lets `change` change it in memory, and writes what came of it where it brings no new error.
    ///
    /// Other runs wait meanwhile: `change` may ask nobody anything.
    pub(super) fn change(
        &self,
        output: &mut Output,
        change: impl FnOnce(&Session<'_>, &mut Draft) -> Result<(), Stop>,
    ) -> Result<Exit, Stop> {
        self.change_unless(output, |session, draft, _| change(session, draft).map(|()| None))
    }

    /// Like [`change`](Self::change), where it may turn out that nothing is to be changed: then `change` says why, and
    /// returns how the run ends.
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
            // What could not be read is said after it.
            output.hand_over()?;
            Ok(exit)
        };
        if self.is_dry_run {
            let _working = Working::begin(self.environment, language::early);
            return self.read(|session| make(session, None));
        }
        let (sources, writer) = plan_files::read_to_change(self.dir, self.environment, self.global.wait)?;
        // Not before: that another run is waited for is told in words of its own.
        let _working = Working::begin(self.environment, language::early);
        self.look_at(&sources, |session| make(session, Some(writer)))
    }

    /// Like [`change`](Self::change), as one of many changes: whoever makes them says what changed, and has read the
    /// plan before. A warning that the change brings is only said where it `is_news` to them.
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
            session.tell_lost(lost);
            warnings.retain(is_news);
            self.warn(&warnings, (&after, &loaded), session.lang);
            Ok(())
        })
    }

    /// Others are let in when all is written, and before it is shown: who looks at it may take their time.
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
        session.tell_lost(lost);
        Ok(Exit::Fine)
    }

    /// Shows in the plan's own words what would change, and changes nothing.
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

    /// Says what is worth a second look in what was changed.
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

/// Refuses a change that would bring errors; returns the warnings that it brings.
pub(super) fn tried(session: &Session<'_>, after: LoadedFiles<'_>) -> Result<Vec<Diagnostic>, Vec<Refusal>> {
    attempt((session.sources, session.loaded), after, &Settings::new(session.today))
        .map_err(|NewErrors(errors)| would_bring(&errors, after))
}

/// Returns what changed, in the plan's own words; none where it was only layout.
pub(super) fn told(session: &Session<'_>, after: &Loaded<'_>) -> Option<String> {
    let difference = crate::diff::diff(&session.loaded.portfolio, &after.portfolio);
    let doc = || view::changed(&difference, session.lang);
    (!difference.is_empty()).then(|| terminal(&doc(), session.screen))
}

/// Refuses a change, with each of the errors that it would bring.
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

/// Returns findings in words, each with what it is about and what to do.
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
        (message, finding.help.as_ref().unwrap_or(&finding.code.mend).clone())
    };
    findings.iter().map(said).collect()
}

static NOTHING: Text = Text::fixed("inget att ändra: det står så redan", "nothing to change: it says so already");

static NOT_YET: Text = Text::fixed(
    "Inget är ändrat än: kör kommandot utan --dry-run för att göra ändringen.",
    "Nothing is changed yet: run the command without --dry-run to make the change.",
);

/// Says of a table that it cannot be changed because it cannot be told where it stands.
pub(super) fn unplaced_at(route: Route<'_>) -> Refusal {
    unplaced(route.name().unwrap_or_default())(Unplaced)
}

/// Says that a thing cannot be changed because it cannot be told where it stands.
pub(super) fn unplaced(id: &str) -> impl FnOnce(Unplaced) -> Refusal {
    let id = id.to_owned();
    move |Unplaced| {
        Refusal::new(
            text!(
                "`{id}` går inte att ändra: det står inte på ett säkert ställe",
                "`{id}` cannot be changed: its place in the file is not certain"
            ),
            Some(Text::fixed(
                "rätta först det som `plan check` visar i den filen",
                "first fix what `plan check` shows in that file",
            )),
        )
    }
}
