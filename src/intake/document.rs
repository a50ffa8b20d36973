//! A document as it was read, whatever its format: headings, paragraphs, and tables of cells.

use std::collections::BTreeMap;

use crate::locale::{Text, text};

/// More cells than this are not read.
pub(super) const MOST_CELLS: usize = 500_000;

/// A document as it was read.
#[derive(Debug, Default)]
pub struct Document {
    /// What the file is called.
    pub(super) name: String,
    /// What stands in it, in order.
    pub(super) blocks: Vec<Block>,
    /// Every cell and paragraph that is not empty, each with its place: what the account is about.
    pub(super) pieces: Vec<Piece>,
    /// The pieces with words that are struck out, and what of each is taken.
    pub(super) struck: BTreeMap<usize, String>,
    /// What is to be said of how it was read.
    pub(super) told: Vec<Text>,
}

/// A cell or paragraph that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) place: Place,
    pub(super) text: String,
}

/// Where a piece stands, as a person finds it.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// A paragraph, from 1.
    Paragraph(usize),
    /// A cell of a table, each from 1.
    Cell { table: usize, row: u32, column: u32 },
    /// A cell of a sheet.
    Sheet { sheet: Option<String>, row: u32, column: u32 },
}

impl Place {
    /// Returns the place in words.
    pub(super) fn words(&self) -> Text {
        match self {
            Self::Paragraph(number) => text!("stycke {number}", "paragraph {number}"),
            Self::Cell { table, row, column } => {
                text!("tabell {table}, rad {row}, kolumn {column}", "table {table}, row {row}, column {column}")
            }
            Self::Sheet { sheet: Some(sheet), row, column } => {
                text!("bladet {sheet}, rad {row}, kolumn {column}", "sheet {sheet}, row {row}, column {column}")
            }
            Self::Sheet { sheet: None, row, column } => {
                text!("rad {row}, kolumn {column}", "row {row}, column {column}")
            }
        }
    }
}

/// Something that stands in a document.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading, of a level from 1.
    Heading { level: u8, piece: usize },
    /// A paragraph.
    Paragraph { kind: Kind, piece: usize },
    /// A table.
    Table(Table),
}

/// What a paragraph is beside its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    Quote,
    /// A page's header or footer, or a list of contents.
    Margin,
    /// A footnote, a comment, a text box, what was deleted.
    Aside,
    /// A key and its value before the text.
    Front,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// What the sheet is called.
    pub(super) sheet: Option<String>,
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The cells with something in them, by their columns from 0.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) column: u32,
    /// Over how many columns it goes.
    pub(super) width: u32,
    /// What it is in the account; none where it repeats the cell above that it is merged with.
    pub(super) piece: Option<usize>,
    /// What stands in it, a line each; without what is struck out.
    pub(super) text: String,
    pub(super) link: Option<String>,
}

impl Row {
    /// Returns the cell in a column.
    pub(super) fn at(&self, column: u32) -> Option<&Cell> {
        let at = self.cells.partition_point(|cell| cell.column < column);
        self.cells.get(at).filter(|cell| cell.column == column)
    }
}

impl Document {
    /// Adds a piece; returns its number.
    pub(super) fn piece(&mut self, place: Place, text: impl Into<String>) -> usize {
        self.pieces.push(Piece { place, text: text.into() });
        self.pieces.len() - 1
    }

    /// Returns whether lines in a cell were made by who wrote it: in a sheet, not where a page was too narrow.
    pub(super) fn has_lines_of_its_own(&self) -> bool {
        matches!(self.pieces.first(), Some(Piece { place: Place::Sheet { .. }, .. }))
    }

    /// Returns the text of a piece.
    pub(super) fn text(&self, piece: usize) -> &str {
        &self.pieces[piece].text
    }
}
