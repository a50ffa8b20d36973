//! Writes changed files: the one place that does.
//!
//! Whatever happens, the power failing included, a plan holds all of a change or nothing of it. Every new text is laid
//! beside its file first, whole and on disk. One file is then replaced in a single step. Several are written down in a
//! [`journal`] before the first is replaced, so that the next run can finish what a killed one began.

mod fault;
mod journal;
mod prepared;
mod recover;
mod rights;
mod step;
mod temporary;
mod whole;

use std::path::Path;

use super::changed::{Changed, changed};
use crate::source::Sources;
pub use fault::Unwritten;
use prepared::Prepared;
pub use recover::{is_unfinished, recover};
pub use rights::Lost;
use step::{State, Step};
pub use whole::{make_folder, write_whole};

/// Writes every file below `dir` that differs in `after`: changed, new or gone.
///
/// Nothing is written when any of them cannot be, or no longer holds what was read. Returns what files did not keep, with
/// their paths. Whoever calls this has held the plan's [`Lock`](crate::source::Lock) since before it was read.
pub fn write(dir: &Path, before: &Sources, after: &Sources) -> Result<Vec<(String, Lost)>, Unwritten> {
    let changes = changed(before, after);
    let mut prepared = Prepared::new(dir, &changes)?;
    prepared.expect_unchanged()?;
    let lost = std::mem::take(&mut prepared.lost);
    make(dir, &changes, prepared)?;
    Ok(lost)
}

fn make(dir: &Path, changes: &[Changed<'_>], prepared: Prepared) -> Result<(), Unwritten> {
    if changes.len() < 2 {
        return step::finish(&prepared.steps);
    }
    journal::store(dir, &prepared.steps)?;
    // From here on all of it is made, by this run or by the next.
    let steps = prepared.keep();
    if let Err(unwritten) = step::finish(&steps) {
        let undone = undo(dir, changes, &steps);
        return Err(if undone.is_ok() { unwritten } else { unwritten.half() });
    }
    // Where it stays, it says that everything is done; the next run takes it away.
    let _ = journal::remove(dir);
    Ok(())
}

/// Takes back what was made of a change that cannot be finished.
///
/// The way back has a journal too, which takes the other's place in one step: a run that is killed here is finished
/// backwards.
fn undo(dir: &Path, changes: &[Changed<'_>], steps: &[Step]) -> Result<(), Unwritten> {
    let (mut made, mut left) = (Vec::new(), Vec::new());
    for (change, step) in changes.iter().zip(steps) {
        match step.state().map_err(|fault| Unwritten::new(change.path, &fault))? {
            State::Done => made.push(change.undone()),
            State::Waiting | State::Foreign => left.push(step),
        }
    }
    let back = Prepared::new(dir, &made)?;
    journal::store(dir, &back.steps)?;
    left.into_iter().for_each(Step::discard);
    step::finish(&back.keep())?;
    journal::remove(dir)
}

#[cfg(test)]
mod tests;
