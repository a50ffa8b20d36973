//! The content of each sheet, and the cells that links point to.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_xlsxwriter::RowNum;
use rust_xlsxwriter::utility::quote_sheet_name;

use super::chart;
use super::grid::Grid;
use super::look::Look;
use crate::locale::{Lang, Text};
use crate::report::doc::{Block, Chart, Cover, Doc, Heading, Link, Picture, Prose};
use crate::workbook::{SheetNames, fits, halved_to_fit};

/// The name of a sheet without a heading.
static REPORT: Text = Text::fixed("Rapport", "Report");

/// The most links in rows of their own; more are written as text in one row.
const MOST_LINKS: usize = 3;

/// The content of one sheet.
pub(super) struct SheetContent<'d> {
    /// The name of the sheet.
    pub(super) name: String,
    /// The pieces, from top to bottom.
    pub(super) pieces: Vec<SheetItem<'d>>,
}

impl SheetContent<'_> {
    /// Returns the index of the only table, if no chart is on the sheet and nothing follows the table.
    pub(super) fn lone_table(&self) -> Option<usize> {
        let is_large = |piece: &SheetItem<'_>| matches!(piece, SheetItem::Table(_) | SheetItem::Chart(..));
        let last = self.pieces.iter().rposition(|piece| !matches!(piece, SheetItem::Gap))?;
        let is_lone = matches!(self.pieces[last], SheetItem::Table(_)) && !self.pieces[..last].iter().any(is_large);
        is_lone.then_some(last)
    }
}

/// Returns the sheets of a document. Content before the first heading is on the first sheet, which needs no heading
/// besides the title of the document.
pub(super) fn parts(doc: &Doc, lang: Lang) -> Vec<SheetContent<'_>> {
    let mut names = SheetNames::default();
    let mut parts: Vec<SheetContent<'_>> = Vec::new();
    let mut above: Vec<SheetItem<'_>> = doc.cover.iter().flat_map(pieces_of_cover).collect();
    for block in &doc.blocks {
        if let Block::Heading(Heading { level: 1, text, anchor, .. }) = block {
            let is_titled = !above.is_empty() && anchor.is_none();
            parts.push(SheetContent { name: names.name(text), pieces: std::mem::take(&mut above) });
            if is_titled {
                continue;
            }
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

/// A piece of a sheet.
pub(super) enum SheetItem<'d> {
    /// A logo, with the name of whose it is.
    Logo(&'d Picture, Option<&'d str>),
    /// Text across the sheet.
    Text(Cow<'d, str>, Look),
    /// A heading across the sheet: its text, level and anchor.
    Heading(&'d str, u8, Option<&'d str>),
    /// Text across the sheet that links to an address.
    Web(&'d str, &'d str),
    /// A name with its value; no name on continuation rows.
    Field(&'d str, &'d str),
    /// A link within the workbook.
    Link(&'d Link),
    /// A table.
    Table(Grid<'d>),
    /// A chart, below the numbers it is drawn from.
    Chart(&'d Chart, Grid<'d>),
    /// An empty row.
    Gap,
}

impl SheetItem<'_> {
    /// Returns the number of rows.
    pub(super) fn rows(&self) -> RowNum {
        match self {
            Self::Logo(..)
            | Self::Text(..)
            | Self::Heading(..)
            | Self::Web(..)
            | Self::Field(..)
            | Self::Link(_)
            | Self::Gap => 1,
            Self::Table(grid) => grid.rows(),
            Self::Chart(chart, grid) => grid.rows() + 1 + chart::rows(chart),
        }
    }
}

/// Returns the pieces of a title page.
fn pieces_of_cover(cover: &Cover) -> Vec<SheetItem<'_>> {
    let logo = cover.logo.as_ref().map(|logo| SheetItem::Logo(logo, cover.author.as_deref()));
    let mut pieces: Vec<SheetItem<'_>> = logo.into_iter().collect();
    pieces.push(SheetItem::Text(Cow::Borrowed(&*cover.title), Look::Title));
    if !cover.subtitle.is_empty() {
        pieces.push(SheetItem::Text(Cow::Borrowed(&*cover.subtitle), Look::Heading(2)));
    }
    if !cover.lede.is_empty() {
        texts(&cover.lede, Look::Text, &mut pieces);
    }
    pieces.extend(cover.author.as_deref().map(|author| SheetItem::Text(Cow::Borrowed(author), Look::Text)));
    for (name, value) in &cover.facts {
        field(name, value, &mut pieces);
    }
    pieces.push(SheetItem::Gap);
    pieces
}

/// Adds the pieces of a block, and an empty row after blocks of several lines.
fn pieces_of<'d>(block: &'d Block, pieces: &mut Vec<SheetItem<'d>>) {
    match block {
        Block::Heading(it) => pieces.push(SheetItem::Heading(&it.text, it.level, it.anchor.as_deref())),
        Block::Text(text) => prose(text, Look::Text, pieces),
        Block::Quoted(text) => prose(text, Look::Quoted, pieces),
        // Spreadsheet cells have no inline code; the text is enough.
        Block::Said(text) => pieces.push(SheetItem::Text(Cow::Owned(text.replace('`', "")), Look::Text)),
        Block::Verbatim(text) => texts(text, Look::Verbatim, pieces),
        Block::Fields(fields) => {
            for (name, value) in fields {
                field(name, value, pieces);
            }
            pieces.push(SheetItem::Gap);
        }
        // Many links would fill the screen, so they are written as text.
        Block::Links(links) if links.links.len() > MOST_LINKS => {
            let ids: Vec<&str> = links.links.iter().map(|link| &*link.text).collect();
            let text = format!("{}: {}", links.label, ids.join(", "));
            let parts =
                halved_to_fit(&text).into_iter().map(|text| SheetItem::Text(Cow::Owned(text.to_owned()), Look::Text));
            pieces.extend(parts);
            pieces.push(SheetItem::Gap);
        }
        Block::Links(links) => {
            pieces.push(SheetItem::Text(Cow::Borrowed(&*links.label), Look::Label));
            pieces.extend(links.links.iter().map(SheetItem::Link));
            pieces.push(SheetItem::Gap);
        }
        Block::Table(table) => {
            pieces.push(SheetItem::Table(Grid::of(Cow::Borrowed(table))));
            pieces.push(SheetItem::Gap);
        }
        Block::Chart(it) => {
            pieces.push(SheetItem::Chart(it, Grid::of(Cow::Owned(it.table()))));
            pieces.push(SheetItem::Gap);
        }
        Block::Tree(branches) => {
            let line = |branch: &'d crate::report::doc::Branch| {
                SheetItem::Text(Cow::Borrowed(&*branch.text), Look::branch(branch))
            };
            pieces.extend(branches.iter().map(line));
            pieces.push(SheetItem::Gap);
        }
        Block::Folded(level, title, blocks) => {
            pieces.push(SheetItem::Heading(title, *level, None));
            for block in blocks {
                pieces_of(block, pieces);
            }
        }
    }
}

/// Adds running text; it links to its first address, as a cell has only one link.
fn prose<'d>(prose: &'d Prose, look: Look, pieces: &mut Vec<SheetItem<'d>>) {
    match prose.urls().next() {
        Some(url) if fits(prose) => pieces.push(SheetItem::Web(prose, url)),
        _ => texts(prose, look, pieces),
    }
}

/// Adds a text, with continuation rows if it is longer than a cell can hold.
fn texts<'d>(text: &'d str, look: Look, pieces: &mut Vec<SheetItem<'d>>) {
    pieces.extend(halved_to_fit(text).into_iter().map(|text| SheetItem::Text(Cow::Borrowed(text), look)));
}

fn field<'d>(name: &'d str, value: &'d str, pieces: &mut Vec<SheetItem<'d>>) {
    let names = std::iter::once(name).chain(std::iter::repeat(""));
    pieces.extend(names.zip(halved_to_fit(value)).map(|(name, value)| SheetItem::Field(name, value)));
}

/// The cell of each anchor.
pub(super) struct Places<'d>(HashMap<&'d str, String>);

impl<'d> Places<'d> {
    /// Returns the cells of all headings and rows that have an anchor.
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
                    SheetItem::Heading(_, _, Some(anchor)) => put(anchor, row),
                    SheetItem::Table(grid) => {
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

    /// Returns the cell of an anchor; none if the document has no such anchor.
    pub(super) fn of_anchor(&self, anchor: &str) -> Option<&str> {
        self.0.get(anchor).map(String::as_str)
    }
}
