//! `--watch`: an answer that is repeated whenever the plan's files change, until Ctrl-C.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::args::ReadAs;
use super::environment::{Environment, TerminalKind};
use super::language;
use super::output::{self, Output};
use super::plan_files;
use super::run::Run;
use super::session::Session;
use super::stop::{Exit, Stop};
use crate::load::{Loaded, load};
use crate::locale::text;
use crate::model::{Day, Plan};
use crate::source::{
    FileId, MAX_PICTURE_BYTES, ReadError, SkipReason, SourceFile, Sources, folders, hash_of_bytes, is_plan_dir,
    path_below, read_below,
};

/// The way that a repeated answer replaces the previous one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It is printed: on a cleared terminal, else below the previous one.
    Shown,
    /// It is written to a file; each write is reported with the time.
    InFile,
}

/// The escape sequence that clears a terminal.
const EMPTY: &str = "\u{1b}[2J\u{1b}[H";

/// Prints an answer, and again whenever it may have changed. A wrong question ends it; errors in the plan are
/// reported, and it waits for them to be fixed.
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
    // Before the files are first read, so that no later change is missed.
    let mut ears = FileWatcher::open(&dir);
    let mut last: Option<Fingerprint> = None;
    loop {
        let environment = Environment::read();
        let known = last.as_ref().map_or(&[][..], |last| &last.logos);
        let mut state = Fingerprint::of(&dir, &environment, run.cli.global.wait, known);
        if last.as_ref() != Some(&state) {
            let watched =
                Watched { run: &Run { environment: &environment, ..*run }, dir: &dir, way, is_first: last.is_none() };
            state.logos = watched.show(&state, output, &mut look)?;
            last = Some(state);
        }
        // The reader of the pipe is gone.
        if !output.hand_over()? {
            return Ok(Exit::Fine);
        }
        // Folders may have been added, removed or replaced.
        if ears.wait() {
            ears = FileWatcher::open(&dir);
        }
    }
}

/// The display of one state of the files.
struct Watched<'w> {
    run: &'w Run<'w>,
    dir: &'w Path,
    way: Way,
    is_first: bool,
}

impl Watched<'_> {
    /// Prints the answer; returns the logos that it depends on.
    fn show(
        &self,
        state: &Fingerprint,
        output: &mut Output,
        look: &mut impl FnMut(&Session<'_>, &mut Output) -> Result<Exit, Stop>,
    ) -> Result<Vec<Logo>, Stop> {
        let environment = self.run.environment;
        let is_alone = self.way == Way::Shown && environment.results == TerminalKind::OfScreen;
        if is_alone {
            // Errors are printed at once on standard error, so the terminal must be cleared before.
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
        let mut logos = Vec::new();
        match &state.sources {
            Err(stop) => output::complain(environment, stop),
            Ok(sources) => {
                let loaded = load(sources);
                // Before they are first shown, so that no later change is missed.
                logos = read_logos(self.dir, sources, &loaded);
                match self.run.on(&loaded, sources, self.dir, look) {
                    Err(stop) if self.is_first && is_readable => return Err(stop),
                    Err(stop) => output::complain(environment, &stop),
                    Ok(_) => {}
                }
            }
        }
        if is_alone || (self.is_first && environment.errors != TerminalKind::None) {
            self.say_how_to_end(is_alone, output)?;
        }
        Ok(logos)
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

/// The polling interval, for file systems without change events, such as network shares.
const AT_LEAST: Duration = Duration::from_secs(2);
/// The debounce: editors write a file in several steps, and git many files.
const DEBOUNCE: Duration = Duration::from_millis(60);
/// The longest time to debounce.
const MAX_DEBOUNCE: Duration = Duration::from_secs(1);

/// A watcher of a plan's directory and the folders of its plans.
///
/// It is not recursive: the directory may be a whole repository, and the number of watches is limited.
struct FileWatcher {
    /// The watcher, which stops when dropped; none if the system has no watches left.
    _watcher: Option<RecommendedWatcher>,
    heard: Receiver<()>,
}

impl FileWatcher {
    fn open(dir: &Path) -> Self {
        let (tell, heard) = channel();
        let hear = move |event: notify::Result<Event>| {
            // Reading a file is no change; the program itself does so.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // The receiver is gone when the program ends.
                let _ = tell.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(hear).ok();
        if let Some(watcher) = &mut watcher {
            for place in places(dir) {
                // Folders that cannot be watched are polled.
                let _ = watcher.watch(&place, RecursiveMode::NonRecursive);
            }
        }
        Self { _watcher: watcher, heard }
    }

    /// Waits until files may have changed; returns whether an event was received.
    fn wait(&self) -> bool {
        match self.heard.recv_timeout(AT_LEAST) {
            Ok(()) => self.wait_for_quiet(),
            // Without a watcher, `recv_timeout` returns at once.
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

/// Returns the directory and its plan folders.
fn places(dir: &Path) -> Vec<PathBuf> {
    let below = folders(dir).unwrap_or_default().into_iter().map(|folder| dir.join(folder));
    std::iter::once(dir.to_path_buf()).chain(below.filter(|folder| is_plan_dir(folder))).collect()
}

/// The content of a logo, by its path in the directory.
type Logo = (PathBuf, Result<String, ReadError>);

/// Reads the logos that the plans name.
fn read_logos(dir: &Path, sources: &Sources, loaded: &Loaded<'_>) -> Vec<Logo> {
    let path = |plan: &Plan<'_>| path_below(sources.file(plan.file).folder(), &plan.report.logo.as_ref()?.value);
    loaded.portfolio.plans.iter().filter_map(path).map(|path| read_logo(dir, path)).collect()
}

fn read_logo(dir: &Path, path: PathBuf) -> Logo {
    let content = read_below(dir, &path, MAX_PICTURE_BYTES).map(|bytes| hash_of_bytes(&bytes));
    (path, content)
}

/// The inputs of an answer.
///
/// Files are compared by content. Other changes in their folders do not count, such as a report or an editor's
/// temporary files.
struct Fingerprint {
    sources: Result<Sources, Stop>,
    /// The logos that the plans named when they were last shown.
    logos: Vec<Logo>,
    /// The current day, which decides what is due.
    today: Option<Day>,
    /// The width of the terminal.
    width: usize,
}

impl Fingerprint {
    /// Reads the current state, with the logos that are known.
    fn of(dir: &Path, environment: &Environment, wait: Duration, known: &[Logo]) -> Self {
        Self {
            sources: plan_files::read(dir, environment, wait),
            logos: known.iter().map(|(path, _)| read_logo(dir, path.clone())).collect(),
            today: Environment::today(),
            width: environment.width,
        }
    }
}

impl PartialEq for Fingerprint {
    fn eq(&self, other: &Self) -> bool {
        let has_same_files = match (&self.sources, &other.sources) {
            (Ok(these), Ok(others)) => are_same(these, others),
            // The errors were reported already.
            (Err(_), Err(_)) => true,
            _ => false,
        };
        has_same_files && self.logos == other.logos && self.today == other.today && self.width == other.width
    }
}

fn are_same(these: &Sources, others: &Sources) -> bool {
    let is_read = these.iter().map(read).eq(others.iter().map(read));
    let skipped = |sources: &Sources| -> Vec<(String, SkipReason)> {
        sources.skipped().map(|(id, why)| (sources.file(id).path().to_owned(), why)).collect()
    };
    is_read && skipped(these) == skipped(others)
}

fn read((_, file): (FileId, &SourceFile)) -> (&str, &str) {
    (file.path(), file.text())
}
