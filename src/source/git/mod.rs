//! What git keeps of a plan: its files in one revision, and everything that was done to them.
//!
//! Git itself is asked, as a program: it knows every way in which a repository can be stored. How it is asked depends
//! on nothing that the reader has set up, and nothing in a repository can make it run another program ([`command`]).

mod blobs;
mod command;
mod day;
mod fault;
mod files;
mod history;
mod log;
mod moved;
mod revision;
mod values;

pub use blobs::{Blob, read_blobs};
pub use day::instant;
pub use fault::RevisionFault;
pub use files::{Changed, Files, changed};
pub use history::{Commit, History, read_history};
pub use revision::Revision;
pub use values::{Ever, values_ever};
