//! Writes changed files: the one place that does.
//!
//! Whatever happens, the power failing included, a plan holds all of a change or nothing of it, or the next command
//! that changes the plan makes it whole. A change is written down in a [`journal`] first, with every text before and
//! after. Every new text is then laid beside its file, whole and on disk, and takes the file's place in a single step.
//!
//! The journal lies in a directory of the user's own, outside every plan ([`state`]). Nothing that lies in a plan, or
//! beside it, is ever taken for a journal. Reading writes nothing.

mod fault;
mod journal;
mod recover;
mod rights;
mod state;
mod step;
mod temporary;
mod whole;
mod writer;

use super::diff::Changed;
pub use fault::Unwritten;
pub use journal::{LastChange, NotUndone};
pub use recover::{Recovered, Unfinished, unfinished};
pub use rights::Lost;
pub use state::{Holder, holder};
pub use whole::{MadeFolders, make_folder, make_folders, write_whole};
pub use writer::{NotOpened, Writer};

#[cfg(test)]
mod tests;
