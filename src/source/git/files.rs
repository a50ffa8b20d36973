//! Which files a plan had, each with its content's hash.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Blob;
use crate::source::layout::files_of_plan;

/// The files of a plan at one time, by their paths relative to the plan's directory.
pub type Files = BTreeMap<Arc<str>, Blob>;

/// A file that is not what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its path, relative to the plan's directory.
    pub path: Arc<str>,
    /// What it was; none for a new file.
    pub before: Option<Blob>,
    /// What it is; none for one that is gone.
    pub after: Option<Blob>,
}

/// Returns the files that differ, in the order of their paths.
pub fn changed(before: &Files, after: &Files) -> Vec<Changed> {
    let mut changed = Vec::new();
    let paths: BTreeSet<&Arc<str>> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let (old, new) = (before.get(path), after.get(path));
        if old != new {
            changed.push(Changed { path: path.clone(), before: old.cloned(), after: new.cloned() });
        }
    }
    changed
}

/// Returns those of all the files in a directory that are the plan's.
pub(super) fn of_plan(all: &Files) -> Files {
    let ours = files_of_plan(all.keys().map(ToString::to_string).collect());
    ours.iter().filter_map(|path| all.get_key_value(&**path)).map(|(path, blob)| (path.clone(), blob.clone())).collect()
}
