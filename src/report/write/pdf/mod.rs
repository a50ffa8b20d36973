//! A document as a tagged PDF that conforms to PDF/UA-1, so that screen readers know headings, lists and tables, and to
//! PDF/A-2a, so that it can be archived.
//!
//! `setter` and the modules that extend it (`blocks`, `table`, `chart`, `contents`) lay blocks out as strips, `pages`
//! puts strips on pages, and `pen` draws those. Everything drawn belongs to a tag (`tags`), in reading order.

mod blocks;
mod chart;
mod chunks;
mod contents;
mod faces;
mod hyphens;
mod lines;
mod pages;
mod paper;
mod pen;
mod setter;
mod shaper;
mod span;
mod strip;
mod style;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use anyhow::Result;

use crate::locale::Lang;
use crate::report::doc::Doc;

/// Returns the document, with the tool's texts in a language.
pub(super) fn pdf(doc: &Doc, lang: Lang) -> Result<Vec<u8>> {
    let faces = faces::Faces::load()?;
    pen::draw(paper::paper(doc, lang, &faces)?, &faces)
}
