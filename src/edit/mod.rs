//! Changes of a plan's files: made as text, so that comments and layout stay, and tried before anything is written.
//!
//! Only [`write`] writes files.

mod apply;
mod attempt;
mod diff;
mod draft;
mod format;
mod hunks;
pub mod layout;
mod mend;
mod write;

pub use apply::{apply, compatible};
pub use attempt::{NewErrors, attempt};
pub use diff::diff;
pub use draft::{Draft, Unplaced};
pub use format::{Formatted, format, format_all};
pub use mend::{Mended, mend};
pub use write::{Unwritten, write};
