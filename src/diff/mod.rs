//! The differences between two plans, in their own terms.
//!
//! [`diff`] compares all plans of two portfolios, and [`activity()`] a single activity. The content is compared, not
//! the text: comments, layout, order, line breaks and normalization do not matter.
//!
//! Things are matched by their ids, or else by a former id of one of them, or else by their titles.

mod activity;
mod change;
mod compared;
mod difference;
mod field;
mod follow_up;
mod goal;
mod governance;
mod manifest;
mod measure;
mod pair;
mod phrase;
mod tally;
mod wording;

pub use activity::{Side, activity};
pub use change::{Change, DateShift, Ending, Parent, Value};
pub use difference::{Changed, Difference, ThingKind, ThingName, diff};
pub use field::Field;
pub use follow_up::{FollowUpChange, NoteChange, Stated, StatedStatus, StatusDirection};
pub use phrase::WordMarks;
pub use tally::{Count, Tally};
pub use wording::{WordRun, wording};
