//! Documents as text; one format, one file. Imports only the document.

mod delimited;
mod html;
mod markdown;
mod terminal;

pub use delimited::{Separator, delimited};
pub use html::html;
pub use markdown::markdown;
pub use terminal::{Screen, terminal};
