//! Why git cannot tell what was asked.

use std::path::PathBuf;

/// Why a revision or the history cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RevisionFault {
    /// There is no git to ask.
    NoGit,
    /// The directory lies in no repository.
    NoRepository,
    /// A folder on the way to the repository looks like one itself, and is not asked.
    Embedded(PathBuf),
    /// The repository has no such revision; where its history is cut off, fetching more of it may help.
    Unknown {
        /// Whether only a part of the history is there.
        is_shallow: bool,
    },
    /// A day before there was anything; where the history is cut off, fetching more of it may help.
    BeforeFirst {
        /// The day of the first commit.
        first: String,
        /// Whether only a part of the history is there.
        is_shallow: bool,
    },
    /// Only a part of the history is there, and all of it is needed.
    Shallow,
    /// What is asked for was left out when the repository was cloned, and is not fetched.
    Partial,
    /// Two revisions have no commit in common; where the history is cut off, fetching more of it may help.
    Unrelated {
        /// The second of them.
        other: String,
        /// Whether only a part of the history is there.
        is_shallow: bool,
    },
    /// Git failed; its own words.
    Failed(String),
}
