//! A plan in a revision, read from git objects without the work tree.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::command::{Repository, ask_text};
use super::{Blob, RevisionError, read_blobs};
use crate::progress::{self, Task};
use crate::source::disk::decode;
use crate::source::layout::files_and_skipped;
use crate::source::{GOVERNANCE, MANIFEST, ReadError, SourceFile, Sources};

/// A revision, as seen from a plan's directory.
#[derive(Debug)]
pub struct Revision {
    dir: PathBuf,
    /// The hash of a commit, or of a tree.
    hash: String,
}

/// A file in a tree: its path, and its blob, unless it is a link.
type TreeEntry = (String, Option<Blob>);

impl Revision {
    /// Resolves a commit, a branch, a tag or another name. A date such as `2026-01-01` means the commit that was
    /// current at the start of that day.
    pub fn find(dir: &Path, name: &str) -> Result<Self, RevisionError> {
        progress::begin(Task::Git, None);
        let tree = format!("{name}^{{tree}}");
        // The commit is tried first, then the tree.
        let commit = format!("{name}^{{commit}}");
        match (resolve(dir, &commit).or_else(|_| resolve(dir, &tree)), midnight(name)) {
            (Ok(hash), _) => Ok(Self { dir: dir.to_path_buf(), hash }),
            (Err(RevisionError::Failed(_)), Some(midnight)) => match instant(dir, &midnight)? {
                Some(instant) => Self::before(dir, instant),
                None => Err(unknown(dir, RevisionError::Failed(String::new()))),
            },
            (Err(fault), _) => Err(unknown(dir, fault)),
        }
    }

    /// Returns the commit that was current on the checked out branch just before an instant, in Unix seconds.
    /// Merged commits count from the time of the merge.
    pub fn before(dir: &Path, instant: i64) -> Result<Self, RevisionError> {
        let before = format!("--min-age={}", instant - 1);
        let hash = ask_text(dir, &["rev-list", "-1", "--first-parent", &before, "HEAD", "--"])
            .map_err(|fault| unknown(dir, fault))?;
        let hash = hash.trim().to_owned();
        if !hash.is_empty() {
            return Ok(Self { dir: dir.to_path_buf(), hash });
        }
        let days = ["log", "--first-parent", "--format=%cd", "--date=short-local", "HEAD", "--"];
        let days = ask_text(dir, &days)?;
        let first = days.lines().last().unwrap_or_default().to_owned();
        Err(RevisionError::BeforeFirst { first, is_shallow: Repository::of(dir)?.is_shallow })
    }

    /// Returns the merge base of two revisions, and whether it is the first of them.
    ///
    /// A tree has no history; if the first one is a tree, it is returned itself.
    pub fn merge_base(dir: &Path, one: &str, other: &str) -> Result<(Self, bool), RevisionError> {
        progress::begin(Task::Git, None);
        let (one, other) = (&*named(dir, one)?, &*named(dir, other)?);
        let both = format!("{one}...{other}");
        // A name that begins with a dash would be an option.
        let is_name = |name: &str| !name.is_empty() && !name.starts_with('-');
        let answer = if is_name(one) && is_name(other) {
            ask_text(dir, &["rev-parse", "--revs-only", &both, "--"])
        } else {
            Ok(String::new())
        };
        let answer = answer.unwrap_or_default();
        let (bases, ends): (Vec<&str>, Vec<&str>) = answer.lines().partition(|line| line.starts_with('^'));
        let base = bases.first().and_then(|base| base.strip_prefix('^'));
        match (base, &ends[..]) {
            (Some(base), ends) => {
                // The second end comes first.
                let is_itself = ends.last() == Some(&base);
                Ok((Self { dir: dir.to_path_buf(), hash: base.to_owned() }, is_itself))
            }
            (None, [_, ..]) => {
                let Repository { is_shallow, .. } = Repository::of(dir)?;
                Err(RevisionError::Unrelated { other: other.to_owned(), is_shallow })
            }
            (None, []) => Ok((Self::find(dir, one)?, true)),
        }
    }

    /// Returns the day that it was committed, as `2025-01-31`; fails if it is no commit.
    pub fn day(&self) -> Result<String, RevisionError> {
        let day = ["log", "-1", "--format=%cd", "--date=short-local", &self.hash, "--"];
        Ok(ask_text(&self.dir, &day)?.trim().to_owned())
    }

    /// Returns the abbreviated hash.
    pub fn short(&self) -> &str {
        self.hash.get(..8).unwrap_or(&self.hash)
    }

    /// Returns the full hash.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Reads the files of the plan; none if its directory did not exist, or was not a plan.
    pub fn sources(&self) -> Result<Sources, RevisionError> {
        // Without `--full-tree`, paths are limited and relative to the directory.
        self.read(entries(&ask_text(&self.dir, &["ls-tree", "-r", "-z", &self.hash])?))
    }

    /// Reads the files of the plan in another folder, relative to the top of the repository.
    pub fn sources_in(&self, folder: &str) -> Result<Sources, RevisionError> {
        let tree = format!("{}:{folder}", self.hash);
        self.read(entries(&ask_text(&self.dir, &["ls-tree", "-r", "-z", "--full-tree", &tree])?))
    }

    /// Returns the folders of plans that no longer exist, relative to the top of the repository.
    pub fn folders_gone(&self) -> Result<Vec<String>, RevisionError> {
        let listed = ask_text(&self.dir, &["ls-tree", "-r", "-z", "--full-tree", &self.hash])?;
        let up = ask_text(&self.dir, &["rev-parse", "--show-cdup"])?;
        let top = self.dir.join(up.trim_end_matches('\n'));
        let mut folders = BTreeSet::new();
        for (path, _) in entries(&listed) {
            let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
            if matches!(name, MANIFEST | GOVERNANCE) && !top.join(&path).exists() {
                folders.insert(folder.to_owned());
            }
        }
        Ok(folders.into_iter().collect())
    }

    /// Reads the files that belong to a plan. Links are unreadable files.
    fn read(&self, mut entries: Vec<TreeEntry>) -> Result<Sources, RevisionError> {
        let paths = entries.iter().map(|(path, _)| path.clone()).collect();
        let (ours, skipped) = files_and_skipped(paths);
        let ours: HashSet<String> = ours.into_iter().collect();
        entries.retain(|(path, _)| ours.contains(path));
        let (blobs, links): (Vec<TreeEntry>, Vec<TreeEntry>) =
            entries.into_iter().partition(|(_, blob)| blob.is_some());
        let links = links.into_iter().map(|(path, _)| SourceFile::unreadable(path, "", ReadError::NotAFile));
        let mut files: Vec<SourceFile> = links.collect();
        progress::begin(Task::Versions, Some(blobs.len()));
        let mut paths = blobs.iter().map(|(path, _)| path.clone());
        read_blobs(&self.dir, blobs.iter().filter_map(|(_, blob)| blob.as_ref()), |content| {
            let path = paths.next().unwrap_or_default();
            files.push(match content {
                Ok(bytes) => decode(path, bytes),
                Err(size) => SourceFile::unreadable(path, "", ReadError::TooLarge(size)),
            });
        })?;
        Ok(Sources::new(files).with_skipped(skipped))
    }
}

/// Returns the start of a day in git's syntax; `None` if it is not a date.
fn midnight(name: &str) -> Option<String> {
    let [year, month, day] = name.split('-').collect::<Vec<_>>()[..] else { return None };
    let number = |text: &str, digits: usize| {
        text.parse::<u32>().ok().filter(|_| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    // For a date that does not exist, such as 2025-02-29, git uses the next day.
    let days = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    ((1..=12).contains(&month) && (1..=days).contains(&day)).then(|| format!("{name} 00:00"))
}

/// Returns a name that git knows; for a day, the hash of the commit that was current at its start.
fn named<'n>(dir: &Path, name: &'n str) -> Result<Cow<'n, str>, RevisionError> {
    if midnight(name).is_none() {
        return Ok(Cow::Borrowed(name));
    }
    Revision::find(dir, name).map(|revision| Cow::Owned(revision.hash))
}

/// Returns the hash of a name, which cannot be mistaken for an option.
fn resolve(dir: &Path, name: &str) -> Result<String, RevisionError> {
    ask_text(dir, &["rev-parse", "--verify", "--quiet", "--end-of-options", name]).map(|hash| hash.trim().to_owned())
}

/// Returns the fault for a name that cannot be resolved.
fn unknown(dir: &Path, fault: RevisionError) -> RevisionError {
    match fault {
        RevisionError::Failed(_) => match Repository::of(dir) {
            Ok(Repository { is_shallow, .. }) => RevisionError::Unknown { is_shallow },
            Err(other) => other,
        },
        other => other,
    }
}

/// Parses the output of `ls-tree`: mode, type, hash and path. Links and submodules get no blob.
fn entries(listed: &str) -> Vec<TreeEntry> {
    let entry = |line: &str| {
        let (about, path) = line.split_once('\t')?;
        let mut about = about.split(' ');
        let is_file = about.next()?.starts_with("100");
        let hash = about.nth(1)?;
        Some((path.to_owned(), is_file.then(|| hash.into())))
    };
    listed.split('\0').filter_map(entry).collect()
}

/// Returns the instant of a date in git's syntax, such as `2025-01-31`, `yesterday` or `3 weeks ago`, in Unix
/// seconds; `None` if it is invalid.
pub fn instant(dir: &Path, date: &str) -> Result<Option<i64>, RevisionError> {
    // Git silently reads an invalid date as now.
    let answer = ask_text(dir, &["rev-parse", "--since=now", &format!("--since={date}")])?;
    let mut instants = answer.lines().filter_map(|line| line.strip_prefix("--max-age=")?.parse::<i64>().ok());
    let (Some(now), Some(instant)) = (instants.next(), instants.next()) else { return Ok(None) };
    // A second may have passed between the two.
    let is_now = (now..=now + 1).contains(&instant);
    Ok(Some(instant).filter(|_| !is_now || date.trim().eq_ignore_ascii_case("now")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_one_of_the_calendar() {
        for day in ["2026-01-01", "2024-02-29", "2000-02-29", "2026-12-31"] {
            assert_eq!(midnight(day), Some(format!("{day} 00:00")));
        }
        for other in
            ["2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "+026-01-01", "2026-01", "main"]
        {
            assert_eq!(midnight(other), None, "{other}");
        }
    }

    #[test]
    fn a_link_is_listed_and_has_no_text() {
        let listed = "100644 blob a1\tå/1 x.toml\x00120000 blob b2\tl.toml\x00160000 commit c3\tm.toml\0";
        let none = |path: &str| (path.to_owned(), None);
        assert_eq!(entries(listed), [("å/1 x.toml".to_owned(), Some("a1".into())), none("l.toml"), none("m.toml")]);
    }
}
