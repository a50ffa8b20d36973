//! The writers, one module for each format. They import only the document, its layout, and the texts that a format
//! needs around it.

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
pub use docx::{LeftOut, MAX_TEMPLATE_BYTES, Template, TemplateFault, docx};
pub(super) use html::escaped;
pub use html::{SiteLinks, SitePage, canonical, html, redirect_page, site_page, site_style};
pub use mail::{Attachment, Mail, mail};
pub use markdown::markdown;
pub use svg::{svg, svg_page};
pub use terminal::{Screen, terminal};
pub use xlsx::xlsx;

use crate::locale::Lang;
use crate::report::doc::Doc;

/// A function that writes a document as a file, with the tool's texts in a language.
pub type DocWriter = fn(&Doc, Lang) -> anyhow::Result<Vec<u8>>;

/// The PDF writer, if the program is built with it.
#[cfg(feature = "pdf")]
pub const PDF: Option<DocWriter> = Some(pdf::pdf);
/// The PDF writer; none, as the program is built without it.
#[cfg(not(feature = "pdf"))]
pub const PDF: Option<DocWriter> = None;
