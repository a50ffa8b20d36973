//! What git keeps of a plan: its files in one revision, and everything that was done to them.
//!
//! Git itself is asked, as a program: it knows every way in which a repository can be stored. How it is asked depends
//! on nothing that the reader has set up, and nothing in a repository can make it run another program ([`command`]).

mod command;
mod history;
mod log;
mod revision;
mod values;

pub use command::{Blob, read_blobs};
pub use history::{Changed, Commit, Files, History, changed, read_history};
pub use revision::{Revision, RevisionFault, instant};
pub use values::{Ever, values_ever};
