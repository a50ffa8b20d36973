//! Readers of documents, one for each format.

mod builder;
mod docx;
mod html;
mod markdown;
mod sheets;
mod styles;

use super::document::Document;
use crate::sheet::{Unreadable, part_names, texts};

/// The magic bytes of ZIP files.
const ZIP: &[u8] = b"PK";

/// Reads a file. Its format is detected by content, and by name where that is ambiguous.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut document = document(name, bytes)?;
    name.clone_into(&mut document.name);
    Ok(document)
}

fn document(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if bytes.starts_with(ZIP) && part_names(bytes)?.iter().any(|name| name == "word/document.xml") {
        return docx::document(bytes);
    }
    let first = String::from_utf8_lossy(&bytes[..bytes.len().min(512)])
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    let is_html = first.starts_with("<!doctype html") || first.starts_with("<html") || first.starts_with("<table");
    if is_html || (matches!(&*ending, "html" | "htm") && first.starts_with('<')) {
        let text = texts(bytes).into_iter().next().ok_or(Unreadable::Encoding)?;
        return html::document(&text);
    }
    // This also rejects unsupported formats.
    let kind = crate::sheet::kind(bytes)?;
    match (kind.is_text(), &*ending) {
        (true, "md" | "markdown") => {
            let text = texts(bytes).into_iter().next().ok_or(Unreadable::Encoding)?;
            markdown::document(&text)
        }
        (true, _) => sheets::separated(bytes),
        (false, _) => sheets::workbook(bytes),
    }
}
