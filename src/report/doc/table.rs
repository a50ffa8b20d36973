//! Tables: columns, rows and cells.

use super::{Prose, Tone, Voice};

/// A table with a header row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The caption; none where the heading above already says it.
    pub caption: Option<String>,
    /// True if the table needs a landscape page.
    pub is_wide: bool,
    /// The number of columns that a spreadsheet prints, the first ones; none for all.
    pub printed: Option<usize>,
    /// The header.
    pub columns: Vec<Column>,
    /// The rows; each has one cell for each column.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// The text of the header.
    pub title: String,
    /// A shorter header, for narrow screens.
    pub narrow: Option<String>,
    /// The alignment of the values.
    pub align: Align,
    /// True if values may wrap over several lines.
    pub wraps: bool,
    /// The origin of the values.
    pub voice: Voice,
}

/// The alignment of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Left, for texts.
    Left,
    /// Right, for numbers.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The cells, one for each column.
    pub cells: Vec<Cell>,
    /// True for a row of totals.
    pub is_total: bool,
    /// The target of links, unique in the document.
    pub anchor: Option<String>,
    /// The values it is filtered by: for each of the document's facets, the indices of its values. Empty if the row
    /// is always shown.
    pub picks: Vec<Vec<usize>>,
}

/// A value in a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A short text, or a number.
    Text(String),
    /// Running text.
    Prose(Prose),
    /// A text whose meaning a colour repeats. The text alone must be enough.
    Toned(String, Tone),
    /// Running text whose meaning a colour repeats. Its strong words alone must be enough.
    Marked(Prose, Tone),
    /// A text that links to the heading or row with an anchor. If the document has no such anchor, it is plain text.
    Link(String, String),
    /// A bar of segments, drawn to the available width.
    Bar(Vec<BarSegment>),
}

/// A segment of a bar.
#[derive(Clone, Copy, Debug)]
pub struct BarSegment {
    /// The symbol it is drawn with, so that it reads without colour.
    pub symbol: char,
    /// The colour that repeats the symbol.
    pub tone: Tone,
    /// The pattern in that colour.
    pub pattern: Pattern,
    /// The size, relative to the other segments.
    pub size: usize,
}

impl BarSegment {
    /// Returns a segment in one colour.
    pub fn solid(symbol: char, tone: Tone, size: usize) -> Self {
        Self { symbol, tone, pattern: Pattern::Solid, size }
    }
}

/// The pattern of a segment, for readers who see no colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// A colour.
    Solid,
    /// Lines: not assessed.
    Hatched,
    /// Only an outline: closed.
    Outlined,
}

impl Table {
    /// Returns a table.
    pub fn new(columns: Vec<Column>, rows: Vec<Row>) -> Self {
        Self { columns, rows, ..Self::default() }
    }

    /// Sets the caption.
    #[must_use]
    pub fn captioned(self, caption: impl Into<String>) -> Self {
        Self { caption: Some(caption.into()), ..self }
    }

    /// Has only the first columns printed from a spreadsheet.
    #[must_use]
    pub fn printed(self, columns: usize) -> Self {
        Self { printed: Some(columns), ..self }
    }

    /// Asks for a landscape page.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { is_wide: true, ..self }
    }
}

impl Column {
    /// Returns a column of texts that may wrap over several lines.
    pub fn wrapping(title: impl Into<String>) -> Self {
        Self { title: title.into(), narrow: None, align: Align::Left, wraps: true, voice: Voice::Tool }
    }

    /// Returns a column of short texts.
    pub fn short(title: impl Into<String>) -> Self {
        Self { wraps: false, ..Self::wrapping(title) }
    }

    /// Returns a column of numbers.
    pub fn number(title: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::short(title) }
    }

    /// Marks its values as the plan's words.
    #[must_use]
    pub fn of_plan(self) -> Self {
        Self { voice: Voice::Plan, ..self }
    }

    /// Sets the header for narrow screens.
    #[must_use]
    pub fn narrow(self, title: impl Into<String>) -> Self {
        Self { narrow: Some(title.into()), ..self }
    }
}

impl Row {
    /// Sets the anchor.
    #[must_use]
    pub fn anchored(self, anchor: impl Into<String>) -> Self {
        Self { anchor: Some(anchor.into()), ..self }
    }

    /// Sets the values it is filtered by.
    #[must_use]
    pub fn picked_by(self, picks: Vec<Vec<usize>>) -> Self {
        Self { picks, ..self }
    }

    /// Returns a row of values.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, ..Self::default() }
    }

    /// Returns a row of totals.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, is_total: true, ..Self::default() }
    }
}

impl Cell {
    /// Returns a cell of text.
    pub fn text(text: impl ToString) -> Self {
        Self::Text(text.to_string())
    }

    /// Returns the cell as text; empty for a bar, which only repeats the numbers beside it.
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Toned(text, _) | Self::Link(text, _) => text,
            Self::Prose(prose) | Self::Marked(prose, _) => prose,
            Self::Bar(_) => "",
        }
    }
}

/// A facet that rows can be filtered by, such as their owner.
#[derive(Clone, Debug)]
pub struct Facet {
    /// The name in an address, the same in every language.
    pub key: &'static str,
    /// Other names that an address may have for it.
    pub also: Vec<String>,
    /// The name.
    pub title: String,
    /// The possible values, in the order they are offered.
    pub values: Vec<FacetValue>,
    /// The origin of the values.
    pub voice: Voice,
}

/// A value that rows can be filtered by.
#[derive(Clone, Debug)]
pub struct FacetValue {
    /// The visible text.
    pub text: String,
    /// The value in an address, the same in every language.
    pub key: String,
    /// Other words for it that are understood in an address.
    pub also: Vec<String>,
}
