//! Documents as text and files; one format, one module. Imports only the document, and the tool's own words for what a
//! format needs around it.

mod delimited;
mod docx;
mod html;
mod markdown;
mod pdf;
mod svg;
mod terminal;
mod xlsx;

pub use delimited::{Separator, delimited};
pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
pub use pdf::pdf;
pub use svg::svg;
pub use terminal::{Screen, terminal};
pub use xlsx::xlsx;
