//! A document as a PDF that everybody can read: it says what is a heading, a list, a table and its headers (PDF/UA-1).
//!
//! Blocks become strips (`setter` and what it sets: `blocks`, `lists`, `table`, `chart`), strips are put on `pages`,
//! and those are drawn (`draw`, `pen`). What is drawn belongs to a tag (`tags`), in the order it is read.

mod blocks;
mod chart;
mod chunks;
mod contents;
mod faces;
mod lines;
mod pages;
mod paper;
mod pen;
mod setter;
mod shaper;
mod strip;
mod style;
mod table;
mod tags;
#[cfg(test)]
mod tests;

use anyhow::Result;

use crate::locale::Lang;
use crate::report::doc::Doc;

/// Returns the document, with the tool's words in a language.
pub(super) fn pdf(doc: &Doc, lang: Lang) -> Result<Vec<u8>> {
    let faces = faces::Faces::load()?;
    pen::draw(paper::paper(doc, lang, &faces), &faces)
}
