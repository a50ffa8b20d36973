//! The neutral document: what is shown, without how. Imports nothing of ours, so that a writer can know nothing else.

/// What one command shows.
#[derive(Clone, Debug, Default)]
pub struct Doc {
    /// One under the other.
    pub blocks: Vec<Block>,
}

/// One part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of a level, counted from 1.
    Heading(u8, String),
    /// Running text; a line end in it begins a new line.
    Text(String),
    /// Running text of the tool's own, in which code stands between backticks.
    Said(String),
    /// What stands in a file, letter by letter.
    Verbatim(String),
    /// Names with their values.
    Fields(Vec<(String, String)>),
    /// Rows under a header.
    Table(Table),
    /// Lines that hang under one another.
    Tree(Vec<Branch>),
    /// A part that is shown when it is asked for, where that is possible: the level and text of its heading, and it.
    Folded(u8, String, Vec<Block>),
}

/// A table with a header row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The header.
    pub columns: Vec<Column>,
    /// One cell a column in each.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// What stands in its header.
    pub title: String,
    /// What stands there where there is little room.
    pub narrow: Option<String>,
    /// Where its values are aligned.
    pub align: Align,
    /// Whether its texts may be broken over several lines.
    pub wraps: bool,
}

/// Where values are aligned.
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
    /// Whether it sums up the others.
    pub is_total: bool,
}

/// A value in a table.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A text or number.
    Text(String),
    /// A text whose meaning a colour repeats; the text alone must say it too.
    Toned(String, Tone),
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
    /// How large it is beside the others.
    pub size: usize,
}

/// A colour, for what repeats a word or sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Blue.
    Blue,
    /// Red.
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// No colour of its own; drawn fainter.
    Faint,
}

/// A line of a tree.
#[derive(Clone, Debug)]
pub struct Branch {
    /// How deep it hangs, counted from 0.
    pub depth: usize,
    /// What it says.
    pub text: String,
    /// Whether it is a heading for those that hang under it.
    pub is_heading: bool,
    /// A colour that repeats what the text says.
    pub tone: Option<Tone>,
}

impl Doc {
    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.blocks.push(Block::Heading(level, text.into()));
    }

    /// Adds running text.
    pub fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    /// Adds running text of the tool's own, with code between backticks.
    pub fn said(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Said(text.into()));
    }

    /// Adds what stands in a file.
    pub fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    /// Adds a table.
    pub fn table(&mut self, table: Table) {
        self.blocks.push(Block::Table(table));
    }

    /// Adds names with their values, those that have one.
    pub fn fields(&mut self, fields: impl IntoIterator<Item = (String, Option<String>)>) {
        let fields: Vec<_> = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        if !fields.is_empty() {
            self.blocks.push(Block::Fields(fields));
        }
    }

    /// Returns the tables, for formats that have nothing else.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl Column {
    /// A column of texts that may be broken over several lines.
    pub fn wrapping(title: impl Into<String>) -> Self {
        Self { title: title.into(), narrow: None, align: Align::Left, wraps: true }
    }

    /// A column of short texts.
    pub fn short(title: impl Into<String>) -> Self {
        Self { wraps: false, ..Self::wrapping(title) }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>) -> Self {
        Self { align: Align::Right, ..Self::short(title) }
    }

    /// Says what stands in the header where there is little room.
    #[must_use]
    pub fn narrow(self, title: impl Into<String>) -> Self {
        Self { narrow: Some(title.into()), ..self }
    }
}

impl Row {
    /// A row of values.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, is_total: false }
    }

    /// A row that sums up the others.
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, is_total: true }
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
            Self::Text(text) | Self::Toned(text, _) => text,
            Self::Bar(_) => "",
        }
    }
}
