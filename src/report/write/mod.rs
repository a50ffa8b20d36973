//! Documents as text; one format, one file. Imports only the document.

mod delimited;
mod markdown;
mod terminal;

pub use delimited::{Separator, delimited};
pub use markdown::markdown;
pub use terminal::{Screen, terminal};
