//! A neutral model of documents in all formats: headings, paragraphs and tables.

use std::collections::BTreeMap;

use crate::locale::{Text, text};
use crate::sheet::Unreadable;

/// The most cells and paragraphs of a document. A plan of 10,000 activities has about 80,000.
pub(super) const MOST_PIECES: usize = 100_000;
/// The most bytes of text in them. The region's plan has 60,000.
pub(super) const MOST_BYTES: usize = 12 * 1024 * 1024;

/// An imported document.
#[derive(Debug, Default)]
pub struct Document {
    /// The name of the file.
    pub(super) name: String,
    /// The content, in order.
    pub(super) blocks: Vec<Block>,
    /// Every cell and paragraph that is not empty, with its place: the subject of the account.
    pub(super) pieces: Vec<Piece>,
    /// The pieces with text that is struck out, and the part of each that is taken.
    pub(super) struck: BTreeMap<usize, String>,
    /// Remarks about how it was read.
    pub(super) told: Vec<Text>,
    /// The number of bytes of all pieces.
    pub(super) bytes: usize,
    /// True if its format does not say where rows and cells begin.
    pub(super) is_guess: bool,
}

/// A cell or a paragraph that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) place: Place,
    pub(super) text: String,
}

/// The place of a piece, as a person would find it.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// A paragraph, counted from 1.
    Paragraph(usize),
    /// A cell of a table, all counted from 1.
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

/// A block of a document.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading, with its level from 1.
    Heading { level: u8, piece: usize },
    /// A paragraph.
    Paragraph { kind: Kind, piece: usize },
    /// A table.
    Table(Table),
}

impl Block {
    /// Returns the name of the sheet of a table.
    pub(super) fn sheet(&self) -> Option<&str> {
        match self {
            Self::Table(table) => table.sheet.as_deref(),
            _ => None,
        }
    }
}

/// The kind of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// An item of a list, with the number of lists around its own.
    Item(u8),
    /// A further paragraph of such an item.
    Within(u8),
    Quote,
    /// A page header or footer, or a table of contents.
    Margin,
    /// A footnote, a comment, a text box, or deleted text.
    Aside,
    /// A key and a value in front matter.
    Front,
}

/// A table.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// The name of the sheet.
    pub(super) sheet: Option<String>,
    /// The number of columns, empty ones among them, if the format says so.
    pub(super) width: u32,
    /// True if it was made of a list.
    pub(super) is_list: bool,
    /// True if it was made of a form.
    pub(super) is_form: bool,
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// The meanings of the colours of empty cells, by column.
    pub(super) colors: Vec<(u32, &'static str)>,
    /// The cells that are not empty, by column from 0.
    pub(super) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) column: u32,
    /// The number of columns that it spans.
    pub(super) width: u32,
    /// Its piece in the account; none if it repeats the merged cell above.
    pub(super) piece: Option<usize>,
    /// Its text without what is struck out, one line for each paragraph.
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
    /// Adds a piece; returns its index.
    pub(super) fn piece(&mut self, place: Place, text: impl Into<String>) -> usize {
        let text = text.into();
        self.bytes += text.len();
        self.pieces.push(Piece { place, text });
        self.pieces.len() - 1
    }

    /// Refuses a document with more than any plan has. Readers ask before they add a piece.
    pub(super) fn expect_room(&self) -> Result<(), Unreadable> {
        match (self.pieces.len() < MOST_PIECES, self.bytes < MOST_BYTES) {
            (false, _) => Err(Unreadable::TooManyCells),
            (_, false) => Err(Unreadable::Swollen),
            _ => Ok(()),
        }
    }

    /// Returns whether it has text around its tables, and not sheets alone.
    pub(super) fn has_headings(&self) -> bool {
        self.pieces.iter().any(|piece| matches!(piece.place, Place::Paragraph(_)))
    }

    /// Returns whether line breaks in cells are the author's, as in a sheet, and not from a narrow page.
    pub(super) fn has_lines_of_its_own(&self) -> bool {
        matches!(self.pieces.first(), Some(Piece { place: Place::Sheet { .. }, .. }))
    }

    /// Returns the text of a piece.
    pub(super) fn text(&self, piece: usize) -> &str {
        &self.pieces[piece].text
    }
}
