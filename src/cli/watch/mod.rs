//! An answer that is given again whenever the plan's files change, until it is ended with Ctrl-C.

mod ears;
mod state;

use std::path::Path;

use super::args::ReadAs;
use super::environment::{Environment, Reader};
use super::output::{self, Output};
use super::run::Run;
use super::session::Session;
use super::stop::{Exit, Stop};
use crate::load::load;
use crate::locale::text;
use ears::Ears;
use state::State;

/// How an answer takes the place of the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It is shown: alone on a terminal, below the one before it anywhere else.
    Shown,
    /// It is in a file; that it was written is said, with the time.
    InFile,
}

/// Makes a terminal empty.
const EMPTY: &str = "\u{1b}[2J\u{1b}[H";

/// Gives an answer, and again whenever it may be another one. What is wrong with the question ends it; what is wrong
/// with the plan is told, and waited for to be mended.
pub(super) fn watch(
    run: &Run<'_>,
    way: Way,
    output: &mut Output,
    mut look: impl FnMut(&Session<'_>, &mut Output) -> Result<Exit, Stop>,
) -> Result<Exit, Stop> {
    let dir = run.dir()?;
    if way == Way::InFile {
        output.tell_time();
    }
    // Before the files are read for the first time: what comes after that is heard.
    let mut ears = Ears::open(&dir);
    let mut last: Option<State> = None;
    loop {
        let environment = Environment::read();
        let state = State::of(&dir, &environment, run.cli.global.wait);
        if last.as_ref() != Some(&state) {
            let watched =
                Watched { run: &Run { environment: &environment, ..*run }, dir: &dir, way, is_first: last.is_none() };
            watched.show(&state, output, &mut look)?;
            last = Some(state);
        }
        // Nobody reads any more.
        if !output.hand_over()? {
            return Ok(Exit::Fine);
        }
        // Folders may have come, gone, or be others of the same name.
        if ears.wait() {
            ears = Ears::open(&dir);
        }
    }
}

/// What is shown of one state of the files.
struct Watched<'w> {
    run: &'w Run<'w>,
    dir: &'w Path,
    way: Way,
    is_first: bool,
}

impl Watched<'_> {
    fn show(
        &self,
        state: &State,
        output: &mut Output,
        look: &mut impl FnMut(&Session<'_>, &mut Output) -> Result<Exit, Stop>,
    ) -> Result<(), Stop> {
        let environment = self.run.environment;
        let is_alone = self.way == Way::Shown && environment.results == Reader::OfScreen;
        if is_alone {
            // What is wrong is said on standard error, at once: the place must be empty by then.
            output.write(EMPTY)?;
            output.hand_over()?;
        } else if self.way == Way::Shown && !self.is_first && self.run.cli.command.read_as() != ReadAs::Whole {
            output.write("\n")?;
        }
        let mut is_readable = false;
        let look = |session: &Session<'_>| {
            self.run.answer(session, output, |session, output| {
                is_readable = true;
                look(session, output)
            })
        };
        match &state.sources {
            Err(stop) => output::complain(environment, stop),
            Ok(sources) => match self.run.on(&load(sources), sources, self.dir, look) {
                Err(stop) if self.is_first && is_readable => return Err(stop),
                Err(stop) => output::complain(environment, &stop),
                Ok(_) => {}
            },
        }
        if is_alone || (self.is_first && environment.errors != Reader::None) {
            self.say_how_to_end(is_alone, output)?;
        }
        Ok(())
    }

    fn say_how_to_end(&self, is_alone: bool, output: &mut Output) -> Result<(), Stop> {
        let (dir, time) = (self.dir.display(), Environment::time());
        let says = text!("{time} · {dir} bevakas; Ctrl-C avslutar", "{time} · watching {dir}; Ctrl-C ends");
        let says = says.get(self.run.environment.early_lang());
        if is_alone {
            output.write(format!("\n{says}\n"))?;
        } else {
            output::warn(says);
        }
        Ok(())
    }
}
