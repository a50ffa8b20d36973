//! Documents as text and files; one format, one module. Imports only the document, and the tool's own words for what a
//! format needs around it.

mod delimited;
mod docx;
mod html;
mod mail;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod svg;
mod terminal;
mod xlsx;

pub use delimited::{Separator, delimited};
pub use docx::docx;
pub use html::html;
pub use mail::{Attachment, Mail, mail};
pub use markdown::markdown;
pub use svg::svg;
pub use terminal::{Screen, terminal};
pub use xlsx::xlsx;

use crate::locale::Lang;
use crate::report::doc::Doc;

/// Writes a document as a file, with the tool's words in a language.
pub type Writer = fn(&Doc, Lang) -> anyhow::Result<Vec<u8>>;

/// What writes PDF, where the program was built with it.
#[cfg(feature = "pdf")]
pub const PDF: Option<Writer> = Some(pdf::pdf);
/// What writes PDF: nothing, as the program was built without.
#[cfg(not(feature = "pdf"))]
pub const PDF: Option<Writer> = None;
