//! Git as a program that is asked.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::RevisionFault;

/// What a hook or a script may have set, and what would change where git looks or how it understands a path.
const IGNORED: [&str; 8] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
];

/// A git that looks for its repository from the plan's directory.
pub(super) fn command(dir: &Path) -> Command {
    let mut command = Command::new("git");
    command.current_dir(dir).stdin(Stdio::null());
    for name in IGNORED {
        command.env_remove(name);
    }
    command
}

/// Asks git, and returns what it answers.
pub(super) fn ask(dir: &Path, arguments: &[&str]) -> Result<Vec<u8>, RevisionFault> {
    let output = command(dir).args(arguments).output().map_err(|error| failed(&error))?;
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(RevisionFault::Failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()))
    }
}

/// Asks git for text. A path that is no UTF-8 is none of a plan's.
pub(super) fn ask_text(dir: &Path, arguments: &[&str]) -> Result<String, RevisionFault> {
    ask(dir, arguments).map(|answer| String::from_utf8_lossy(&answer).into_owned())
}

/// Why git could not be asked.
pub(super) fn failed(error: &io::Error) -> RevisionFault {
    match error.kind() {
        io::ErrorKind::NotFound => RevisionFault::NoGit,
        _ => RevisionFault::Failed(error.to_string()),
    }
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
        let answer = ask_text(dir, &["rev-parse", "--is-shallow-repository", "--show-prefix"]).map_err(why)?;
        let (is_shallow, folder) = answer.split_once('\n').unwrap_or((&answer, ""));
        Ok(Self { is_shallow: is_shallow == "true", folder: folder.strip_suffix('\n').unwrap_or(folder).to_owned() })
    }
}

/// A repository that git will not open is not the same as none: its owner is another user, and git says what to do.
fn why(fault: RevisionFault) -> RevisionFault {
    match fault {
        RevisionFault::Failed(reason) if !reason.contains("safe.directory") => RevisionFault::NoRepository,
        other => other,
    }
}
