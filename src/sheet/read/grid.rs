//! The cells of a sheet.

use super::Unreadable;

/// How many cells with something in them a file may have. A sheet of 10,000 activities has 130,000.
const MOST_CELLS: usize = 2_000_000;

/// The rows of a sheet that hold anything.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// What the sheet is called; a file of text has no name for its only one.
    pub(crate) name: Option<String>,
    /// Its rows, from the top.
    pub(crate) lines: Vec<Line>,
}

/// A row with what stands in it.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Line {
    /// Which row it is, from 1, as a spreadsheet counts them.
    pub(crate) row: u32,
    /// The cells that are not empty, each with the number of its column, from 0.
    pub(crate) cells: Vec<(u32, Value)>,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Truth(bool),
    /// A day or a time, as far as it can be shown.
    Date(String),
    /// A formula that went wrong, such as `#N/A`.
    Fault(String),
}

impl Line {
    /// Returns what stands in a column; none where nothing does.
    pub(crate) fn value(&self, column: u32) -> Option<&Value> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, value)| value)
    }
}

impl Value {
    /// Returns what stands there as a reader sees it.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Fault(text) => text.trim().to_owned(),
            // A year is a number with a part of zero.
            Self::Number(number) => number.to_string(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// Gathers cells into rows, as many as there may be.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    lines: Vec<Line>,
    count: usize,
}

impl Gathered {
    /// Goes on with another sheet, after so many cells.
    pub(super) fn after(count: usize) -> Self {
        Self { lines: Vec::new(), count }
    }

    /// Adds a cell; an empty text is none. Rows come from the top.
    pub(super) fn push(&mut self, row: u32, column: u32, value: Value) -> Result<(), Unreadable> {
        if matches!(&value, Value::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        self.count += 1;
        if self.count > MOST_CELLS {
            return Err(Unreadable::TooManyCells);
        }
        match self.lines.last_mut().filter(|line| line.row == row) {
            Some(line) => line.cells.push((column, value)),
            None => self.lines.push(Line { row, cells: vec![(column, value)] }),
        }
        Ok(())
    }

    /// Returns the sheet, and how many cells there were up to now.
    pub(super) fn finish(self, name: Option<String>) -> (Grid, usize) {
        (Grid { name, lines: self.lines }, self.count)
    }
}
