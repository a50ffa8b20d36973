//! Rows under a header, and what stands in them.

use super::{Prose, Tone, Voice};

/// A table with a header row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The caption; none where the heading above the table says the same.
    pub caption: Option<String>,
    /// True where the table needs a page in landscape.
    pub is_wide: bool,
    /// The header.
    pub columns: Vec<Column>,
    /// One cell a column in each.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The text of the header.
    pub title: String,
    /// A shorter text of the header, for narrow screens.
    pub narrow: Option<String>,
    /// The alignment of the values.
    pub align: Align,
    /// True where texts may be broken over several lines.
    pub wraps: bool,
    /// The origin of the values.
    pub voice: Voice,
}

/// The alignment of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Texts.
    Left,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One a column.
    pub cells: Vec<Cell>,
    /// True for a row that sums up the others.
    pub is_total: bool,
    /// The name that a link finds it by, unique in the document.
    pub anchor: Option<String>,
    /// What it can be picked by: for each of the document's facets, the places of its values there. Empty where it is
    /// always shown.
    pub picks: Vec<Vec<usize>>,
}

/// A value in a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A short text, or a number.
    Text(String),
    /// Running text.
    Prose(Prose),
    /// A text whose meaning a colour repeats; the text alone must say it too.
    Toned(String, Tone),
    /// A text that leads to the heading or row with an anchor. Where the document has none such, it is text alone.
    Link(String, String),
    /// Parts of a whole, to be drawn to the width there is.
    Bar(Vec<Part>),
}

/// A part of a bar.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The sign it is drawn with, so that it reads without colour.
    pub symbol: char,
    /// The colour that repeats the sign.
    pub tone: Tone,
    /// The size, relative to the other parts.
    pub size: usize,
}

impl Table {
    /// Rows under their header.
    pub fn new(columns: Vec<Column>, rows: Vec<Row>) -> Self {
        Self { columns, rows, ..Self::default() }
    }

    /// Says what it shows.
    #[must_use]
    pub fn captioned(self, caption: impl Into<String>) -> Self {
        Self { caption: Some(caption.into()), ..self }
    }

    /// Says that it asks for a page on its side.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }
}

impl Column {
    /// A column of texts that may be broken over several lines.
    pub fn wrapping(title: impl Into<String>) -> Self {
        Self { title: title.into(), narrow: None, align: Align::Left, wraps: true, voice: Voice::Tool }
    }

    /// A column of short texts.
    pub fn short(title: impl Into<String>) -> Self {
        Self { wraps: false, ..Self::wrapping(title) }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::short(title) }
    }

    /// Says that its values are the plan's words.
    #[must_use]
    pub fn of_plan(self) -> Self {
        Self { voice: Voice::Plan, ..self }
    }

    /// Says what stands in the header where there is little room.
    #[must_use]
    pub fn narrow(self, title: impl Into<String>) -> Self {
        Self { narrow: Some(title.into()), ..self }
    }
}

impl Row {
    /// Gives it a name that a link finds it by.
    #[must_use]
    pub fn anchored(self, anchor: impl Into<String>) -> Self {
        Self { anchor: Some(anchor.into()), ..self }
    }

    /// Says what it can be picked by.
    #[must_use]
    pub fn picked_by(self, picks: Vec<Vec<usize>>) -> Self {
        Self { picks, ..self }
    }

    /// A row of values.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// A row that sums up the others.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, is_total: true, ..Self::default() }
    }
}

impl Cell {
    /// A text, or a number as text.
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// Returns what the cell says in words; a bar says nothing that the numbers beside it do not.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Toned(text, _) | Self::Link(text, _) => text,
            Self::Prose(prose) => prose,
            Self::Bar(_) => "",
        }
    }
}

/// A facet that rows can be filtered by, such as their owner.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The name.
    pub title: String,
    /// The values there are, in the order they are offered.
    pub values: Vec<String>,
    /// The origin of the values.
    pub voice: Voice,
}
