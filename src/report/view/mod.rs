//! One question, answered as a document; one question, one file.

mod activity;
mod due;
mod explain;
mod list;
mod owners;
mod plans;
pub mod review;
mod show;
pub mod standing;
mod status;
mod titles;
mod tree;

pub use due::due;
pub use explain::{codes, explain};
pub use list::list;
pub use owners::{OwnerRow, owner_rows, owners};
pub use plans::plans;
pub use show::{Show, show};
pub use status::status;
pub use tree::{ALL_LEVELS, tree};
