//! The history of a plan: the changes of each commit, in the plan's terms.
//!
//! [`log_entries()`] returns the changes of each commit, of the whole plan or of selected things, and [`blame()`] the
//! commits that last set the status and note of each period. A thing is followed through renames of its file, its id
//! and its plan's folder.
//!
//! Each commit is compared with its parent. A merge is only reported if it made changes itself: if it differs from
//! both sides, or dropped a change of one side. So no change is reported twice. An unreadable file is named, and
//! its changes are reported with the commit that makes it readable again.
//!
//! [`past()`] reads the plan in a revision, and [`follow_plan()`] gives it the id that it has now.
//!
//! For speed, thousands of versions of a long file are read, but few are parsed: `excerpt` reduces them to what
//! differs.

mod blame;
mod excerpt;
mod log;
mod merge;
mod past;
mod reader;
mod step;
mod versions;
mod wanted;

pub use blame::{Blame, Set, blame};
pub use log::{LogEntry, Question, ids, log_entries};
pub use past::{Past, follow_plan, past};
pub use wanted::Wanted;
