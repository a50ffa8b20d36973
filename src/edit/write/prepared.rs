//! A change that is ready to be made.

use std::path::Path;

use super::fault::{Fault, Unwritten};
use super::rights::{Like, Lost};
use super::step::{NewText, State, Step};
use super::{Changed, temporary};
use crate::source::{GOVERNANCE, MANIFEST, hash, inner};

/// All the steps of a change, each with its new text on disk. Dropped, it leaves nothing lying.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) steps: Vec<Step>,
    /// What files do not keep, with their paths.
    pub(super) lost: Vec<(String, Lost)>,
}

impl Prepared {
    /// Lays every new text beside its file.
    pub(super) fn new(dir: &Path, changes: &[Changed<'_>]) -> Result<Self, Unwritten> {
        let mut prepared = Self { steps: Vec::with_capacity(changes.len()), lost: Vec::new() };
        for change in changes {
            let (step, lost) = prepare(dir, change).map_err(|fault| Unwritten::new(change.path, &fault))?;
            prepared.lost.extend((!lost.is_nothing()).then(|| (step.path.clone(), lost)));
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

fn prepare(dir: &Path, change: &Changed<'_>) -> Result<(Step, Lost), Fault> {
    let Changed { path, before, after } = *change;
    let target = Step::locate(dir, path, before.is_some() && after.is_some())?;
    if inner(dir, &target).is_none() {
        return Err(Fault::Outside);
    }
    let like = if before.is_some() { Some(Like::replaced(&target)?) } else { sibling(&target) };
    if before.is_some() && like.as_ref().is_some_and(Like::is_read_only) {
        return Err(Fault::ReadOnly);
    }
    let (after, lost) = match after {
        Some(text) => {
            let (temporary, lost) = temporary::lay(&target, text.as_bytes(), like.as_ref())?;
            (Some(NewText { temporary, hash: hash(text) }), lost)
        }
        None => (None, Lost::default()),
    };
    Ok((Step { path: path.to_owned(), before: before.map(hash), after, target }, lost))
}

/// Returns what a file beside a new one is like.
fn sibling(target: &Path) -> Option<Like> {
    [MANIFEST, GOVERNANCE].into_iter().find_map(|name| Like::beside(&target.with_file_name(name)).ok())
}
