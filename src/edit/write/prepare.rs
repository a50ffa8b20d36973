//! What a change does to each file, looked into before anything is written.

use std::fs;
use std::path::Path;

use super::fault::{Fault, Unwritten};
use super::rights::{Like, Lost};
use super::step::{NewText, State, Step};
use super::{Changed, temporary};
use crate::source::{GOVERNANCE, MANIFEST, inner};

/// Returns the steps of a change; an error where a file may not be changed, or no longer holds what was read.
pub(super) fn prepare(dir: &Path, changes: &[Changed<'_>]) -> Result<Vec<Step>, Unwritten> {
    let step = |change: &Changed<'_>| step(dir, change).map_err(|fault| Unwritten::new(change.path, &fault));
    changes.iter().map(step).collect()
}

fn step(dir: &Path, change: &Changed<'_>) -> Result<Step, Fault> {
    let Changed { path, before, after } = *change;
    let target = Step::locate(dir, path, before.is_some() && after.is_some())?;
    if inner(dir, &target).is_none() {
        return Err(Fault::Outside);
    }
    if before.is_some() && fs::metadata(&target)?.permissions().readonly() {
        return Err(Fault::ReadOnly);
    }
    let after = after.map(|text| NewText { temporary: temporary::free_name(&target), text: text.to_owned() });
    let step = Step { path: path.to_owned(), before: before.map(str::to_owned), after, target };
    match step.state()? {
        State::Waiting => Ok(step),
        State::Done | State::Foreign if step.before.is_none() => Err(Fault::Taken),
        State::Done | State::Foreign => Err(Fault::Changed),
    }
}

/// Lays every new text beside its file: none of them where one cannot be laid. Returns what files do not keep, with
/// their paths.
pub(super) fn lay(steps: &[Step]) -> Result<Vec<(String, Lost)>, Unwritten> {
    let mut all_lost = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match lay_one(step) {
            Ok(lost) => all_lost.extend((!lost.is_nothing()).then(|| (step.path.clone(), lost))),
            Err(error) => {
                steps[..at].iter().for_each(Step::discard);
                return Err(Unwritten::new(&step.path, &Fault::from(error)));
            }
        }
    }
    Ok(all_lost)
}

fn lay_one(Step { before, after, target, .. }: &Step) -> std::io::Result<Lost> {
    let Some(NewText { temporary, text }) = after else { return Ok(Lost::default()) };
    let like = if before.is_some() { Some(Like::replaced(target)?) } else { sibling(target) };
    temporary::lay(target, temporary, text.as_bytes(), like.as_ref())
}

/// Returns what a file beside a new one is like.
fn sibling(target: &Path) -> Option<Like> {
    [MANIFEST, GOVERNANCE].into_iter().find_map(|name| Like::beside(&target.with_file_name(name)).ok())
}
