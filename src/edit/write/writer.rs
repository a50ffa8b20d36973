//! The writer, the only way to change a plan's files.

use std::path::{Path, PathBuf};

use super::error::{Unwritten, WriteError};
use super::journal::{Journal, folder};
use super::recover::{Recovered, recover};
use super::rights::LostRights;
use super::state::{HOLDER, Holder, JOURNAL, LAST, StateDir};
use super::step::{self, FileStep, StepState, lay, prepare};
use crate::edit::line_diff::changed;
use crate::locale::{Text, shell_word, text};
use crate::source::{Lock, Root, Sources, StillHeld, Waiting};

/// A plan locked for changes by this run.
#[derive(Debug)]
pub struct Writer {
    dir: PathBuf,
    root: Root,
    by: Holder,
    /// The directory with the state directories of all plans.
    base: Option<PathBuf>,
    /// The state directory, or the reason why there is none.
    state: Result<StateDir, Unwritten>,
    recovered: Option<Recovered>,
    /// Held as long as the plan may be changed.
    _locks: [Option<Lock>; 2],
}

/// The reason why a plan cannot be opened for changes.
#[derive(Debug)]
pub enum NotOpened {
    /// Another run holds the lock.
    Held,
    /// An unfinished change cannot be recovered.
    Unwritten(Unwritten),
}

impl From<StillHeld> for NotOpened {
    fn from(_: StillHeld) -> Self {
        Self::Held
    }
}

impl From<Unwritten> for NotOpened {
    fn from(unwritten: Unwritten) -> Self {
        Self::Unwritten(unwritten)
    }
}

impl Writer {
    /// Waits for the lock on a plan, and recovers an unfinished change. The plan must not be read before.
    ///
    /// `base` is the directory of this user's state; `None` if there is none.
    pub fn open(dir: &Path, base: Option<&Path>, by: Holder, waiting: &Waiting<'_>) -> Result<Self, NotOpened> {
        let root = Root::of(dir);
        let lock = Lock::exclusive(&root, waiting)?;
        let state = StateDir::make(base, &root.path);
        let file = state.as_ref().ok().and_then(|state| state.lock_file().ok());
        let own_lock = file.map(|file| Lock::of_file(file, waiting)).transpose()?;
        if let Ok(state) = &state {
            // If this fails, a waiting run shows less about this one.
            let _ = serde_json::to_vec(&by).map(|by| state.note(HOLDER, &by));
        }
        let is_alone = [Some(&lock), own_lock.as_ref()].into_iter().flatten().any(Lock::is_held);
        let mut this = Self {
            dir: dir.to_path_buf(),
            root,
            by,
            base: base.map(Path::to_path_buf),
            state,
            recovered: None,
            _locks: [Some(lock), own_lock],
        };
        this.recovered = this.recover(is_alone)?;
        Ok(this)
    }

    fn recover(&self, is_alone: bool) -> Result<Option<Recovered>, Unwritten> {
        let base = self.base.as_deref();
        let has_journal = |root: &PathBuf| StateDir::has(base, root, JOURNAL);
        if let Some(above) = self.root.above.as_ref().filter(|above| has_journal(above)) {
            return Err(of_all_plans(above));
        }
        let mut recovered = None;
        for root in [&self.root.path].into_iter().chain(&self.root.plans).filter(|root| has_journal(root)) {
            let Some(state) = StateDir::find(base, root) else { continue };
            if !is_alone {
                return Err(
                    Unwritten::new(&state.file(JOURNAL).display().to_string(), &WriteError::NoLocks).unfinished()
                );
            }
            recovered = recover(root, &state)?.or(recovered);
        }
        Ok(recovered)
    }

    /// Returns the recovered change, if there was one.
    pub fn recovered(&self) -> Option<&Recovered> {
        self.recovered.as_ref()
    }

    /// Writes every file that differs in `after`: changed, added or deleted.
    ///
    /// Writes nothing if one of them cannot be written, or no longer holds the text that was read. Returns the
    /// rights that files lost, with their paths.
    pub fn write(&self, before: &Sources, after: &Sources) -> Result<Vec<(String, LostRights)>, Unwritten> {
        let steps = prepare(&self.dir, &changed(before, after))?;
        match &self.state {
            _ if steps.is_empty() => Ok(Vec::new()),
            Ok(state) => self.make(&steps, state),
            // The change of a single file is atomic without a journal.
            Err(_) if steps.len() == 1 => make_alone(&steps),
            Err(unusable) => Err(unusable.clone()),
        }
    }

    /// Makes a change, recorded in the journal first.
    pub(super) fn make(&self, steps: &[FileStep], state: &StateDir) -> Result<Vec<(String, LostRights)>, Unwritten> {
        self.journal(steps).store(state, JOURNAL)?;
        let lost = lay(steps).map_err(|unwritten| {
            let is_forgotten = state.remove(JOURNAL).is_ok();
            if is_forgotten { unwritten } else { unwritten.taken_back_by_next() }
        })?;
        // From here on the change will be completed, by this run or the next.
        if let Err(unwritten) = step::finish(steps) {
            return Err(self.take_back(steps, state, unwritten));
        }
        // If this fails, the journal stays and says that all is done; the next change removes it.
        let _ = state.rename(JOURNAL, LAST);
        self.forget_others();
        Ok(lost)
    }

    /// Reverts the steps made of a change that cannot be finished; returns the error to report.
    ///
    /// The reversal replaces the change in the journal, so that recovery continues it if this run is killed.
    pub(super) fn take_back(&self, steps: &[FileStep], state: &StateDir, unwritten: Unwritten) -> Unwritten {
        // Their texts are in the journal.
        steps.iter().for_each(FileStep::discard);
        let states: Result<Vec<StepState>, WriteError> = steps.iter().map(FileStep::state).collect();
        let Ok(states) = states else { return unwritten.finished_by_next() };
        let is_made = steps.iter().zip(states).filter(|(_, state)| *state == StepState::Done);
        let back: Vec<FileStep> = is_made.map(|(step, _)| step.back()).collect();
        if self.journal(&back).into_back().store(state, JOURNAL).is_err() {
            return unwritten.finished_by_next();
        }
        let is_back = lay(&back).and_then(|_| step::finish(&back)).is_ok() && state.remove(JOURNAL).is_ok();
        if is_back { unwritten } else { unwritten.taken_back_by_next() }
    }

    pub(super) fn journal(&self, steps: &[FileStep]) -> Journal {
        Journal::new(&self.root.path, &folder(&self.dir, &self.root.path), &self.by, steps)
    }

    /// Forgets the last change of enclosing and nested plans, which this change may have touched.
    fn forget_others(&self) {
        for root in self.root.above.iter().chain(&self.root.plans) {
            if let Some(state) = StateDir::find(self.base.as_deref(), root) {
                let _ = state.remove(LAST);
            }
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        if let Ok(state) = &self.state {
            let _ = state.remove(HOLDER);
        }
    }
}

/// Makes a change of one file, without a journal.
fn make_alone(steps: &[FileStep]) -> Result<Vec<(String, LostRights)>, Unwritten> {
    let lost = lay(steps)?;
    step::finish(steps).inspect_err(|_| steps.iter().for_each(FileStep::discard))?;
    Ok(lost)
}

/// Creates the error for an unfinished change of several plans, which only a command on all of them can finish.
fn of_all_plans(above: &Path) -> Unwritten {
    let path = above.display().to_string();
    let above = shell_word(&path);
    Unwritten {
        reason: Text::fixed("har en påbörjad ändring av flera planer", "has an unfinished change of several plans"),
        help: text!(
            "`plan undo -C {above}` ångrar den; varje annat kommando som ändrar, med samma -C, gör klart den",
            "`plan undo -C {above}` undoes it; any other command that changes, with the same -C, finishes it"
        ),
        path: path.clone(),
    }
}
