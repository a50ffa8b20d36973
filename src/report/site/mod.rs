//! A web site: pages of the plans, with data files, a feed and a site map.

mod addresses;
mod content;
mod feed;
mod linked_data;
mod map;

pub use addresses::Addresses;
pub use content::{Content, Form, Site};
pub use feed::{FeedEntry, feed};
