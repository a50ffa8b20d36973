//! A plan as it was in a revision: read from git's objects, without touching the working tree.

use std::collections::HashSet;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::disk::decode;
use super::layout::files_of_plan;
use super::{Fault, MAX_BYTES, SourceFile, Sources};

/// Why a revision cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionFault {
    /// There is no git to ask.
    NoGit,
    /// The directory lies in no repository.
    NoRepository,
    /// The repository has no such revision; where its history is cut off, fetching more of it may help.
    Unknown {
        /// Whether only a part of the history is there.
        is_shallow: bool,
    },
    /// Git failed; its own words.
    Failed(String),
}

/// Reads the files that the plan in `dir` had in a revision: a commit, branch, tag, or any other name git knows.
///
/// Three processes run, however long the history is. Where the directory was not there yet, there are no files.
pub fn read_revision(dir: &Path, revision: &str) -> Result<Sources, RevisionFault> {
    let tree = resolve(dir, revision)?;
    // Without `--full-tree` the paths are those below the directory, and relative to it.
    let listed = git(dir, &["ls-tree", "-r", "-z", &tree])?;
    let mut blobs: Vec<(String, String)> = listed.split('\0').filter_map(blob).collect();
    let ours: HashSet<String> =
        files_of_plan(blobs.iter().map(|(path, _)| path.clone()).collect()).into_iter().collect();
    blobs.retain(|(path, _)| ours.contains(path));
    let files = read_blobs(dir, &blobs).map_err(|error| RevisionFault::Failed(error.to_string()))?;
    Ok(Sources::new(files))
}

/// Returns the tree of a revision by its hash, which no option can be mistaken for.
fn resolve(dir: &Path, revision: &str) -> Result<String, RevisionFault> {
    let tree = format!("{revision}^{{tree}}");
    git(dir, &["rev-parse", "--verify", "--quiet", "--end-of-options", &tree])
        .map(|hash| hash.trim().to_owned())
        .map_err(|fault| match fault {
            RevisionFault::Failed(_) => match git(dir, &["rev-parse", "--is-shallow-repository"]) {
                Ok(answer) => RevisionFault::Unknown { is_shallow: answer.trim() == "true" },
                Err(RevisionFault::Failed(_)) => RevisionFault::NoRepository,
                Err(other) => other,
            },
            other => other,
        })
}

/// Reads a line of `ls-tree`: mode, kind and hash, then the path. Links and modules hold no text of a plan.
fn blob(line: &str) -> Option<(String, String)> {
    let (about, path) = line.split_once('\t')?;
    let mut about = about.split(' ');
    let is_file = about.next()?.starts_with("100");
    let hash = about.nth(1)?;
    is_file.then(|| (path.to_owned(), hash.to_owned()))
}

/// A git that looks for its repository from the plan's directory, whatever a hook or a script has set.
fn command(dir: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(dir).stdin(Stdio::null());
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command
}

fn git(dir: &Path, arguments: &[&str]) -> Result<String, RevisionFault> {
    let output = command(dir).args(arguments).output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => RevisionFault::NoGit,
        _ => RevisionFault::Failed(error.to_string()),
    })?;
    // A path that is no UTF-8 is none of a plan's.
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(RevisionFault::Failed(text(&output.stderr).trim().to_owned()))
    }
}

/// Reads what lies behind the hashes, all in one process.
fn read_blobs(dir: &Path, blobs: &[(String, String)]) -> io::Result<Vec<SourceFile>> {
    if blobs.is_empty() {
        return Ok(Vec::new());
    }
    let mut child = command(dir).args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::Error::other("git has no pipes"));
    };
    let hashes: String = blobs.iter().map(|(_, hash)| format!("{hash}\n")).collect();
    let files = std::thread::scope(|scope| {
        // Asked for while it is read: neither side may wait for the other.
        scope.spawn(move || stdin.write_all(hashes.as_bytes()));
        let mut answers = BufReader::new(stdout);
        blobs.iter().map(|(path, _)| read_blob(&mut answers, path)).collect::<io::Result<Vec<_>>>()
    });
    child.wait()?;
    files
}

/// Reads one answer of `cat-file --batch`: `<hash> blob <size>`, the bytes, a line end.
fn read_blob(answers: &mut impl BufRead, path: &str) -> io::Result<SourceFile> {
    let mut header = String::new();
    answers.read_line(&mut header)?;
    let size = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
    let size = size.ok_or_else(|| io::Error::other(header.trim_end().to_owned()))?;
    let mut content = answers.take(size);
    let file = if size > MAX_BYTES {
        io::copy(&mut content, &mut io::sink())?;
        SourceFile::faulty(path, "", Fault::TooLarge(size))
    } else {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        decode(path.to_owned(), bytes)
    };
    answers.read_line(&mut String::new())?;
    Ok(file)
}
