//! Writing of changed files: the only place that does it.
//!
//! A change is atomic, even if the power fails: a plan holds all of it or nothing, or the next command that changes
//! the plan completes it. The change is first recorded in a [`journal`], with every text before and after. Each new
//! text is then written to a temporary file beside its target, synced to disk, and renamed over the target.
//!
//! The journal is kept in the user's state directory, outside every plan ([`state`]). No file in a plan, or beside
//! it, is ever read as a journal. Reading a plan writes nothing.

mod error;
mod journal;
mod publish;
mod recover;
mod rights;
mod state;
mod step;
mod temporary;
mod whole;
mod writer;

use super::line_diff::FileChange;
pub use error::Unwritten;
pub use journal::{LastChange, NotUndone};
pub use publish::{GeneratedFiles, NotPublished, PublishedFolder};
pub use recover::{Recovered, Unfinished, unfinished};
pub use rights::LostRights;
pub use state::{Holder, holder};
pub use whole::{MadeFiles, MadeFolders, make_folder, make_folders, write_whole};
pub use writer::{NotOpened, Writer};

#[cfg(test)]
mod tests;
