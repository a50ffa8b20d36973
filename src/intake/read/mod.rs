//! A reader for each format, which gives a [`Document`].

mod builder;
mod docx;
mod html;
mod markdown;
mod sheets;
mod styles;

use super::document::Document;
use crate::sheet::{Unreadable, part_names, texts};

/// How packed files begin.
const ZIP: &[u8] = b"PK";

/// Reads a file; what kind it is its content tells, and its name where that does not.
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
    // Tells what cannot be read, by its content.
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
