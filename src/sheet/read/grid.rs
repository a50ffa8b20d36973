//! The cells of a sheet, with their annotations: comments, colours, struck-out words.

use std::collections::{BTreeSet, HashMap};

use super::{OutsideContent, Unreadable};

/// The room for what is read of a file: cells with content, and bytes of text in them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Room {
    pub(crate) cells: usize,
    pub(crate) bytes: usize,
}

impl Room {
    /// The room for a sheet that comes back. A sheet of 10,000 activities has 130,000 cells.
    pub(super) const OF_SHEET: Self = Self { cells: 2_000_000, bytes: 256 * 1024 * 1024 };

    /// Takes room for one cell.
    fn take(&mut self, bytes: usize) -> Result<(), Unreadable> {
        let (cells, bytes) = (self.cells.checked_sub(1), self.bytes.checked_sub(bytes));
        (self.cells, self.bytes) = (cells.ok_or(Unreadable::TooManyCells)?, bytes.ok_or(Unreadable::Swollen)?);
        Ok(())
    }
}

/// A sheet, as its rows with content.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// The name of the sheet; `None` in a text file.
    pub(crate) name: Option<String>,
    /// Its rows, from the top.
    pub(crate) lines: Vec<GridRow>,
    /// The annotations of its cells.
    pub(crate) marks: Vec<Mark>,
    /// The merged cells.
    pub(crate) merged: Vec<MergedCells>,
    /// The content outside the cells.
    pub(crate) outside: Vec<OutsideContent>,
    /// The parts that a reader of the sheet does not see.
    pub(crate) hidden: Hidden,
}

impl Grid {
    /// Returns the numbers of the hidden rows that have content.
    pub(crate) fn hidden_rows(&self) -> Vec<u32> {
        let rows = self.lines.iter().map(|line| line.row);
        rows.filter(|row| is_within(&self.hidden.rows, *row)).collect()
    }

    /// Returns the hidden columns that have content, from 0.
    pub(crate) fn hidden_columns(&self) -> BTreeSet<u32> {
        let columns = self.lines.iter().flat_map(|line| line.cells.iter().map(|(column, _)| *column));
        columns.filter(|column| is_within(&self.hidden.columns, *column)).collect()
    }
}

/// The parts of a sheet that are hidden, by hand or by a filter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hidden {
    /// True if the whole sheet is hidden.
    pub(crate) is_whole: bool,
    /// The first and last row of each hidden range, in order.
    pub(super) rows: Vec<(u32, u32)>,
    /// The first and last column of each hidden range, in order.
    pub(super) columns: Vec<(u32, u32)>,
}

/// Returns whether a number is within one of the ranges, which are in order.
fn is_within(ranges: &[(u32, u32)], number: u32) -> bool {
    let at = ranges.partition_point(|(first, _)| *first <= number);
    at.checked_sub(1).is_some_and(|at| ranges[at].1 >= number)
}

/// A row.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct GridRow {
    /// The row number, from 1.
    pub(crate) row: u32,
    /// The cells with content, each with its column, from 0.
    pub(crate) cells: Vec<(u32, CellValue)>,
}

/// The value of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CellValue {
    /// A string.
    Text(String),
    /// A number.
    Number(f64),
    /// A number with an Excel number format, such as `0 %`.
    Formatted(f64, String),
    /// A boolean.
    Truth(bool),
    /// A date or a time, formatted.
    Date(String),
    /// An error value, such as `#N/A`.
    Error(String),
    /// A formula without a cached value.
    Unevaluated,
}

impl GridRow {
    /// Returns the value in a column, if there is one.
    pub(crate) fn value(&self, column: u32) -> Option<&CellValue> {
        self.cells.iter().find(|(at, _)| *at == column).map(|(_, value)| value)
    }
}

impl CellValue {
    /// Returns the number of bytes of its text.
    fn length(&self) -> usize {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Error(text) | Self::Formatted(_, text) => text.len(),
            Self::Number(_) | Self::Truth(_) | Self::Unevaluated => 0,
        }
    }

    /// Returns the value as it is shown to a reader.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.trim().to_owned(),
            // A year is a number without a fraction, so it is printed as an integer.
            Self::Number(number) | Self::Formatted(number, _) => number.to_string(),
            Self::Unevaluated => String::new(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// A builder of a grid, as far as there is room.
#[derive(Debug)]
pub(super) struct GridBuilder {
    lines: Vec<GridRow>,
    marks: Vec<Mark>,
    merged: Vec<MergedCells>,
    pub(super) hidden: Hidden,
    room: Room,
}

impl GridBuilder {
    /// Creates a builder for the next sheet, with the room that the sheets before it left.
    pub(super) fn within(room: Room) -> Self {
        Self { lines: Vec::new(), marks: Vec::new(), merged: Vec::new(), hidden: Hidden::default(), room }
    }

    /// Adds a cell, unless its text is empty. Rows must come in order.
    pub(super) fn push(&mut self, row: u32, column: u32, value: CellValue) -> Result<(), Unreadable> {
        if matches!(&value, CellValue::Text(text) if text.trim().is_empty()) {
            return Ok(());
        }
        self.room.take(value.length())?;
        match self.lines.last_mut().filter(|line| line.row == row) {
            Some(line) => line.cells.push((column, value)),
            None => self.lines.push(GridRow { row, cells: vec![(column, value)] }),
        }
        Ok(())
    }

    /// Adds an annotation.
    pub(super) fn mark(&mut self, mark: Mark) -> Result<(), Unreadable> {
        self.room.take(mark.kind.length())?;
        self.marks.push(mark);
        Ok(())
    }

    /// Adds a merged range.
    pub(super) fn merge(&mut self, merged: MergedCells) -> Result<(), Unreadable> {
        self.room.take(0)?;
        self.merged.push(merged);
        Ok(())
    }

    /// Returns the sheet, and the room that is left.
    pub(super) fn finish(mut self, name: Option<String>) -> Result<(Grid, Room), Unreadable> {
        self.fill_merged()?;
        let Self { lines, mut marks, merged, mut hidden, room } = self;
        marks.sort_by_key(|mark| (mark.row, mark.column));
        hidden.rows.sort_unstable();
        hidden.columns.sort_unstable();
        Ok((Grid { name, lines, marks, merged, outside: Vec::new(), hidden }, room))
    }

    /// Copies the value of vertically merged cells to each of their rows.
    fn fill_merged(&mut self) -> Result<(), Unreadable> {
        let at: HashMap<u32, usize> = self.lines.iter().enumerate().map(|(at, line)| (line.row, at)).collect();
        for merged in std::mem::take(&mut self.merged) {
            self.merged.push(merged);
            let MergedCells { rows: (first, last), columns: (column, last_column) } = merged;
            if column != last_column || first >= last {
                continue;
            }
            let shown = at.get(&first).and_then(|at| self.lines[*at].value(column)).cloned();
            let start = self.lines.partition_point(|line| line.row <= first);
            for number in start..self.lines.len() {
                let line = &mut self.lines[number];
                if line.row > last {
                    break;
                }
                self.room.take(shown.as_ref().map_or(0, CellValue::length))?;
                match line.value(column) {
                    Some(own) if Some(own) != shown.as_ref() => {
                        let kind = MarkKind::Covered(own.shown());
                        self.marks.push(Mark { row: line.row, column, kind });
                    }
                    Some(_) => {}
                    None => line.cells.extend(shown.clone().map(|shown| (column, shown))),
                }
            }
        }
        Ok(())
    }
}

/// An annotation of a cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// The row, from 1.
    pub(crate) row: u32,
    /// The column, from 0.
    pub(crate) column: u32,
    /// The kind.
    pub(crate) kind: MarkKind,
}

/// The kind of an annotation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MarkKind {
    /// A comment.
    Comment(String),
    /// A background colour, as RGB.
    Fill(u32),
    /// A link, by its address.
    Link(String),
    /// Text that is struck out, all or in part.
    Struck,
    /// Text that is hidden because the cell is merged with another one.
    Covered(String),
}

impl MarkKind {
    /// Returns the number of bytes of its text.
    fn length(&self) -> usize {
        match self {
            Self::Comment(text) | Self::Link(text) | Self::Covered(text) => text.len(),
            Self::Fill(_) | Self::Struck => 0,
        }
    }
}

/// A range of merged cells: rows from 1, columns from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MergedCells {
    /// The first and last row.
    pub(crate) rows: (u32, u32),
    /// The first and last column.
    pub(crate) columns: (u32, u32),
}
