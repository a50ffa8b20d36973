//! What stands under one another on a sheet.

use std::borrow::Cow;

use rust_xlsxwriter::RowNum;

use super::chart;
use super::grid::Grid;
use super::look::Look;
use crate::report::doc::{Block, Chart, Cover, Link};
use crate::workbook::halved_to_fit;

/// Something that stands on a sheet.
pub(super) enum Piece<'d> {
    /// Text across the sheet.
    Text(Cow<'d, str>, Look),
    /// A heading across the sheet, that a link may find.
    Heading(&'d str, u8, Option<&'d str>),
    /// A name with its value; no name where the value goes on.
    Field(&'d str, &'d str),
    /// A place to go on to.
    Link(&'d Link),
    /// A table.
    Table(Grid<'d>),
    /// Bars, under the numbers that they are drawn from.
    Chart(&'d Chart, Grid<'d>),
    /// Nothing.
    Gap,
}

impl Piece<'_> {
    /// Returns how many rows it takes.
    pub(super) fn rows(&self) -> RowNum {
        match self {
            Self::Text(..) | Self::Heading(..) | Self::Field(..) | Self::Link(_) | Self::Gap => 1,
            Self::Table(grid) => grid.rows(),
            Self::Chart(chart, grid) => grid.rows() + 1 + chart::rows(chart),
        }
    }
}

/// Returns what a title page says.
pub(super) fn pieces_of_cover(cover: &Cover) -> Vec<Piece<'_>> {
    let mut pieces = vec![Piece::Text(Cow::Borrowed(&*cover.title), Look::Title)];
    if !cover.subtitle.is_empty() {
        pieces.push(Piece::Text(Cow::Borrowed(&*cover.subtitle), Look::Heading(2)));
    }
    pieces.extend(cover.author.as_deref().map(|author| Piece::Text(Cow::Borrowed(author), Look::Text)));
    for (name, value) in &cover.facts {
        field(name, value, &mut pieces);
    }
    pieces.push(Piece::Gap);
    pieces
}

/// Adds what a block says, and a row of nothing after what is more than a line.
pub(super) fn pieces_of<'d>(block: &'d Block, pieces: &mut Vec<Piece<'d>>) {
    match block {
        Block::Heading(it) => pieces.push(Piece::Heading(&it.text, it.level, it.anchor.as_deref())),
        Block::Text(text) => texts(text, Look::Text, pieces),
        Block::Quoted(text) => texts(text, Look::Quoted, pieces),
        // Nothing here is set in another type; the words say the same.
        Block::Said(text) => pieces.push(Piece::Text(Cow::Owned(text.replace('`', "")), Look::Text)),
        Block::Verbatim(text) => texts(text, Look::Verbatim, pieces),
        Block::Fields(fields) => {
            for (name, value) in fields {
                field(name, value, pieces);
            }
            pieces.push(Piece::Gap);
        }
        Block::Links(links) => {
            pieces.push(Piece::Text(Cow::Borrowed(&*links.label), Look::Label));
            pieces.extend(links.links.iter().map(Piece::Link));
            pieces.push(Piece::Gap);
        }
        Block::Table(table) => {
            pieces.push(Piece::Table(Grid::of(Cow::Borrowed(table))));
            pieces.push(Piece::Gap);
        }
        Block::Chart(it) => {
            pieces.push(Piece::Chart(it, Grid::of(Cow::Owned(it.table()))));
            pieces.push(Piece::Gap);
        }
        Block::Tree(branches) => {
            let line = |branch: &'d crate::report::doc::Branch| {
                Piece::Text(Cow::Borrowed(&*branch.text), Look::branch(branch))
            };
            pieces.extend(branches.iter().map(line));
            pieces.push(Piece::Gap);
        }
        Block::Folded(level, title, blocks) => {
            pieces.push(Piece::Heading(title, *level, None));
            for block in blocks {
                pieces_of(block, pieces);
            }
        }
    }
}

/// A text that no cell can hold whole goes on in the row below.
fn texts<'d>(text: &'d str, look: Look, pieces: &mut Vec<Piece<'d>>) {
    pieces.extend(halved_to_fit(text).into_iter().map(|text| Piece::Text(Cow::Borrowed(text), look)));
}

fn field<'d>(name: &'d str, value: &'d str, pieces: &mut Vec<Piece<'d>>) {
    let names = std::iter::once(name).chain(std::iter::repeat(""));
    pieces.extend(names.zip(halved_to_fit(value)).map(|(name, value)| Piece::Field(name, value)));
}
