//! A change, written down before it is made, so that the next run can make the plan whole where this one is killed.
//!
//! When the change is made, the same file is kept as the last change: `plan undo` takes it back.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::fault::{Fault, Unwritten};
use super::state::{Holder, LAST, StateDir};
use super::step::{NewText, Step};
use super::temporary;
use crate::source::{Root, SourceFile, Sources, inner, is_toml};

/// What the files of this version say; another version may write another.
const VERSION: u8 = 1;

/// A change of a plan, whole: every file it changes, with the text before and after.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journal {
    journal: u8,
    /// The root of the plan that is changed.
    plan: String,
    /// The run that makes the change.
    pub(super) by: Holder,
    /// Whether it takes back a change that could not be made.
    pub(super) is_back: bool,
    pub(super) steps: Vec<Written>,
}

/// A step as it is written down.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    /// The file, seen from the plan's root.
    pub(super) path: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
    /// The name that the new text lies by until it takes the file's place.
    temporary: Option<String>,
}

impl Journal {
    /// Writes down a change. `folder` is what stands before the steps' paths, seen from the root.
    pub(super) fn new(root: &Path, folder: &str, by: &Holder, steps: &[Step]) -> Self {
        let written = |Step { path, before, after, .. }: &Step| Written {
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

    /// Says that it takes back a change that could not be made.
    pub(super) fn into_back(self) -> Self {
        Self { is_back: true, ..self }
    }

    /// Brings the journal to disk.
    pub(super) fn store(&self, state: &StateDir, name: &str) -> Result<(), Unwritten> {
        let bytes = serde_json::to_vec(self).map_err(std::io::Error::from);
        let stored = bytes.and_then(|bytes| state.store(name, &bytes));
        stored.map_err(|error| Unwritten::new(&state.file(name).display().to_string(), &Fault::Io(error)))
    }

    /// Reads what is written down of the plan with this root: none where nothing is, an error where it cannot be
    /// believed.
    pub(super) fn read(state: &StateDir, name: &str, root: &Path) -> Result<Option<Self>, Unwritten> {
        let unread = || Unwritten::unbelieved(&state.file(name));
        let Some(bytes) = state.read(name).map_err(|_| unread())? else { return Ok(None) };
        let journal: Self = serde_json::from_slice(&bytes).map_err(|_| unread())?;
        let is_ours = journal.journal == VERSION && journal.plan == root.to_string_lossy();
        if is_ours && journal.steps.iter().all(Written::is_inside) { Ok(Some(journal)) } else { Err(unread()) }
    }

    /// Returns the files that it changes, seen from the root.
    pub(super) fn files(&self) -> Vec<String> {
        self.steps.iter().map(|step| step.path.clone()).collect()
    }
}

/// Returns what stands before the paths of a plan's files, seen from its root: empty, or with a `/` at its end.
pub(super) fn folder(dir: &Path, root: &Path) -> String {
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    let folder = dir.strip_prefix(root).unwrap_or(Path::new(""));
    folder.components().map(|part| part.as_os_str().to_string_lossy() + "/").collect()
}

impl Written {
    /// Returns whether the path is one that a plan's file can have.
    fn is_inside(&self) -> bool {
        let path = Path::new(&self.path);
        let is_plain = |part: Component<'_>| match part {
            Component::Normal(part) => !part.as_encoded_bytes().starts_with(b"."),
            _ => false,
        };
        path.components().all(is_plain) && is_toml(self.path.rsplit('/').next().unwrap_or_default())
    }

    /// Finds the file on disk; none where links lead out of the plan, or the new text's name is none that is given
    /// here.
    pub(super) fn resolve(&self, root: &Path) -> Result<Option<Step>, Fault> {
        let Self { path, before, after, temporary } = self;
        let target = Step::locate(root, path, before.is_some() && after.is_some())?;
        let is_inside = inner(root, &target).is_some();
        let after = match (after, temporary) {
            (Some(text), Some(name)) if temporary::is_of(&target, name) => {
                Some(NewText { temporary: name.clone(), text: text.clone() })
            }
            (None, None) => None,
            _ => return Ok(None),
        };
        Ok(is_inside.then(|| Step { path: path.clone(), before: before.clone(), after, target }))
    }
}

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
