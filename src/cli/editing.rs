//! What every command that changes a plan does around its change.

use std::path::Path;

use super::args::GlobalArgs;
use super::environment::Environment;
use super::output::Output;
use super::place;
use super::session::Session;
use super::stop::{Exit, Stop};
use crate::check::Settings;
use crate::diag::render;
use crate::edit::{Draft, NewErrors, Unplaced, Unwritten, attempt, diff, write};
use crate::load::load;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::Sources;

/// How many of the errors that a change would bring are shown.
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
}

impl Editing<'_> {
    /// Reads the plan, and lets `look` answer something about it. Nothing is held back meanwhile: it may ask the reader.
    pub(super) fn read<R>(&self, look: impl FnOnce(&Session<'_>) -> Result<R, Stop>) -> Result<R, Stop> {
        self.read_again(|session| {
            session.require_readable(false)?;
            look(session)
        })
    }

    /// The same, where what cannot be read of the plan was told before.
    pub(super) fn read_again<R>(&self, look: impl FnOnce(&Session<'_>) -> Result<R, Stop>) -> Result<R, Stop> {
        let sources = place::read(self.dir)?;
        let loaded = load(&sources);
        look(&Session::new(self.global, self.environment, &sources, &loaded, self.dir)?)
    }

    /// Reads the plan, lets `change` change it in memory, and writes what came of it where it brings no new error.
    pub(super) fn change(
        &self,
        output: &mut Output,
        change: impl FnOnce(&Session<'_>, &mut Draft) -> Result<(), Stop>,
    ) -> Result<Exit, Stop> {
        self.read(|session| {
            let mut draft = Draft::of(session.sources);
            change(session, &mut draft)?;
            self.finish(session, draft.sources(), output)
        })
    }

    /// The same as one of many changes: whoever makes them says what changed, and has read the plan before.
    pub(super) fn change_again(
        &self,
        change: impl FnOnce(&Session<'_>, &mut Draft) -> Result<(), Stop>,
    ) -> Result<(), Stop> {
        self.read_again(|session| {
            let mut draft = Draft::of(session.sources);
            change(session, &mut draft)?;
            self.write(session, draft.sources())
        })
    }

    fn finish(&self, session: &Session<'_>, after: &Sources, output: &mut Output) -> Result<Exit, Stop> {
        let shown = diff(session.sources, after, session.screen.color);
        if shown.is_empty() {
            output.write(NOTHING.get(session.lang).to_owned() + "\n")?;
            return Ok(Exit::Fine);
        }
        self.write(session, after)?;
        output.write(shown)?;
        Ok(Exit::Fine)
    }

    /// Writes what was changed, where it brings no new error.
    fn write(&self, session: &Session<'_>, after: &Sources) -> Result<(), Stop> {
        attempt(session.sources, after, &Settings::new(session.today)).map_err(|NewErrors(errors)| {
            for error in errors.iter().take(MOST_SHOWN) {
                super::output::warn(&render::short(error, after, session.lang));
            }
            let count = errors.len();
            let message = text!(
                "ändringen är inte gjord: den skulle ge {count} nya fel i planen",
                "the change is not made: it would bring new errors into the plan: {count}"
            );
            Refusal::new(message, Some(Text::fixed("planen är som den var", "the plan is as it was")))
        })?;
        if !self.is_dry_run {
            write(self.dir, session.sources, after).map_err(unwritten)?;
        }
        Ok(())
    }
}

static NOTHING: Text = Text::fixed("inget att ändra: det står så redan", "nothing to change: it says so already");

/// Says why nothing was written.
pub(super) fn unwritten(Unwritten { path, reason }: Unwritten) -> Refusal {
    Refusal::new(
        text!(reason = reason; "{path} {reason}", "{path} {reason}"),
        Some(Text::fixed("planen är som den var", "the plan is as it was")),
    )
}

/// Says that a thing cannot be changed because it cannot be told where it stands.
pub(super) fn unplaced(id: &str) -> impl FnOnce(Unplaced) -> Refusal {
    let id = id.to_owned();
    move |Unplaced| {
        Refusal::new(
            text!(
                "`{id}` går inte att ändra: det står inte på ett säkert ställe",
                "`{id}` cannot be changed: its place is not certain"
            ),
            Some(Text::fixed(
                "rätta först det som `plan check` visar i den filen",
                "first mend what `plan check` shows in that file",
            )),
        )
    }
}
