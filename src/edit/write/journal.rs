//! The journal: a change is recorded before it is made, so that the next run can complete it if this one is killed.
//!
//! Afterwards the journal is kept as the last change, for `plan undo`.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::{Unwritten, WriteError};
use super::state::{Holder, LAST, StateDir};
use super::step::{FileStep, NewText};
use super::temporary;
use crate::source::{Root, SourceFile, Sources, inner, is_toml};

/// The version of the journal format.
const VERSION: u8 = 1;

/// A complete change of a plan: the texts of all its files before and after.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    journal: u8,
    /// The root of the changed plan.
    plan: String,
    /// The run that makes the change.
    pub(super) by: Holder,
    /// True if it reverts a change that could not be made.
    pub(super) is_back: bool,
    pub(super) steps: Vec<JournalStep>,
}

/// A step as stored in the journal.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JournalStep {
    /// The file, relative to the plan's root.
    pub(super) path: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// The name of the temporary file with the new text.
    temporary: Option<String>,
}

impl Journal {
    /// Creates the journal of a change. `folder` is the prefix of the steps' paths, relative to the root.
    pub(super) fn new(root: &Path, folder: &str, by: &Holder, steps: &[FileStep]) -> Self {
        let written = |FileStep { path, before, after, .. }: &FileStep| JournalStep {
            path: format!("{folder}{path}"),
            before: before.clone(),
            after: after.as_ref().map(|new| new.text.clone()),
            temporary: after.as_ref().map(|new| new.temporary.clone()),
        };
        Self {
            journal: VERSION,
            plan: root.to_string_lossy().into_owned(),
            by: by.clone(),
            is_back: false,
            steps: steps.iter().map(written).collect(),
        }
    }

    /// Marks the journal as a reversal.
    pub(super) fn into_back(self) -> Self {
        Self { is_back: true, ..self }
    }

    /// Writes the journal to disk.
    pub(super) fn store(&self, state: &StateDir, name: &str) -> Result<(), Unwritten> {
        let bytes = serde_json::to_vec(self).map_err(std::io::Error::from);
        let stored = bytes.and_then(|bytes| state.store(name, &bytes));
        stored.map_err(|error| Unwritten::new(&state.file(name).display().to_string(), &WriteError::Io(error)))
    }

    /// Reads the journal of a plan, by the plan's root; `None` if there is none. Fails if it cannot be trusted.
    pub(super) fn read(state: &StateDir, name: &str, root: &Path) -> Result<Option<Self>, Unwritten> {
        let unreadable = || Unwritten::unbelieved(&state.file(name));
        let Some(bytes) = state.read(name).map_err(|_| unreadable())? else { return Ok(None) };
        let journal: Self = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
        let is_ours = journal.journal == VERSION && journal.plan == root.to_string_lossy();
        if is_ours && journal.steps.iter().all(JournalStep::is_inside) { Ok(Some(journal)) } else { Err(unreadable()) }
    }

    /// Returns the changed files, relative to the root.
    pub(super) fn files(&self) -> Vec<String> {
        self.steps.iter().map(|step| step.path.clone()).collect()
    }
}

/// Returns the prefix of the paths of a plan's files, relative to the root: empty, or ending in `/`.
pub(super) fn folder(dir: &Path, root: &Path) -> String {
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    let folder = dir.strip_prefix(root).unwrap_or(Path::new(""));
    folder.components().map(|part| part.as_os_str().to_string_lossy() + "/").collect()
}

impl JournalStep {
    /// Returns whether the path is one that a plan's file can have.
    fn is_inside(&self) -> bool {
        let path = Path::new(&self.path);
        let is_plain = |part: Component<'_>| match part {
            Component::Normal(part) => !part.as_encoded_bytes().starts_with(b"."),
            _ => false,
        };
        path.components().all(is_plain) && is_toml(self.path.rsplit('/').next().unwrap_or_default())
    }

    /// Locates the file on disk; `None` if links lead out of the plan, or if the temporary name was not made by
    /// this tool.
    pub(super) fn resolve(&self, root: &Path) -> Result<Option<FileStep>, WriteError> {
        let Self { path, before, after, temporary } = self;
        let target = FileStep::locate(root, path, before.is_some() && after.is_some())?;
        let is_inside = inner(root, &target).is_some();
        let after = match (after, temporary) {
            (Some(text), Some(name)) if temporary::is_of(&target, name) => {
                Some(NewText { temporary: name.clone(), text: text.clone() })
            }
            (None, None) => None,
            _ => return Ok(None),
        };
        Ok(is_inside.then(|| FileStep { path: path.clone(), before: before.clone(), after, target }))
    }
}

/// The last change that this user made of a plan.
#[derive(Debug)]
pub struct LastChange {
    /// The command that made it.
    pub command: String,
    /// The root of the changed plans.
    pub root: PathBuf,
    steps: Vec<JournalStep>,
}

/// The reason why a change cannot be undone.
#[derive(Debug, PartialEq, Eq)]
pub enum NotUndone {
    /// These files were changed since.
    Changed(Vec<String>),
    /// These files are not part of the plan that was read.
    Elsewhere(Vec<String>),
}

impl LastChange {
    /// Reads the last change of the plan in a directory; `None` if none is kept. Fails if the state directory
    /// cannot be used, because there may be a change in it that cannot be trusted.
    pub fn read(dir: &Path, state: Option<&Path>) -> Result<Option<Self>, Unwritten> {
        let root = Root::of(dir).path;
        let Some(state) = StateDir::look(state, &root)? else { return Ok(None) };
        let journal = Journal::read(&state, LAST, &root)?;
        Ok(journal.map(|Journal { by, steps, .. }| Self { command: by.command, root, steps }))
    }

    /// Returns the files of a plan as they were before the change.
    pub fn undone(&self, dir: &Path, now: &Sources) -> Result<Sources, NotUndone> {
        // The paths of a plan in a portfolio do not include the plan's own folder.
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
