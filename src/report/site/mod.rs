//! A site: the pages of the plans, with the same as data, a feed and a map of it.

mod addresses;
mod content;
mod feed;
mod linked_data;
mod map;

pub use addresses::Addresses;
pub use content::{Content, Form, Site};
pub use feed::{FeedEntry, feed};
