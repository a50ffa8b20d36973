//! A document as a tagged PDF.

use anyhow::Result;

use crate::locale::Lang;
use crate::report::doc::Doc;

/// Returns the document, with the tool's words in a language.
pub fn pdf(doc: &Doc, lang: Lang) -> Result<Vec<u8>> {
    let _ = (doc, lang);
    anyhow::bail!("not written yet")
}
