//! Everything that was done to a plan's files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::command::{Repository, ask, ask_text};
use super::log::{Told, log};
use super::{Blob, RevisionFault};
use crate::progress::{self, Task};
use crate::source::layout::files_of_plan;
use crate::source::{GOVERNANCE, MANIFEST};

/// One commit.
#[derive(Clone, Debug)]
pub struct Commit {
    /// Its whole hash.
    pub hash: String,
    /// Who wrote the change, as the repository's mailmap calls them.
    pub author: String,
    /// When it was written (RFC 3339), by the clock of whoever wrote it; empty where git cannot tell.
    pub time: String,
    /// When it became a part of the history, in seconds of the system's clock.
    pub written: i64,
    /// The first line of what was said of it.
    pub subject: String,
    /// The commits it builds on, by their numbers; more than one for a merge.
    pub parents: Vec<usize>,
    /// The plan's files in it.
    pub files: Arc<Files>,
}

impl Commit {
    /// Returns the day it was written; empty where git cannot tell.
    pub fn day(&self) -> &str {
        self.time.get(..10).unwrap_or_default()
    }

    /// Returns as much of the hash as people write.
    pub fn short(&self) -> &str {
        self.hash.get(..8).unwrap_or(&self.hash)
    }
}

/// Every commit that did something to a plan's files, and every merge, the latest first.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The commits by their numbers; each comes before those that it builds on.
    pub commits: Vec<Commit>,
}

impl History {
    /// Returns the plan's files as they were last committed.
    pub fn last(&self) -> Arc<Files> {
        self.commits.first().map(|commit| commit.files.clone()).unwrap_or_default()
    }

    /// Returns the last commit that both build on; none where they have nothing in common.
    pub fn base(&self, one: usize, other: usize) -> Option<usize> {
        let mut left = BTreeMap::from([(one, (true, false))]);
        left.entry(other).or_default().1 = true;
        // What is popped is never built on by what is left, so the first that both sides reach is the last they share.
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

/// Reads the history of the plan in a directory, up to what is checked out; nothing where nothing was ever committed.
///
/// Where the directory itself was renamed, its history goes on under the name it had. No text is read.
pub fn read_history(dir: &Path) -> Result<History, RevisionFault> {
    progress::begin(Task::Git, None);
    let Repository { is_shallow, mut folder } = Repository::of(dir)?;
    if is_shallow {
        return Err(RevisionFault::Shallow);
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
    // How many versions there are to read, nobody knows before they are compared.
    progress::begin(Task::Versions, None);
    Ok(numbered.with_files())
}

/// Commits whose parents are numbers.
#[derive(Default)]
struct Numbered {
    commits: Vec<Linked>,
    /// The commit that the next to be added come before.
    continues: Option<usize>,
}

struct Linked {
    told: Told,
    parents: Vec<usize>,
    /// The commit that its files were compared with.
    compared: Option<usize>,
}

impl Numbered {
    /// Adds commits that are earlier than all so far; returns the first of them in time.
    fn add(&mut self, told: Vec<Told>) -> Option<usize> {
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

    /// Works out the files of every commit, from the first on.
    fn with_files(self) -> History {
        let mut all: Vec<(Arc<Files>, Arc<Files>)> = vec![Default::default(); self.commits.len()];
        for (at, Linked { told, compared, .. }) in self.commits.iter().enumerate().rev() {
            let before = compared.and_then(|parent| all.get(parent)).cloned().unwrap_or_default();
            all[at] = if told.files.is_empty() { before } else { applied(&before.0, &told.files) };
        }
        let commits = self.commits.into_iter().zip(all).map(|(Linked { told, parents, .. }, (_, files))| {
            let Told { hash, written, time, author, subject, .. } = told;
            Commit { hash, author, time, written, subject, parents, files }
        });
        History { commits: commits.collect() }
    }
}

/// Returns all files of a folder after a change, and those of them that are the plan's.
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
fn of_plan(all: &Files) -> Files {
    let ours = files_of_plan(all.keys().map(ToString::to_string).collect());
    ours.iter().filter_map(|path| all.get_key_value(&**path)).map(|(path, blob)| (path.clone(), blob.clone())).collect()
}

/// Returns the folder that a plan was moved from in the commit that its history begins with; none where it begins
/// there.
///
/// Git's own detection of renames answers, for this one commit.
fn moved(dir: &Path, commit: &str, folder: &str) -> Result<Option<String>, RevisionFault> {
    let arguments = ["diff-tree", "-r", "-z", "-M", "--no-relative", "--no-commit-id", "--end-of-options", commit];
    Ok(read_moved(&ask_text(dir, &arguments)?, folder))
}

/// Reads `:… R100`, the path it had, the path it has; of other files one path follows.
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
