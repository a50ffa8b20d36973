//! An answer that is given again whenever the plan's files change, until it is ended with Ctrl-C.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::args::ReadAs;
use super::environment::{Environment, Reader};
use super::language;
use super::output::{self, Output};
use super::plan_files;
use super::run::Run;
use super::session::Session;
use super::stop::{Exit, Stop};
use crate::load::load;
use crate::locale::text;
use crate::model::Day;
use crate::source::{FileId, SourceFile, Sources, Stray, folders, is_plan_dir};

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
    let mut ears = FileWatcher::open(&dir);
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
            ears = FileWatcher::open(&dir);
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
        let says = says.get(language::early(self.run.environment));
        if is_alone {
            output.write(format!("\n{says}\n"))?;
        } else {
            output::warn(says);
        }
        Ok(())
    }
}

/// Not every file system tells of changes, one on another machine hardly ever: so often the files are looked at anyway.
const AT_LEAST: Duration = Duration::from_secs(2);
/// One change is over when nothing is heard for so long: an editor writes a file in several steps, and git many files.
const DEBOUNCE: Duration = Duration::from_millis(60);
/// Longer than this nobody waits for quiet.
const MAX_DEBOUNCE: Duration = Duration::from_secs(1);

/// What tells that files changed, in a plan's directory and the folders of its plans.
///
/// Not in all that lies below: it may be a whole repository, and only so many folders can be watched.
struct FileWatcher {
    /// Listens as long as it is kept; none where the system has no more to give.
    _watcher: Option<RecommendedWatcher>,
    heard: Receiver<()>,
}

impl FileWatcher {
    fn open(dir: &Path) -> Self {
        let (tell, heard) = channel();
        let hear = move |event: notify::Result<Event>| {
            // That somebody reads is no change; the program itself does.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // Nobody listens any more when the program ends.
                let _ = tell.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(hear).ok();
        if let Some(watcher) = &mut watcher {
            for place in places(dir) {
                // What cannot be watched is looked at from time to time.
                let _ = watcher.watch(&place, RecursiveMode::NonRecursive);
            }
        }
        Self { _watcher: watcher, heard }
    }

    /// Waits until files may have changed; returns whether that was heard.
    fn wait(&self) -> bool {
        match self.heard.recv_timeout(AT_LEAST) {
            Ok(()) => self.wait_for_quiet(),
            // Without anybody who tells, it would return at once.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(AT_LEAST),
            Err(RecvTimeoutError::Timeout) => return false,
        }
        true
    }

    fn wait_for_quiet(&self) {
        let end = Instant::now() + MAX_DEBOUNCE;
        while Instant::now() < end && self.heard.recv_timeout(DEBOUNCE).is_ok() {}
    }
}

/// The directory, and the folders of plans in it.
fn places(dir: &Path) -> Vec<PathBuf> {
    let below = folders(dir).unwrap_or_default().into_iter().map(|folder| dir.join(folder));
    std::iter::once(dir.to_path_buf()).chain(below.filter(|folder| is_plan_dir(folder))).collect()
}

/// What an answer depends on.
///
/// The files are compared by what stands in them. What else happens in their folder makes no difference: that a report
/// is written there, or that an editor lays its own files there.
struct State {
    sources: Result<Sources, Stop>,
    /// What is due follows from the day.
    today: Option<Day>,
    /// How wide the terminal is.
    width: usize,
}

impl State {
    /// Reads what there is now.
    fn of(dir: &Path, environment: &Environment, wait: Duration) -> Self {
        Self {
            sources: plan_files::read(dir, environment, wait),
            today: Environment::today(),
            width: environment.width,
        }
    }
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        let has_same_files = match (&self.sources, &other.sources) {
            (Ok(these), Ok(others)) => are_same(these, others),
            // Why it cannot be read was said.
            (Err(_), Err(_)) => true,
            _ => false,
        };
        has_same_files && self.today == other.today && self.width == other.width
    }
}

fn are_same(these: &Sources, others: &Sources) -> bool {
    let is_read = these.iter().map(read).eq(others.iter().map(read));
    let unread = |sources: &Sources| -> Vec<(String, Stray)> {
        sources.strays().map(|(id, why)| (sources.file(id).path().to_owned(), why)).collect()
    };
    is_read && unread(these) == unread(others)
}

fn read((_, file): (FileId, &SourceFile)) -> (&str, &str) {
    (file.path(), file.text())
}
