//! What comes on which sheet, under one another, and where links find it.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_xlsxwriter::RowNum;
use rust_xlsxwriter::utility::quote_sheet_name;

use super::chart;
use super::grid::Grid;
use super::look::Look;
use crate::locale::{Lang, Text};
use crate::report::doc::{Block, Chart, Cover, Doc, Heading, Link, Prose};
use crate::workbook::{SheetNames, fits, halved_to_fit};

/// What a sheet is called where nothing names it.
static REPORT: Text = Text::fixed("Rapport", "Report");

/// What comes on one sheet: each piece under the one before.
pub(super) struct SheetContent<'d> {
    /// What the sheet is called.
    pub(super) name: String,
    /// What is on it.
    pub(super) pieces: Vec<Piece<'d>>,
}

impl SheetContent<'_> {
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
pub(super) fn parts(doc: &Doc, lang: Lang) -> Vec<SheetContent<'_>> {
    let mut names = SheetNames::default();
    let mut parts: Vec<SheetContent<'_>> = Vec::new();
    let mut above: Vec<Piece<'_>> = doc.cover.iter().flat_map(pieces_of_cover).collect();
    for block in &doc.blocks {
        if let Block::Heading(Heading { level: 1, text, .. }) = block {
            parts.push(SheetContent { name: names.name(text), pieces: std::mem::take(&mut above) });
        }
        match parts.last_mut() {
            Some(part) => pieces_of(block, &mut part.pieces),
            None => pieces_of(block, &mut above),
        }
    }
    if parts.is_empty() {
        parts.push(SheetContent { name: names.name(REPORT.get(lang)), pieces: above });
    }
    parts
}

/// Something that stands on a sheet.
pub(super) enum Piece<'d> {
    /// Text across the sheet.
    Text(Cow<'d, str>, Look),
    /// A heading across the sheet, that a link may find.
    Heading(&'d str, u8, Option<&'d str>),
    /// Text across the sheet that leads to an address.
    Web(&'d str, &'d str),
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
            Self::Text(..) | Self::Heading(..) | Self::Web(..) | Self::Field(..) | Self::Link(_) | Self::Gap => 1,
            Self::Table(grid) => grid.rows(),
            Self::Chart(chart, grid) => grid.rows() + 1 + chart::rows(chart),
        }
    }
}

/// Returns what a title page says.
fn pieces_of_cover(cover: &Cover) -> Vec<Piece<'_>> {
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
fn pieces_of<'d>(block: &'d Block, pieces: &mut Vec<Piece<'d>>) {
    match block {
        Block::Heading(it) => pieces.push(Piece::Heading(&it.text, it.level, it.anchor.as_deref())),
        Block::Text(text) => prose(text, Look::Text, pieces),
        Block::Quoted(text) => prose(text, Look::Quoted, pieces),
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

/// Running text: a cell leads to one place, so to the first in it.
fn prose<'d>(prose: &'d Prose, look: Look, pieces: &mut Vec<Piece<'d>>) {
    match prose.urls().next() {
        Some(url) if fits(prose) => pieces.push(Piece::Web(prose, url)),
        _ => texts(prose, look, pieces),
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

/// Where on which sheet everything stands that a link may find.
pub(super) struct Places<'d>(HashMap<&'d str, String>);

impl<'d> Places<'d> {
    /// Finds a place for every heading and row that has an anchor.
    pub(super) fn of(parts: &'d [SheetContent<'d>]) -> Self {
        let mut places = HashMap::new();
        for part in parts {
            let sheet = quote_sheet_name(&part.name);
            let mut put = |anchor: &'d str, row: RowNum| {
                places.entry(anchor).or_insert_with(|| format!("internal:{sheet}!A{}", row + 1));
            };
            let mut row: RowNum = 0;
            for piece in &part.pieces {
                match piece {
                    Piece::Heading(_, _, Some(anchor)) => put(anchor, row),
                    Piece::Table(grid) => {
                        let first = row + grid.header_at() + 1;
                        for (at, line) in (first..).zip(grid.lines()) {
                            line.anchor().into_iter().for_each(|anchor| put(anchor, at));
                        }
                    }
                    _ => {}
                }
                row += piece.rows();
            }
        }
        Self(places)
    }

    /// Returns where an anchor stands; none where the document lacks it.
    pub(super) fn of_anchor(&self, anchor: &str) -> Option<&str> {
        self.0.get(anchor).map(String::as_str)
    }
}
