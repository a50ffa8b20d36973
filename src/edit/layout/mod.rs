//! How a TOML file is laid out: which tables, keys and values stand where, so that one can be changed and nothing else
//! moves.
//!
//! A [`Layout`] knows places, not meanings. What is written is always a few [`Splice`]s of the text: comments, blank
//! lines, line ends, the byte order mark and a missing last line end stay because nobody touches them. A table is found
//! by a [`Route`], and a key in it however the file spells it: `a = { b = 1 }`, `a.b = 1` and `[a]` with `b = 1` under
//! it are the same to who asks.

mod append;
mod find;
mod lines;
mod list;
mod order;
mod parse;
mod put;
mod remove;
mod route;
mod set;
mod slot;
mod spell;
mod splice;
mod take;

pub use crate::syntax::part::{Block, Entry, Held, Key, Value};
pub use lines::newline_of;
pub use order::{Order, TableOrder};
pub(super) use order::{held, rank, shape_at, shape_of};
pub use parse::Layout;
pub use route::{Route, Table};
pub use slot::Slot;
pub use spell::Spelled;
pub use splice::{Splice, spliced};
pub use take::Fixed;
