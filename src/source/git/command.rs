//! Running git as a process. No other module starts it.
//!
//! A repository may come from anybody, such as in a pull request or an archive. So git is started in a way that no
//! file of the work tree, and no setting of the repository, can run a program, fetch or write.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::{env, fs};

use super::RevisionError;
use crate::progress;
use crate::source::MAX_BYTES;
use crate::source::work_tree::{Above, repository_above};

/// Settings that override the repository's own.
const SETTINGS: [&str; 10] = [
    // Ignore folders of the work tree that look like bare repositories.
    "safe.bareRepository=explicit",
    // These name programs to run.
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "credential.helper=",
    // Verifies signatures with a program.
    "log.showSignature=false",
    // Runs git in submodules, with the settings there.
    "diff.submodule=short",
    "diff.ignoreSubmodules=all",
    // These name files to read, which may be endless.
    "diff.orderFile=/dev/null",
    "mailmap.file=/dev/null",
];

/// Environment variables, which override all settings.
const SET: [(&str, &str); 9] = [
    // Do not fetch what a partial clone lacks.
    ("GIT_NO_LAZY_FETCH", "1"),
    // No transport has this name, so a git too old for the variable above cannot fetch either.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_SSH_COMMAND", "false"),
    ("GIT_ASKPASS", ""),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_EDITOR", "false"),
    // Do not write the index.
    ("GIT_OPTIONAL_LOCKS", "0"),
    // Read the objects themselves, not their replacements.
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_ATTR_NOSYSTEM", "1"),
];

/// The `GIT_…` variables that are kept. All others are removed, because they can change where git looks, what it
/// runs or where it writes.
const KEPT: [&str; 5] = [
    // The files of the user's settings, such as `safe.directory`, which CI containers often set this way.
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    // The limits of the search for a repository.
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
];

/// The user's settings in variables: a count, keys and values.
const KEPT_SETTINGS: [&str; 3] = ["GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"];

/// The search path if the environment has none.
const USUAL_PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// Returns a git command that runs in the plan's directory.
fn command(dir: &Path) -> Result<Command, RevisionError> {
    let top = match repository_above(dir) {
        Above::WorkTree(top) => top,
        Above::Bare(folder) => return Err(RevisionError::Embedded(folder)),
        Above::Nothing => return Err(RevisionError::NoRepository),
    };
    let variables: Vec<(OsString, OsString)> = env::vars_os().collect();
    let path = variables.iter().find(|(name, _)| is_called(name, "PATH")).map(|(_, value)| value.as_os_str());
    let program = program_in(path.unwrap_or(OsStr::new(USUAL_PATH)), GIT).ok_or(RevisionError::NoGit)?;
    let mut command = Command::new(program);
    command.current_dir(dir).stdin(Stdio::null());
    for (name, _) in variables.iter().filter(|(name, _)| is_dropped(name)) {
        command.env_remove(name);
    }
    // Otherwise `core.worktree` could name another folder, in which git would look for the plan's files.
    command.envs(SET).env("GIT_WORK_TREE", Path::new(".").join(top)).arg("--no-pager");
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    Ok(command)
}

/// Returns the path of an installed program.
pub(in crate::source) fn installed(name: &str) -> Option<PathBuf> {
    let path = env::vars_os().find(|(name, _)| is_called(name, "PATH")).map(|(_, value)| value);
    program_in(path.as_deref().unwrap_or(OsStr::new(USUAL_PATH)), name)
}

/// Finds a program in a search path. Relative entries are passed over: they would lead into the plan's own directory.
fn program_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    let absolute = env::split_paths(path).filter(|folder| folder.is_absolute());
    absolute.map(|folder| folder.join(name)).find(|program| is_executable(program))
}

/// The name of git's program.
const GIT: &str = if cfg!(windows) { "git.exe" } else { "git" };

#[cfg(unix)]
fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(program).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(program: &Path) -> bool {
    fs::metadata(program).is_ok_and(|about| about.is_file())
}

/// Compares the name of a variable, ignoring case on Windows.
fn is_called(name: &OsStr, called: &str) -> bool {
    if cfg!(windows) { name.eq_ignore_ascii_case(called) } else { name == called }
}

/// Returns whether a variable is removed from git's environment.
fn is_dropped(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    let is_kept = KEPT.contains(&&*name) || KEPT_SETTINGS.iter().any(|kept| name.starts_with(kept));
    name.starts_with("GIT_") && !is_kept
}

/// Runs git and returns its output.
pub(super) fn ask(dir: &Path, arguments: &[&str]) -> Result<Vec<u8>, RevisionError> {
    let output = command(dir)?.args(arguments).output().map_err(|error| failed(&error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(refused(dir, String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// Runs git and returns its output as text. A path that is not UTF-8 cannot be a plan's.
pub(super) fn ask_text(dir: &Path, arguments: &[&str]) -> Result<String, RevisionError> {
    ask(dir, arguments).map(|answer| String::from_utf8_lossy(&answer).into_owned())
}

/// Returns the fault for an error of starting git.
fn failed(error: &io::Error) -> RevisionError {
    match error.kind() {
        io::ErrorKind::NotFound => RevisionError::NoGit,
        _ => RevisionError::Failed(error.to_string()),
    }
}

/// Returns the fault for an error message of git, or for objects missing in a partial clone.
fn refused(dir: &Path, words: &str) -> RevisionError {
    // Only checked after an error.
    let is_partial = || {
        let promised = ["config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"];
        command(dir).is_ok_and(|mut git| git.args(promised).output().is_ok_and(|answer| answer.status.success()))
    };
    if !words.is_empty() && is_partial() { RevisionError::Partial } else { RevisionError::Failed(words.to_owned()) }
}

/// The repository of a directory.
pub(super) struct Repository {
    /// True if it is a shallow clone.
    pub(super) is_shallow: bool,
    /// The directory relative to the top of the work tree: empty, or ending in `/`.
    pub(super) folder: String,
}

impl Repository {
    /// Finds the repository of a directory.
    pub(super) fn of(dir: &Path) -> Result<Self, RevisionError> {
        let answer = ask_text(dir, &["rev-parse", "--is-shallow-repository", "--show-prefix"])?;
        let (is_shallow, folder) = answer.split_once('\n').unwrap_or((&answer, ""));
        Ok(Self { is_shallow: is_shallow == "true", folder: folder.strip_suffix('\n').unwrap_or(folder).to_owned() })
    }
}

/// The hash of a blob, which is a file's content in git.
pub type Blob = Arc<str>;

/// Reads blobs in a single process, and passes each to `take`, in order. A blob that is too large for a plan is
/// passed as an error with its size.
pub fn read_blobs<'b>(
    dir: &Path,
    blobs: impl IntoIterator<Item = &'b Blob>,
    mut take: impl FnMut(Result<Vec<u8>, u64>),
) -> Result<(), RevisionError> {
    let mut count = 0;
    let mut hashes = String::new();
    for blob in blobs {
        hashes.extend([blob, "\n"]);
        count += 1;
    }
    if count == 0 {
        return Ok(());
    }
    let mut batch = command(dir)?;
    batch.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = batch.spawn().map_err(|error| failed(&error))?;
    let (Some(mut stdin), Some(stdout)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(RevisionError::Failed("git has no pipes".to_owned()));
    };
    let read = std::thread::scope(|scope| {
        // Written while the answers are read, so that neither side blocks the other.
        scope.spawn(move || stdin.write_all(hashes.as_bytes()));
        let mut answers = BufReader::new(stdout);
        for _ in 0..count {
            take(read_blob(&mut answers)?);
            progress::step();
        }
        Ok(())
    });
    child.wait().map_err(|error| failed(&error))?;
    read.map_err(|error: io::Error| refused(dir, &error.to_string()))
}

/// Reads an answer of `cat-file --batch`: `<hash> blob <size>`, the bytes, a newline.
fn read_blob(answers: &mut impl BufRead) -> io::Result<Result<Vec<u8>, u64>> {
    let mut header = String::new();
    answers.read_line(&mut header)?;
    let size = header.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok());
    let size = size.ok_or_else(|| io::Error::other(header.trim_end().to_owned()))?;
    let content = if size > MAX_BYTES {
        io::copy(&mut answers.take(size), &mut io::sink())?;
        Err(size)
    } else {
        let mut bytes = vec![0; usize::try_from(size).unwrap_or_default()];
        answers.read_exact(&mut bytes)?;
        Ok(bytes)
    };
    answers.read_exact(&mut [0])?;
    Ok(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_says_whose_settings_hold_is_kept() {
        let is_dropped = |name: &str| is_dropped(OsStr::new(name));
        for name in ["GIT_DIR", "GIT_EXTERNAL_DIFF", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG", "GIT_TRACE", "git_dir"] {
            assert!(is_dropped(name), "{name}");
        }
        for name in ["PATH", "GITHUB_SHA", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_KEY_0", "GIT_CEILING_DIRECTORIES"] {
            assert!(!is_dropped(name), "{name}");
        }
    }

    #[test]
    fn a_relative_entry_of_the_search_path_is_passed_over() {
        for path in ["", ".", ":", "bin:./bin", "no such folder"] {
            assert_eq!(program_in(OsStr::new(path), GIT), None, "{path}");
        }
    }
}
