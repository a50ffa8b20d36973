//! Changes of a plan's files: made as text, so that comments and layout stay, and tried before anything is written.
//!
//! Only [`write`] and [`recover`] write files.

mod apply;
mod changed;
mod diff;
mod hunks;
mod mend;
mod write;

pub use apply::{apply, compatible};
pub use diff::diff;
pub use mend::{Mended, mend};
pub use write::{Unwritten, is_unfinished, recover, write};
