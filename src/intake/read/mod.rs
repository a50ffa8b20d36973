//! Readers of documents, one for each format.

mod builder;
mod docx;
mod html;
mod html_tags;
mod inline;
mod laid_out;
mod markdown;
mod printed_table;
mod raised;
mod sheets;
mod styles;

use super::document::Document;
use super::{beside, forms, headings, lists};
use crate::sheet::{Unreadable, expect_texts_within, part_names, texts};
use crate::source::pdf_text;

/// The magic bytes of ZIP files.
const ZIP: &[u8] = b"PK";

/// The most bytes of text in a packed document. The region's plan has two million.
const MOST_UNPACKED: u64 = 24 * 1024 * 1024;
/// The most bytes of any other text.
const MOST_TEXT: usize = 12 * 1024 * 1024;

/// Reads a file. Its format is detected by content, and by name where that is ambiguous.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut document = document(name, bytes)?;
    name.clone_into(&mut document.name);
    forms::turn(&mut document);
    lists::turn(&mut document);
    headings::demote(&mut document);
    beside::divide(&mut document);
    Ok(document)
}

fn document(name: &str, bytes: &[u8]) -> Result<Document, Unreadable> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    if bytes.starts_with(ZIP) {
        expect_texts_within(bytes, MOST_UNPACKED)?;
    }
    if bytes.starts_with(ZIP) && part_names(bytes)?.iter().any(|name| name == "word/document.xml") {
        return docx::document(bytes);
    }
    let first = String::from_utf8_lossy(&bytes[..bytes.len().min(512)])
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_lowercase();
    let is_html = first.starts_with("<!doctype html") || first.starts_with("<html") || first.starts_with("<table");
    if is_html || (matches!(&*ending, "html" | "htm") && first.starts_with('<')) {
        return html::document(&text_of(bytes)?);
    }
    if bytes.starts_with(b"%PDF") {
        return pdf_text(bytes).map_err(Unreadable::Pdf).and_then(|text| laid_out::document(&text));
    }
    // This also rejects unsupported formats.
    let kind = crate::sheet::kind(bytes)?;
    match (kind.is_text(), &*ending) {
        (true, "md" | "markdown") => markdown::document(&text_of(bytes)?),
        (true, _) if bytes.len() > MOST_TEXT => Err(Unreadable::Swollen),
        (true, _) => sheets::separated(bytes),
        (false, _) => sheets::workbook(bytes),
    }
}

/// Returns the text of a file in its likeliest encoding.
fn text_of(bytes: &[u8]) -> Result<String, Unreadable> {
    if bytes.len() > MOST_TEXT {
        return Err(Unreadable::Swollen);
    }
    texts(bytes).into_iter().next().ok_or(Unreadable::Encoding)
}
