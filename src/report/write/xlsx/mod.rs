//! A document as a workbook (Office Open XML), with a sheet for each heading of level 1.

mod chart;
mod grid;
mod look;
mod page;
mod parts;
mod table;
#[cfg(test)]
mod tests;
mod widths;

use anyhow::Result;
use rust_xlsxwriter::Workbook;

use crate::locale::Lang;
use crate::report::doc::{Cover, Doc};
use crate::workbook::{About, finish, properties};
use parts::{Places, parts};

/// Returns the document, with the tool's texts in a language. Output is reproducible: made twice in a day, the bytes
/// are the same.
pub fn xlsx(doc: &Doc, lang: Lang) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    let cover = doc.cover.as_ref();
    let title = doc.title().unwrap_or_default();
    book.set_properties(&properties(&About {
        title: &title,
        author: cover.and_then(|cover| cover.author.as_deref()),
        day: cover.map_or("", |cover: &Cover| &cover.day),
        language: lang.tag(),
    }));
    let parts = parts(doc, lang);
    let places = Places::of(&parts);
    for part in &parts {
        page::write(book.add_worksheet(), part, &places, &title, lang)?;
    }
    finish(book)
}
