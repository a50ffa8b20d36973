//! Why git cannot tell what was asked.

/// Why a revision or the history cannot be read.
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
    /// Only a part of the history is there, and all of it is needed.
    Shallow,
    /// Git failed; its own words.
    Failed(String),
}
