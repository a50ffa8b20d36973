//! The only way to change a plan's files.

use std::path::{Path, PathBuf};

use super::fault::{Fault, Unwritten};
use super::journal::{Journal, folder};
use super::recover::{Recovered, recover};
use super::rights::Lost;
use super::state::{HOLDER, Holder, JOURNAL, LAST, StateDir};
use super::step::{self, State, Step, lay, prepare};
use crate::edit::diff::changed;
use crate::locale::{Text, shell_word, text};
use crate::source::{Lock, Root, Sources, StillHeld, Waiting};

/// A plan that this run alone may change, until it is dropped.
#[derive(Debug)]
pub struct Writer {
    dir: PathBuf,
    root: Root,
    by: Holder,
    /// The directory that all the users' state directories for plans lie in.
    base: Option<PathBuf>,
    /// Where the change is written down, or why it cannot be.
    state: Result<StateDir, Unwritten>,
    recovered: Option<Recovered>,
    /// Kept for as long as the plan may be changed.
    _locks: [Option<Lock>; 2],
}

/// Why a plan cannot be changed now.
#[derive(Debug)]
pub enum NotOpened {
    /// Another run holds it.
    Held,
    /// A killed run left it in the middle of a change, and it cannot be made whole.
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
    /// Waits until nobody else reads or changes the plan in a directory, and makes it whole where a killed run left it
    /// in the middle of a change. The plan must not have been read before.
    ///
    /// `base` is where this user's state lies; none where there is no such place.
    pub fn open(dir: &Path, base: Option<&Path>, by: Holder, waiting: &Waiting<'_>) -> Result<Self, NotOpened> {
        let root = Root::of(dir);
        let lock = Lock::exclusive(&root, waiting)?;
        let state = StateDir::make(base, &root.path);
        let file = state.as_ref().ok().and_then(|state| state.lock_file().ok());
        let own_lock = file.map(|file| Lock::of_file(file, waiting)).transpose()?;
        if let Ok(state) = &state {
            // Who waits is told less where it cannot be noted.
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
                return Err(Unwritten::new(&state.file(JOURNAL).display().to_string(), &Fault::NoLocks).unfinished());
            }
            recovered = recover(root, &state)?.or(recovered);
        }
        Ok(recovered)
    }

    /// Returns what became of a change that a killed run had begun; none where there was none.
    pub fn recovered(&self) -> Option<&Recovered> {
        self.recovered.as_ref()
    }

    /// Writes every file that differs in `after`: changed, new or gone.
    ///
    /// Nothing is written when any of them cannot be, or no longer holds what was read. Returns what files did not
    /// keep, with their paths.
    pub fn write(&self, before: &Sources, after: &Sources) -> Result<Vec<(String, Lost)>, Unwritten> {
        let steps = prepare(&self.dir, &changed(before, after))?;
        match &self.state {
            _ if steps.is_empty() => Ok(Vec::new()),
            Ok(state) => self.make(&steps, state),
            // One file is replaced in a single step.
            Err(_) if steps.len() == 1 => make_alone(&steps),
            Err(unusable) => Err(unusable.clone()),
        }
    }

    /// Makes a change that is written down first.
    pub(super) fn make(&self, steps: &[Step], state: &StateDir) -> Result<Vec<(String, Lost)>, Unwritten> {
        self.journal(steps).store(state, JOURNAL)?;
        let lost = lay(steps).map_err(|unwritten| {
            let is_forgotten = state.remove(JOURNAL).is_ok();
            if is_forgotten { unwritten } else { unwritten.taken_back_by_next() }
        })?;
        // From here on all of it is made, by this run or by the next.
        if let Err(unwritten) = step::finish(steps) {
            return Err(self.take_back(steps, state, unwritten));
        }
        // Where it stays, it says that everything is done; the next change takes it away.
        let _ = state.rename(JOURNAL, LAST);
        self.forget_others();
        Ok(lost)
    }

    /// Takes back what was made of a change that cannot be finished; returns what to say of it.
    ///
    /// The way back is written down too, in the place of the change: a run that is killed here is finished backwards.
    pub(super) fn take_back(&self, steps: &[Step], state: &StateDir, unwritten: Unwritten) -> Unwritten {
        // Their texts are written down.
        steps.iter().for_each(Step::discard);
        let states: Result<Vec<State>, Fault> = steps.iter().map(Step::state).collect();
        let Ok(states) = states else { return unwritten.finished_by_next() };
        let is_made = steps.iter().zip(states).filter(|(_, state)| *state == State::Done);
        let back: Vec<Step> = is_made.map(|(step, _)| step.back()).collect();
        if self.journal(&back).into_back().store(state, JOURNAL).is_err() {
            return unwritten.finished_by_next();
        }
        let is_back = lay(&back).and_then(|_| step::finish(&back)).is_ok() && state.remove(JOURNAL).is_ok();
        if is_back { unwritten } else { unwritten.taken_back_by_next() }
    }

    pub(super) fn journal(&self, steps: &[Step]) -> Journal {
        Journal::new(&self.root.path, &folder(&self.dir, &self.root.path), &self.by, steps)
    }

    /// Forgets what was the last change of plans that this change may have touched.
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

/// Makes a change of one file that cannot be written down.
fn make_alone(steps: &[Step]) -> Result<Vec<(String, Lost)>, Unwritten> {
    let lost = lay(steps)?;
    step::finish(steps).inspect_err(|_| steps.iter().for_each(Step::discard))?;
    Ok(lost)
}

/// Says that a change of several plans waits for somebody who changes them all.
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
