//! A web site: pages of the plans, with data files, a feed and a site map.

mod addresses;
mod content;
mod feed;
mod linked_data;
mod paths;
mod written;

pub use addresses::Addresses;
pub use content::{Content, Site};
pub use feed::{FeedEntry, feed};
pub use paths::Form;
pub use written::{is_path, is_written};

use crate::report::columns::Column;

/// Returns the columns of the CSV files. Places in the plan's files are left out, as readers of a site do not edit
/// them.
pub fn columns() -> impl Iterator<Item = Column> {
    Column::ALL.iter().copied().filter(|column| !matches!(column, Column::File | Column::Line))
}
