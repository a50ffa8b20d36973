//! How a plan became what it is: every commit's changes, in the plan's own words. Imports parallel, source, diag,
//! model, load and diff.
//!
//! [`story`] tells what each commit changed, of everything or of what was asked for, and [`blame`] who stated last what
//! is stated of each period. A thing is followed through other files, other ids and other names of its plan's folder.
//!
//! Each commit is compared with the one it builds on. A merge is told of only where it did something of its own: where
//! it left a thing otherwise than both sides had it, or dropped what only one of them had changed. So nothing is told
//! twice. A file that cannot be read is named, and what was changed meanwhile is told of the commit that made it
//! readable again.
//!
//! [`past`] reads the plan as it was in one revision.
//!
//! Thousands of versions of a long file are read, and few of them parsed: [`excerpt`] leaves only what differs.

mod blame;
mod excerpt;
mod merge;
mod past;
mod reader;
mod step;
mod story;
mod versions;
mod wanted;

pub use blame::{Blame, Set, blame};
pub use past::{Past, past};
pub use story::{Entry, Question, ids, story};
pub use wanted::Wanted;
