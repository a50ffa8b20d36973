//! A change that is ready to be made.

use std::fs::{self, Metadata};
use std::path::Path;

use super::fault::{Fault, Unwritten};
use super::step::{NewText, State, Step};
use super::{Changed, temporary};
use crate::source::{GOVERNANCE, MANIFEST, hash, inner};

/// All the steps of a change, each with its new text on disk. Dropped, it leaves nothing lying.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) steps: Vec<Step>,
}

impl Prepared {
    /// Lays every new text beside its file.
    pub(super) fn new(dir: &Path, changes: &[Changed<'_>]) -> Result<Self, Unwritten> {
        let mut prepared = Self { steps: Vec::with_capacity(changes.len()) };
        for change in changes {
            let step = prepare(dir, change).map_err(|fault| Unwritten::new(change.path, &fault))?;
            prepared.steps.push(step);
        }
        Ok(prepared)
    }

    /// Makes sure that every file still holds what was read.
    pub(super) fn expect_unchanged(&self) -> Result<(), Unwritten> {
        let expect = |step: &Step| match step.state()? {
            State::Waiting => Ok(()),
            State::Done | State::Foreign if step.before.is_none() => Err(Fault::Taken),
            State::Done | State::Foreign => Err(Fault::Changed),
        };
        self.steps.iter().try_for_each(|step| expect(step).map_err(|fault| Unwritten::new(&step.path, &fault)))
    }

    /// Leaves the new texts lying, for a journal answers for them now.
    pub(super) fn keep(mut self) -> Vec<Step> {
        std::mem::take(&mut self.steps)
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // What has taken its file's place is not there any more.
        self.steps.iter().for_each(Step::discard);
    }
}

fn prepare(dir: &Path, change: &Changed<'_>) -> Result<Step, Fault> {
    let Changed { path, before, after } = *change;
    let target = Step::locate(dir, path, before.is_some() && after.is_some())?;
    if inner(dir, &target).is_none() {
        return Err(Fault::Outside);
    }
    let like = if before.is_some() { Some(fs::metadata(&target)?) } else { sibling(&target) };
    if before.is_some() && like.as_ref().is_some_and(|like| like.permissions().readonly()) {
        return Err(Fault::ReadOnly);
    }
    let after = match after {
        Some(text) => {
            Some(NewText { temporary: temporary::lay(&target, text.as_bytes(), like.as_ref())?, hash: hash(text) })
        }
        None => None,
    };
    Ok(Step { path: path.to_owned(), before: before.map(hash), after, target })
}

/// Returns what a file beside a new one is like.
fn sibling(target: &Path) -> Option<Metadata> {
    [MANIFEST, GOVERNANCE].into_iter().find_map(|name| fs::metadata(target.with_file_name(name)).ok())
}
