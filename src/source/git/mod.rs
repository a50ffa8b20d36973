//! A plan in git: its files in a revision, and its history.
//!
//! Uses the git program, which knows every format of repositories. The result does not depend on the user's
//! settings, and nothing in a repository can run another program ([`command`]).

mod command;
mod history;
mod log;
mod revision;
mod values;

pub(in crate::source) use command::installed;
pub use command::{Blob, read_blobs};
pub use history::{ChangedFile, Commit, Files, History, changed, read_history};
pub use revision::{Revision, instant};
pub use values::{Ever, values_ever};

use std::path::PathBuf;

/// The reason why a revision or the history cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionError {
    /// Git is not installed.
    NoGit,
    /// The directory is not in a repository.
    NoRepository,
    /// A parent folder looks like a bare repository, and is not used.
    Embedded(PathBuf),
    /// There is no such revision. In a shallow clone, fetching more may help.
    Unknown {
        /// True for a shallow clone.
        is_shallow: bool,
    },
    /// The day is before the first commit. In a shallow clone, fetching more may help.
    BeforeFirst {
        /// The day of the first commit.
        first: String,
        /// True for a shallow clone.
        is_shallow: bool,
    },
    /// The repository is a shallow clone, but the whole history is needed.
    Shallow,
    /// The objects are missing in a partial clone, and are not fetched.
    Partial,
    /// Two revisions have no common ancestor. In a shallow clone, fetching more may help.
    Unrelated {
        /// The second one.
        other: String,
        /// True for a shallow clone.
        is_shallow: bool,
    },
    /// Git failed, with this message.
    Failed(String),
}
