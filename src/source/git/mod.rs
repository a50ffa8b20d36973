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
pub use revision::{Revision, RevisionError, instant};
pub use values::{Ever, values_ever};
