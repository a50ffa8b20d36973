//! What is done to one file, and how far it has come.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::fault::{Fault, Unwritten};
use super::temporary::{self, sync_folder};
use crate::source::MAX_BYTES;

/// What is done to one file.
#[derive(Debug)]
pub(super) struct Step {
    /// The file, as its sources name it.
    pub(super) path: String,
    /// What it holds until then; none where there is no file yet.
    pub(super) before: Option<String>,
    /// What takes its place; none where it goes away.
    pub(super) after: Option<NewText>,
    /// Where the file is.
    pub(super) target: PathBuf,
}

/// A text that lies beside its file until it takes the file's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NewText {
    /// The name that it lies there by.
    pub(super) temporary: String,
    /// What it says.
    pub(super) text: String,
}

/// How far a step has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    Waiting,
    Done,
    /// The file holds something else than before and after.
    Foreign,
}

impl Step {
    /// Returns where a file is. A file whose text is replaced may be a link; it stays one.
    pub(super) fn locate(dir: &Path, path: &str, is_replaced: bool) -> io::Result<PathBuf> {
        let path = dir.join(path);
        if is_replaced {
            return fs::canonicalize(path);
        }
        let folder = fs::canonicalize(path.parent().unwrap_or(dir))?;
        Ok(folder.join(path.file_name().unwrap_or_default()))
    }

    /// Looks how far the step has come.
    pub(super) fn state(&self) -> Result<State, Fault> {
        // A link to a file that goes away goes; one that lies where a new file belongs is in its way.
        let now = held(&self.target, self.before.is_some())?;
        let is = |text: Option<&String>| match &now {
            Held::Nothing => text.is_none(),
            Held::Text(now) => text == Some(now),
            Held::Other => false,
        };
        Ok(match () {
            () if is(self.after.as_ref().map(|it| &it.text)) => State::Done,
            () if is(self.before.as_ref()) => State::Waiting,
            () => State::Foreign,
        })
    }

    /// Returns whether the new text lies beside the file.
    pub(super) fn is_laid(&self) -> bool {
        let Some(NewText { temporary, text }) = &self.after else { return false };
        matches!(held(&self.target.with_file_name(temporary), false), Ok(Held::Text(laid)) if laid == *text)
    }

    /// Takes the step: whole, or not at all.
    fn take(&self) -> io::Result<()> {
        match &self.after {
            Some(NewText { temporary, .. }) => fs::rename(self.target.with_file_name(temporary), &self.target),
            None => fs::remove_file(&self.target),
        }
    }

    /// Takes the new text away, where it still lies there.
    pub(super) fn discard(&self) {
        if let Some(NewText { temporary, .. }) = &self.after {
            temporary::remove(&self.target, temporary);
        }
    }

    /// Returns the step that takes this one back.
    pub(super) fn back(&self) -> Self {
        let Self { path, before, after, target } = self;
        let new = |text: &String| NewText { temporary: temporary::free_name(target), text: text.clone() };
        let (before, after) = (after.as_ref().map(|it| it.text.clone()), before.as_ref().map(new));
        Self { path: path.clone(), before, after, target: target.clone() }
    }
}

/// What lies at a path.
enum Held {
    Nothing,
    /// A file, with its text.
    Text(String),
    /// Something that no plan's file is.
    Other,
}

fn held(path: &Path, follows_links: bool) -> io::Result<Held> {
    let metadata = if follows_links { fs::metadata(path) } else { fs::symlink_metadata(path) };
    let metadata = match metadata {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Held::Nothing),
        metadata => metadata?,
    };
    // Asked before it is opened: opening a pipe waits for its other end.
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Ok(Held::Other);
    }
    Ok(String::from_utf8(fs::read(path)?).map_or(Held::Other, Held::Text))
}

/// Takes all the steps that wait, and brings them to disk.
pub(super) fn finish(steps: &[Step]) -> Result<(), Unwritten> {
    for step in steps {
        let taken = || match step.state()? {
            State::Waiting => Ok(step.take()?),
            State::Done => Ok(()),
            State::Foreign => Err(Fault::Changed),
        };
        taken().map_err(|fault: Fault| Unwritten::new(&step.path, &fault))?;
    }
    sync_folders(steps);
    Ok(())
}

/// Brings the names of the files that lie in the steps' folders to disk.
fn sync_folders(steps: &[Step]) {
    let folders: BTreeSet<&Path> = steps.iter().filter_map(|step| step.target.parent()).collect();
    folders.into_iter().for_each(sync_folder);
}
