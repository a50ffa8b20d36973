//! The change of one file: preparation, progress and application.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::FileChange;
use super::error::{Unwritten, WriteError};
use super::rights::{FileRights, LostRights};
use super::temporary::{self, sync_folder};
use crate::source::{GOVERNANCE, MANIFEST, MAX_BYTES, inner};

/// The change of one file.
#[derive(Debug)]
pub(super) struct FileStep {
    /// The path of the file, as named in its sources.
    pub(super) path: String,
    /// The old text; `None` for a new file.
    pub(super) before: Option<String>,
    /// The new text; `None` for a deleted file.
    pub(super) after: Option<NewText>,
    /// The resolved path.
    pub(super) target: PathBuf,
}

/// A new text in a temporary file beside its target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewText {
    /// The name of the temporary file.
    pub(super) temporary: String,
    /// The text.
    pub(super) text: String,
}

/// The progress of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StepState {
    Waiting,
    Done,
    /// The file holds neither the old nor the new text.
    Foreign,
}

impl FileStep {
    /// Resolves the path of a file. A link is followed only if the file is replaced, so that it stays a link.
    pub(super) fn locate(dir: &Path, path: &str, is_replaced: bool) -> io::Result<PathBuf> {
        let path = dir.join(path);
        if is_replaced {
            return fs::canonicalize(path);
        }
        let folder = fs::canonicalize(path.parent().unwrap_or(dir))?;
        Ok(folder.join(path.file_name().unwrap_or_default()))
    }

    /// Determines the progress by reading the file.
    pub(super) fn state(&self) -> Result<StepState, WriteError> {
        // A link is deleted itself; a link at the path of a new file is in the way.
        let now = held(&self.target, self.before.is_some())?;
        let is = |text: Option<&String>| match &now {
            Held::Nothing => text.is_none(),
            Held::Text(now) => text == Some(now),
            Held::Other => false,
        };
        Ok(match () {
            () if is(self.after.as_ref().map(|it| &it.text)) => StepState::Done,
            () if is(self.before.as_ref()) => StepState::Waiting,
            () => StepState::Foreign,
        })
    }

    /// Returns whether the temporary file is complete.
    pub(super) fn is_laid(&self) -> bool {
        let Some(NewText { temporary, text }) = &self.after else { return false };
        matches!(held(&self.target.with_file_name(temporary), false), Ok(Held::Text(laid)) if laid == *text)
    }

    /// Applies the step atomically.
    fn take(&self) -> io::Result<()> {
        match &self.after {
            Some(NewText { temporary, .. }) => fs::rename(self.target.with_file_name(temporary), &self.target),
            None => fs::remove_file(&self.target),
        }
    }

    /// Removes the temporary file, if it exists.
    pub(super) fn discard(&self) {
        if let Some(NewText { temporary, .. }) = &self.after {
            temporary::remove(&self.target, temporary);
        }
    }

    /// Returns the step that reverts this one.
    pub(super) fn back(&self) -> Self {
        let Self { path, before, after, target } = self;
        let new = |text: &String| NewText { temporary: temporary::free_name(target), text: text.clone() };
        let (before, after) = (after.as_ref().map(|it| it.text.clone()), before.as_ref().map(new));
        Self { path: path.clone(), before, after, target: target.clone() }
    }
}

/// The content of a path.
enum Held {
    Nothing,
    /// A text file.
    Text(String),
    /// Anything that cannot be a plan's file.
    Other,
}

fn held(path: &Path, follows_links: bool) -> io::Result<Held> {
    let metadata = if follows_links { fs::metadata(path) } else { fs::symlink_metadata(path) };
    let metadata = match metadata {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Held::Nothing),
        metadata => metadata?,
    };
    // Checked before it is opened, because opening a pipe blocks.
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Ok(Held::Other);
    }
    Ok(String::from_utf8(fs::read(path)?).map_or(Held::Other, Held::Text))
}

/// Applies all pending steps and syncs them to disk.
pub(super) fn finish(steps: &[FileStep]) -> Result<(), Unwritten> {
    for step in steps {
        let taken = || match step.state()? {
            StepState::Waiting => Ok(step.take()?),
            StepState::Done => Ok(()),
            StepState::Foreign => Err(WriteError::Changed),
        };
        taken().map_err(|fault: WriteError| Unwritten::new(&step.path, &fault))?;
    }
    sync_folders(steps);
    Ok(())
}

/// Syncs the directories of the changed files.
fn sync_folders(steps: &[FileStep]) {
    let folders: BTreeSet<&Path> = steps.iter().filter_map(|step| step.target.parent()).collect();
    folders.into_iter().for_each(sync_folder);
}

/// Returns the steps of a change. Fails if a file may not be changed, or no longer holds the text that was read.
pub(super) fn prepare(dir: &Path, changes: &[FileChange<'_>]) -> Result<Vec<FileStep>, Unwritten> {
    let step = |change: &FileChange<'_>| step(dir, change).map_err(|fault| Unwritten::new(change.path, &fault));
    changes.iter().map(step).collect()
}

fn step(dir: &Path, change: &FileChange<'_>) -> Result<FileStep, WriteError> {
    let FileChange { path, before, after } = *change;
    let target = FileStep::locate(dir, path, before.is_some() && after.is_some())?;
    if inner(dir, &target).is_none() {
        return Err(WriteError::Outside);
    }
    if before.is_some() && fs::metadata(&target)?.permissions().readonly() {
        return Err(WriteError::ReadOnly);
    }
    let after = after.map(|text| NewText { temporary: temporary::free_name(&target), text: text.to_owned() });
    let step = FileStep { path: path.to_owned(), before: before.map(str::to_owned), after, target };
    match step.state()? {
        StepState::Waiting => Ok(step),
        StepState::Done | StepState::Foreign if step.before.is_none() => Err(WriteError::Taken),
        StepState::Done | StepState::Foreign => Err(WriteError::Changed),
    }
}

/// Writes all temporary files, or none if one fails. Returns the paths of files that lose rights, with what they
/// lose.
pub(super) fn lay(steps: &[FileStep]) -> Result<Vec<(String, LostRights)>, Unwritten> {
    let mut all_lost = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match lay_one(step) {
            Ok(lost) => all_lost.extend((!lost.is_nothing()).then(|| (step.path.clone(), lost))),
            Err(error) => {
                steps[..at].iter().for_each(FileStep::discard);
                return Err(Unwritten::new(&step.path, &WriteError::from(error)));
            }
        }
    }
    Ok(all_lost)
}

fn lay_one(FileStep { before, after, target, .. }: &FileStep) -> std::io::Result<LostRights> {
    let Some(NewText { temporary, text }) = after else { return Ok(LostRights::default()) };
    let rights = if before.is_some() { Some(FileRights::replaced(target)?) } else { sibling(target) };
    temporary::lay(target, temporary, text.as_bytes(), rights.as_ref())
}

/// Returns the rights of a file beside a new one.
fn sibling(target: &Path) -> Option<FileRights> {
    [MANIFEST, GOVERNANCE].into_iter().find_map(|name| FileRights::beside(&target.with_file_name(name)).ok())
}
