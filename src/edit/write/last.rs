//! The last change of a plan, for whoever wants it taken back.

use std::path::{Path, PathBuf};

use super::fault::Unwritten;
use super::journal::{Journal, Written, folder};
use super::state::{LAST, StateDir};
use crate::source::{Root, SourceFile, Sources};

/// The last change of a plan that this user made.
#[derive(Debug)]
pub struct LastChange {
    /// What `plan` was asked to do.
    pub command: String,
    /// The root of the plans that were changed.
    pub root: PathBuf,
    steps: Vec<Written>,
}

/// Why a change cannot be taken back.
#[derive(Debug, PartialEq, Eq)]
pub enum NotUndone {
    /// These files are not as the change left them.
    Changed(Vec<String>),
    /// These files are no part of the plan that was read.
    Elsewhere(Vec<String>),
}

impl LastChange {
    /// Reads the last change of the plan in a directory; none where none is kept. It is an error where
    /// the place for it cannot be used: a change may be kept there that is not believed.
    pub fn read(dir: &Path, state: Option<&Path>) -> Result<Option<Self>, Unwritten> {
        let root = Root::of(dir).path;
        let Some(state) = StateDir::look(state, &root)? else { return Ok(None) };
        let journal = Journal::read(&state, LAST, &root)?;
        Ok(journal.map(|Journal { by, steps, .. }| Self { command: by.command, root, steps }))
    }

    /// Returns the plan that was read from a directory as it was before the change.
    pub fn undone(&self, dir: &Path, now: &Sources) -> Result<Sources, NotUndone> {
        // A plan in a portfolio knows its own files without its folder.
        let folder = folder(dir, &self.root);
        let (mut elsewhere, mut changed) = (Vec::new(), Vec::new());
        let mut before = now.with_texts([]);
        for step in &self.steps {
            let Some(path) = step.path.strip_prefix(&folder) else {
                elsewhere.push(step.path.clone());
                continue;
            };
            if now.at(path).map(SourceFile::text) != step.after.as_deref() {
                changed.push(path.to_owned());
                continue;
            }
            match &step.before {
                Some(text) => before.put(path, text.clone()),
                None => before.take(path),
            }
        }
        match (elsewhere.is_empty(), changed.is_empty()) {
            (false, _) => Err(NotUndone::Elsewhere(elsewhere)),
            (true, false) => Err(NotUndone::Changed(changed)),
            (true, true) => Ok(before),
        }
    }
}
