//! The differences between two plans, in the plan's own words. Imports source, locale, model and query.
//!
//! [`diff`] compares all the plans of two portfolios, [`activity`] one activity. What is compared is what the files
//! say, not how: comments, layout, the order of things, broken lines and normal forms are no differences.
//!
//! Things are the same by their id, else by an id that one of them had formerly, else by their title.

mod activity;
mod change;
mod compared;
mod difference;
mod field;
mod fields;
mod follow_up;
mod goal;
mod goals;
mod governance;
mod manifest;
mod measure;
mod pair;
mod phrase;
mod register;
mod scale;
mod tally;
mod value;
mod wording;

pub use activity::{Side, activity};
pub use change::{Change, Ending, Parent};
pub use difference::{Changed, Difference, Kind, Named, diff};
pub use field::Field;
pub use follow_up::{FollowUpChange, NoteChange, Stated, Step, Turn};
pub use tally::{Count, Tally};
pub use value::Value;
pub use wording::{Piece, wording};
