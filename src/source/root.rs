//! The directory that a plan is locked and recorded by.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{folders, governing, has};
use super::{GOVERNANCE, MANIFEST};

/// The directory that a plan is known by, whichever way it was asked for, and those that share files with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The portfolio's directory where the plan is a part of one, else the directory itself; without links.
    pub path: PathBuf,
    /// The directory above a plan that nothing governs: all the plans there can be changed at once.
    pub above: Option<PathBuf>,
    /// The plans in a directory that is neither a plan nor a portfolio, in order.
    pub plans: Vec<PathBuf>,
}

impl Root {
    /// Finds the root of the plan in a directory.
    pub fn of(dir: &Path) -> Self {
        let path = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
        let (above, plans) = (None, Vec::new());
        if has(&path, MANIFEST) {
            return match governing(&path) {
                Some(path) => Self { path, above, plans },
                None => Self { above: path.parent().map(Path::to_path_buf), path, plans },
            };
        }
        if has(&path, GOVERNANCE) {
            return Self { path, above, plans };
        }
        let mut folders = folders(&path).unwrap_or_default();
        folders.sort();
        let plans = folders.into_iter().map(|folder| path.join(folder)).filter(|folder| has(folder, MANIFEST));
        Self { plans: plans.collect(), path, above }
    }

    /// Returns the directories to lock, in the order that everybody takes them in.
    pub(super) fn locked(&self) -> &[PathBuf] {
        // Plans that nothing governs are each on their own.
        if self.plans.is_empty() { std::slice::from_ref(&self.path) } else { &self.plans }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_under_one_governance_share_a_root_and_others_have_their_own() {
        let temporary = snapbox::dir::DirRoot::mutable_temp().unwrap();
        let path = |path: &str| temporary.path().unwrap().canonicalize().unwrap().join(path);
        for file in ["one/governance.toml", "one/a/plan.toml", "two/a/plan.toml", "two/b/plan.toml", "two/c/notes.txt"]
        {
            fs::create_dir_all(path(file).parent().unwrap()).unwrap();
            fs::write(path(file), "").unwrap();
        }
        for dir in ["one", "one/a", "one/../one/a/."] {
            assert_eq!(Root::of(&path(dir)), Root { path: path("one"), above: None, plans: Vec::new() }, "{dir}");
        }
        assert_eq!(Root::of(&path("two")).locked(), [path("two/a"), path("two/b")]);
        assert_eq!(Root::of(&path("two/a")), Root { path: path("two/a"), above: Some(path("two")), plans: Vec::new() });
    }
}
