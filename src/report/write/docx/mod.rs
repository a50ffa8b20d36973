//! A document as a text document (Office Open XML).

use anyhow::Result;

use crate::locale::Lang;
use crate::report::doc::Doc;

/// Returns the document, with the tool's words in a language.
pub fn docx(doc: &Doc, lang: Lang) -> Result<Vec<u8>> {
    let _ = (doc, lang);
    anyhow::bail!("not written yet")
}
