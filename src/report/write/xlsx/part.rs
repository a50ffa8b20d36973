//! What comes on one sheet.

use super::piece::{Piece, pieces_of, pieces_of_cover};
use crate::locale::{Lang, Text};
use crate::report::doc::{Block, Doc, Heading};
use crate::workbook::SheetNames;

/// What a sheet is called where nothing names it.
static REPORT: Text = Text::fixed("Rapport", "Report");

/// What comes on one sheet: each piece under the one before.
pub(super) struct Part<'d> {
    /// What the sheet is called.
    pub(super) name: String,
    /// What is on it.
    pub(super) pieces: Vec<Piece<'d>>,
}

impl Part<'_> {
    /// Returns the one table of the sheet, where there is but text above it and nothing below: its place among the
    /// pieces.
    pub(super) fn lone_table(&self) -> Option<usize> {
        let is_large = |piece: &Piece<'_>| matches!(piece, Piece::Table(_) | Piece::Chart(..));
        let last = self.pieces.iter().rposition(|piece| !matches!(piece, Piece::Gap))?;
        let is_lone = matches!(self.pieces[last], Piece::Table(_)) && !self.pieces[..last].iter().any(is_large);
        is_lone.then_some(last)
    }
}

/// Returns the sheets of a document. What stands before its first heading comes on the first.
pub(super) fn parts(doc: &Doc, lang: Lang) -> Vec<Part<'_>> {
    let mut names = SheetNames::default();
    let mut parts: Vec<Part<'_>> = Vec::new();
    let mut above: Vec<Piece<'_>> = doc.cover.iter().flat_map(pieces_of_cover).collect();
    for block in &doc.blocks {
        if let Block::Heading(Heading { level: 1, text, .. }) = block {
            parts.push(Part { name: names.name(text), pieces: std::mem::take(&mut above) });
        }
        match parts.last_mut() {
            Some(part) => pieces_of(block, &mut part.pieces),
            None => pieces_of(block, &mut above),
        }
    }
    if parts.is_empty() {
        parts.push(Part { name: names.name(REPORT.get(lang)), pieces: above });
    }
    parts
}
