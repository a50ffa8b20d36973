//! A plan as it was in a revision: read from git's objects, without touching the working tree.

use std::collections::HashSet;
use std::path::Path;

use super::command::{Repository, ask_text};
use super::{Blob, RevisionFault, read_blobs};
use crate::progress::{self, Task};
use crate::source::disk::decode;
use crate::source::layout::files_of_plan;
use crate::source::{Fault, SourceFile, Sources};

/// Reads the files that the plan in `dir` had in a revision: a commit, branch, tag, or any other name git knows.
///
/// Three processes run, however long the history is. Where the directory was not there yet, there are no files.
pub fn read_revision(dir: &Path, revision: &str) -> Result<Sources, RevisionFault> {
    progress::begin(Task::Git, None);
    let tree = resolve(dir, revision)?;
    // Without `--full-tree` the paths are those below the directory, and relative to it.
    let listed = ask_text(dir, &["ls-tree", "-r", "-z", &tree])?;
    let mut blobs: Vec<(String, Blob)> = listed.split('\0').filter_map(blob).collect();
    let ours: HashSet<String> =
        files_of_plan(blobs.iter().map(|(path, _)| path.clone()).collect()).into_iter().collect();
    blobs.retain(|(path, _)| ours.contains(path));
    let mut paths = blobs.iter().map(|(path, _)| path.clone());
    progress::begin(Task::Versions, Some(blobs.len()));
    let mut files = Vec::with_capacity(blobs.len());
    read_blobs(dir, blobs.iter().map(|(_, hash)| hash), |content| {
        let path = paths.next().unwrap_or_default();
        files.push(match content {
            Ok(bytes) => decode(path, bytes),
            Err(size) => SourceFile::faulty(path, "", Fault::TooLarge(size)),
        });
    })?;
    Ok(Sources::new(files))
}

/// Returns the tree of a revision by its hash, which no option can be mistaken for.
fn resolve(dir: &Path, revision: &str) -> Result<String, RevisionFault> {
    let tree = format!("{revision}^{{tree}}");
    ask_text(dir, &["rev-parse", "--verify", "--quiet", "--end-of-options", &tree])
        .map(|hash| hash.trim().to_owned())
        .map_err(|fault| match fault {
            RevisionFault::Failed(_) => match Repository::of(dir) {
                Ok(Repository { is_shallow, .. }) => RevisionFault::Unknown { is_shallow },
                Err(other) => other,
            },
            other => other,
        })
}

/// Reads a line of `ls-tree`: mode, kind and hash, then the path. Links and modules hold no text of a plan.
fn blob(line: &str) -> Option<(String, Blob)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let is_file = about.next()?.starts_with("100");
    let hash = about.nth(1)?;
    is_file.then(|| (path.to_owned(), hash.into()))
}
