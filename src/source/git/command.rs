//! Git as a program that is asked: the one place that starts a process.
//!
//! A repository may come from anybody: a pull request, an archive that was unpacked. So git is started such that
//! nothing of the work tree, and nothing that the repository's own configuration says, can run a program, fetch or
//! write.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::{env, fs};

use super::RevisionFault;
use crate::progress;
use crate::source::MAX_BYTES;
use crate::source::work_tree::{Above, repository_above};

/// Settings that the repository's own cannot override.
const SETTINGS: [&str; 9] = [
    // A folder of the work tree that looks like a bare repository is none.
    "safe.bareRepository=explicit",
    // Each of these names a program.
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "credential.helper=",
    // Verifies signatures with a program.
    "log.showSignature=false",
    // Starts a git in the submodule, which would read the settings there.
    "diff.submodule=short",
    "diff.ignoreSubmodules=all",
    // A file to read, which need not end.
    "diff.orderFile=/dev/null",
];

/// What git is told by its environment, which goes before any setting.
const SET: [(&str, &str); 9] = [
    // What a partial clone lacks is not fetched.
    ("GIT_NO_LAZY_FETCH", "1"),
    // No transport has this name: an older git, which does not know the line above, cannot fetch either.
    ("GIT_ALLOW_PROTOCOL", "none"),
    ("GIT_SSH_COMMAND", "false"),
    ("GIT_ASKPASS", ""),
    ("GIT_TERMINAL_PROMPT", "0"),
    ("GIT_EDITOR", "false"),
    // The index is not written to.
    ("GIT_OPTIONAL_LOCKS", "0"),
    // What a hash stands for is what is read.
    ("GIT_NO_REPLACE_OBJECTS", "1"),
    ("GIT_ATTR_NOSYSTEM", "1"),
];

/// What is kept of the environment's own; every other `GIT_…` may change where git looks, what it runs or where it
/// writes.
const KEPT: [&str; 5] = [
    // Which settings are the user's own. Among them is `safe.directory`, which a container in CI often sets so.
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    // How far up a repository is looked for.
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
];

/// The settings of the user that are given one by one: a count, keys and values.
const KEPT_SETTINGS: [&str; 3] = ["GIT_CONFIG_COUNT", "GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"];

/// Where programs are where the environment does not say.
const USUAL_PATH: &str = "/usr/local/bin:/usr/bin:/bin";

/// Returns a git that looks for its repository from the plan's directory.
fn command(dir: &Path) -> Result<Command, RevisionFault> {
    match repository_above(dir) {
        Above::WorkTree => {}
        Above::Bare(folder) => return Err(RevisionFault::Embedded(folder)),
        Above::Nothing => return Err(RevisionFault::NoRepository),
    }
    let variables: Vec<(OsString, OsString)> = env::vars_os().collect();
    let path = variables.iter().find(|(name, _)| is_called(name, "PATH")).map(|(_, value)| value.as_os_str());
    let program = program_in(path.unwrap_or(OsStr::new(USUAL_PATH))).ok_or(RevisionFault::NoGit)?;
    let mut command = Command::new(program);
    command.current_dir(dir).stdin(Stdio::null());
    for (name, _) in variables.iter().filter(|(name, _)| is_dropped(name)) {
        command.env_remove(name);
    }
    command.envs(SET).arg("--no-pager");
    command.args(SETTINGS.iter().flat_map(|setting| ["-c", setting]));
    Ok(command)
}

/// Finds git in a search path. Relative entries are passed over: they would lead into the plan's own directory.
fn program_in(path: &OsStr) -> Option<PathBuf> {
    let name = if cfg!(windows) { "git.exe" } else { "git" };
    let absolute = env::split_paths(path).filter(|folder| folder.is_absolute());
    absolute.map(|folder| folder.join(name)).find(|program| is_executable(program))
}

#[cfg(unix)]
fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(program).is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(program: &Path) -> bool {
    fs::metadata(program).is_ok_and(|about| about.is_file())
}

/// Whether a variable has a name. Windows does not tell small letters from capitals.
fn is_called(name: &OsStr, called: &str) -> bool {
    if cfg!(windows) { name.eq_ignore_ascii_case(called) } else { name == called }
}

/// Whether a variable of the environment is kept from git.
fn is_dropped(name: &OsStr) -> bool {
    let name = name.to_string_lossy().to_ascii_uppercase();
    let is_kept = KEPT.contains(&&*name) || KEPT_SETTINGS.iter().any(|kept| name.starts_with(kept));
    name.starts_with("GIT_") && !is_kept
}

/// Asks git, and returns what it answers.
pub(super) fn ask(dir: &Path, arguments: &[&str]) -> Result<Vec<u8>, RevisionFault> {
    let output = command(dir)?.args(arguments).output().map_err(|error| failed(&error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(refused(dir, String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// Asks git for text. A path that is no UTF-8 is none of a plan's.
pub(super) fn ask_text(dir: &Path, arguments: &[&str]) -> Result<String, RevisionFault> {
    ask(dir, arguments).map(|answer| String::from_utf8_lossy(&answer).into_owned())
}

/// Why git could not be asked.
fn failed(error: &io::Error) -> RevisionFault {
    match error.kind() {
        io::ErrorKind::NotFound => RevisionFault::NoGit,
        _ => RevisionFault::Failed(error.to_string()),
    }
}

/// Why git did not answer: its own words, unless it lacks what a partial clone leaves out.
fn refused(dir: &Path, words: &str) -> RevisionFault {
    // Asked only where something went wrong.
    let is_partial = || {
        let promised = ["config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$"];
        command(dir).is_ok_and(|mut git| git.args(promised).output().is_ok_and(|answer| answer.status.success()))
    };
    if !words.is_empty() && is_partial() { RevisionFault::Partial } else { RevisionFault::Failed(words.to_owned()) }
}

/// What there is to know of the repository that a directory lies in.
pub(super) struct Repository {
    /// Whether only a part of the history is there.
    pub(super) is_shallow: bool,
    /// Where in it the directory lies: empty, or with a `/` at its end.
    pub(super) folder: String,
}

impl Repository {
    /// Finds the repository of a directory.
    pub(super) fn of(dir: &Path) -> Result<Self, RevisionFault> {
        let answer = ask_text(dir, &["rev-parse", "--is-shallow-repository", "--show-prefix"])?;
        let (is_shallow, folder) = answer.split_once('\n').unwrap_or((&answer, ""));
        Ok(Self { is_shallow: is_shallow == "true", folder: folder.strip_suffix('\n').unwrap_or(folder).to_owned() })
    }
}

/// The hash of a file's content, as git names it.
pub type Blob = Arc<str>;

/// Reads what lies behind the hashes, all in one process, and hands each over in the order they were asked for; as an
/// error, with its size, where it is too large to be a plan's.
pub fn read_blobs<'b>(
    dir: &Path,
    blobs: impl IntoIterator<Item = &'b Blob>,
    mut take: impl FnMut(Result<Vec<u8>, u64>),
) -> Result<(), RevisionFault> {
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
        return Err(RevisionFault::Failed("git has no pipes".to_owned()));
    };
    let read = std::thread::scope(|scope| {
        // Asked for while it is read: neither side may wait for the other.
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

/// Reads one answer of `cat-file --batch`: `<hash> blob <size>`, the bytes, a line end.
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
            assert_eq!(program_in(OsStr::new(path)), None, "{path}");
        }
    }
}
