//! The commits that changed the files of a plan.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::command::{Repository, ask, ask_text};
use super::log::{LoggedCommit, log};
use super::{Blob, RevisionError};
use crate::progress::{self, Task};
use crate::source::layout::files_of_plan;
use crate::source::{GOVERNANCE, MANIFEST};

/// A commit.
#[derive(Clone, Debug)]
pub struct Commit {
    /// The full hash.
    pub hash: String,
    /// The author, according to the mailmap.
    pub author: String,
    /// The author date (RFC 3339, in the author's time zone); empty if git has none.
    pub time: String,
    /// The author date in Unix seconds.
    pub written: i64,
    /// The first line of the message.
    pub subject: String,
    /// The indexes of the parents; several for a merge.
    pub parents: Vec<usize>,
    /// The files of the plan in this commit.
    pub files: Arc<Files>,
}

impl Commit {
    /// Returns the author's date without the time; empty if there is none.
    pub fn day(&self) -> &str {
        self.time.get(..10).unwrap_or_default()
    }

    /// Returns the abbreviated hash.
    pub fn short(&self) -> &str {
        self.hash.get(..8).unwrap_or(&self.hash)
    }
}

/// All commits that changed the files of a plan, and all merges, newest first.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The commits; each comes before its parents.
    pub commits: Vec<Commit>,
}

impl History {
    /// Returns the files of the plan in the latest commit.
    pub fn last(&self) -> Arc<Files> {
        self.commits.first().map(|commit| commit.files.clone()).unwrap_or_default()
    }

    /// Returns the merge base of two commits; `None` if they have no common ancestor.
    pub fn base(&self, one: usize, other: usize) -> Option<usize> {
        let mut left = BTreeMap::from([(one, (true, false))]);
        left.entry(other).or_default().1 = true;
        // A commit is only visited before its ancestors, so the first one reached from both sides is the latest
        // common one.
        while let Some((at, sides)) = left.pop_first() {
            if sides == (true, true) {
                return Some(at);
            }
            for parent in &self.commits.get(at)?.parents {
                let known = left.entry(*parent).or_default();
                *known = (known.0 || sides.0, known.1 || sides.1);
            }
        }
        None
    }
}

/// Reads the history of the plan in a directory, up to `HEAD`; empty if nothing was committed.
///
/// If the directory was renamed, its history continues under the old name. No file is read.
pub fn read_history(dir: &Path) -> Result<History, RevisionError> {
    progress::begin(Task::Git, None);
    let Repository { is_shallow, mut folder } = Repository::of(dir)?;
    if is_shallow {
        return Err(RevisionError::Shallow);
    }
    let mut told = match log(dir, &folder, "HEAD") {
        Err(_) if ask(dir, &["rev-parse", "--verify", "--quiet", "HEAD"]).is_err() => return Ok(History::default()),
        told => told?,
    };
    let mut numbered = Numbered::default();
    loop {
        let first = numbered.add(told);
        let Some(first) = first else { break };
        let hash = numbered.commits[first].told.hash.clone();
        let Some(before) = moved(dir, &hash, &folder)? else { break };
        numbered.continues = Some(first);
        folder = before;
        told = log(dir, &folder, &format!("{hash}^"))?;
    }
    // The number of versions to read is unknown until they are compared.
    progress::begin(Task::Versions, None);
    Ok(numbered.with_files())
}

/// Commits whose parents are indexes.
#[derive(Default)]
struct Numbered {
    commits: Vec<Linked>,
    /// The commit that continues the ones to be added next.
    continues: Option<usize>,
}

struct Linked {
    told: LoggedCommit,
    parents: Vec<usize>,
    /// The commit that its files were compared with.
    compared: Option<usize>,
}

impl Numbered {
    /// Adds older commits; returns the first of them in time.
    fn add(&mut self, told: Vec<LoggedCommit>) -> Option<usize> {
        let offset = self.commits.len();
        if told.is_empty() {
            return None;
        }
        if let Some(last) = self.continues.take().and_then(|last| self.commits.get_mut(last)) {
            last.parents.push(offset);
        }
        let numbers: BTreeMap<String, usize> =
            told.iter().enumerate().map(|(at, told)| (told.hash.clone(), offset + at)).collect();
        for told in told {
            let parents: Vec<usize> = told.parents.iter().filter_map(|hash| numbers.get(hash).copied()).collect();
            self.commits.push(Linked { compared: parents.first().copied(), parents, told });
        }
        Some(self.commits.len() - 1)
    }

    /// Computes the files of every commit, from the first on.
    fn with_files(self) -> History {
        let mut all: Vec<(Arc<Files>, Arc<Files>)> = vec![Default::default(); self.commits.len()];
        for (at, Linked { told, compared, .. }) in self.commits.iter().enumerate().rev() {
            let before = compared.and_then(|parent| all.get(parent)).cloned().unwrap_or_default();
            all[at] = if told.files.is_empty() { before } else { applied(&before.0, &told.files) };
        }
        let commits = self.commits.into_iter().zip(all).map(|(Linked { told, parents, .. }, (_, files))| {
            let LoggedCommit { hash, written, time, author, subject, .. } = told;
            Commit { hash, author, time, written, subject, parents, files }
        });
        History { commits: commits.collect() }
    }
}

/// Applies a commit's changes to all files of a folder; returns all of them, and those of the plan.
fn applied(before: &Files, changes: &[(Arc<str>, Option<Blob>)]) -> (Arc<Files>, Arc<Files>) {
    let mut all = before.clone();
    for (path, blob) in changes {
        match blob {
            Some(blob) => all.insert(path.clone(), blob.clone()),
            None => all.remove(path),
        };
    }
    let ours = of_plan(&all);
    (Arc::new(all), Arc::new(ours))
}

/// The files of a plan in one version, by path relative to the plan's directory.
pub type Files = BTreeMap<Arc<str>, Blob>;

/// A changed file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFile {
    /// The path, relative to the plan's directory.
    pub path: Arc<str>,
    /// The old blob; `None` for a new file.
    pub before: Option<Blob>,
    /// The new blob; `None` for a deleted file.
    pub after: Option<Blob>,
}

/// Returns the files that differ, sorted by path.
pub fn changed(before: &Files, after: &Files) -> Vec<ChangedFile> {
    let mut changed = Vec::new();
    let paths: BTreeSet<&Arc<str>> = before.keys().chain(after.keys()).collect();
    for path in paths {
        let (old, new) = (before.get(path), after.get(path));
        if old != new {
            changed.push(ChangedFile { path: path.clone(), before: old.cloned(), after: new.cloned() });
        }
    }
    changed
}

/// Returns the files of a directory that belong to the plan.
fn of_plan(all: &Files) -> Files {
    let ours = files_of_plan(all.keys().map(ToString::to_string).collect());
    ours.iter().filter_map(|path| all.get_key_value(&**path)).map(|(path, blob)| (path.clone(), blob.clone())).collect()
}

/// Returns the folder that a plan was moved from in the first commit of its history; `None` if it was created
/// there.
///
/// Uses git's rename detection for this one commit.
fn moved(dir: &Path, commit: &str, folder: &str) -> Result<Option<String>, RevisionError> {
    let arguments = ["diff-tree", "-r", "-z", "-M", "--no-relative", "--no-commit-id", "--end-of-options", commit];
    Ok(read_moved(&ask_text(dir, &arguments)?, folder))
}

/// Parses `:… R100`, the old path and the new path; other kinds of changes have one path.
fn read_moved(answer: &str, folder: &str) -> Option<String> {
    let mut fields = answer.split('\0');
    while let Some(about) = fields.next() {
        let is_rename = about.rsplit(' ').next().is_some_and(|kind| kind.starts_with('R'));
        let old = fields.next()?;
        let new = if is_rename { fields.next()? } else { continue };
        let name =
            new.strip_prefix(folder).filter(|name| matches!(name.rsplit('/').next(), Some(MANIFEST | GOVERNANCE)));
        let before = name.and_then(|name| old.strip_suffix(name));
        if let Some(before) = before.filter(|before| before.is_empty() || before.ends_with('/')) {
            return Some(before.to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn history(parents: &[&[usize]]) -> History {
        let commit = |parents: &&[usize]| Commit {
            hash: String::new(),
            author: String::new(),
            time: String::new(),
            written: 0,
            subject: String::new(),
            parents: parents.to_vec(),
            files: Arc::default(),
        };
        History { commits: parents.iter().map(commit).collect() }
    }

    #[test]
    fn the_base_is_the_last_that_both_build_on() {
        let history = history(&[&[1, 2], &[4], &[3], &[4], &[5], &[6], &[], &[]]);
        assert_eq!(history.base(1, 2), Some(4));
        assert_eq!(history.base(2, 1), Some(4));
        assert_eq!(history.base(0, 4), Some(4));
        assert_eq!(history.base(3, 3), Some(3));
        assert_eq!(history.base(1, 7), None);
    }

    #[test]
    fn the_manifest_tells_where_the_folder_was() {
        let answer = ":1 1 a b M\0x.toml\0:1 1 a b R100\0gammal/å/1.toml\0ny/1.toml\0:1 1 a b R098\0gammal/å/plan.toml\0ny/plan.toml\0";
        assert_eq!(read_moved(answer, "ny/").as_deref(), Some("gammal/å/"));
        assert_eq!(read_moved(answer, "annan/"), None);
        assert_eq!(read_moved(":1 1 a b R100\0myplan.toml\0plan.toml\0", ""), None);
        assert_eq!(read_moved("", ""), None);
    }
}
