//! The cells of a sheet, and what one has beside its value: a comment, a colour, words that are struck out.

use std::collections::HashMap;

use super::{Apart, Unreadable};

/// How many cells with something in them a file may have. A sheet of 10,000 activities has 130,000.
const MOST_CELLS: usize = 2_000_000;

/// The rows of a sheet that hold anything.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Grid {
    /// What the sheet is called; a file of text has no name for its only one.
    pub(crate) name: Option<String>,
    /// Its rows, from the top.
    pub(crate) lines: Vec<Line>,
    /// What its cells have beside their values.
    pub(crate) marks: Vec<Mark>,
    /// Its cells that are merged.
    pub(crate) merged: Vec<MergedCells>,
    /// What stands in no cell.
    pub(crate) apart: Vec<Apart>,
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
    /// A number with a format, as Excel writes it, such as `0 %`.
    Formatted(f64, String),
    /// Yes or no.
    Truth(bool),
    /// A day or a time, as far as it can be shown.
    Date(String),
    /// A formula that went wrong, such as `#N/A`.
    Fault(String),
    /// A formula that no program has worked out.
    Unevaluated,
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
            Self::Number(number) | Self::Formatted(number, _) => number.to_string(),
            Self::Unevaluated => String::new(),
            Self::Truth(truth) => truth.to_string(),
        }
    }
}

/// Gathers cells into rows, as many as there may be.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    lines: Vec<Line>,
    marks: Vec<Mark>,
    merged: Vec<MergedCells>,
    count: usize,
}

impl Gathered {
    /// Goes on with another sheet, after so many cells.
    pub(super) fn after(count: usize) -> Self {
        Self { count, ..Self::default() }
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

    /// Adds what a cell has beside its value.
    pub(super) fn mark(&mut self, mark: Mark) -> Result<(), Unreadable> {
        self.count += 1;
        self.marks.push(mark);
        if self.count > MOST_CELLS { Err(Unreadable::TooManyCells) } else { Ok(()) }
    }

    /// Adds cells that are merged.
    pub(super) fn merge(&mut self, merged: MergedCells) {
        self.merged.push(merged);
    }

    /// Returns the sheet, and how many cells there were up to now.
    pub(super) fn finish(mut self, name: Option<String>) -> Result<(Grid, usize), Unreadable> {
        self.fill_merged()?;
        self.marks.sort_by_key(|mark| (mark.row, mark.column));
        Ok((Grid { name, lines: self.lines, marks: self.marks, merged: self.merged, apart: Vec::new() }, self.count))
    }

    /// Gives each row the value that cells show which are merged down a column.
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
                self.count += 1;
                match line.value(column) {
                    Some(own) if Some(own) != shown.as_ref() => {
                        let kind = MarkKind::Covered(own.shown());
                        self.marks.push(Mark { row: line.row, column, kind });
                    }
                    Some(_) => {}
                    None => line.cells.extend(shown.clone().map(|shown| (column, shown))),
                }
            }
            if self.count > MOST_CELLS {
                return Err(Unreadable::TooManyCells);
            }
        }
        Ok(())
    }
}

/// Something that a cell has beside its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// Its row, from 1.
    pub(crate) row: u32,
    /// Its column, from 0.
    pub(crate) column: u32,
    /// What it has.
    pub(crate) kind: MarkKind,
}

/// What a cell can have beside its value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MarkKind {
    /// A comment.
    Comment(String),
    /// A colour behind it: red, green and blue.
    Fill(u32),
    /// An address that its text leads to.
    Link(String),
    /// Words that are struck out, all or some.
    Struck,
    /// A text that is hidden, because the cell is merged with another that shows its own.
    Covered(String),
}

/// Cells that are merged: the first and last row, from 1, and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct MergedCells {
    /// The first and last row.
    pub(crate) rows: (u32, u32),
    /// The first and last column.
    pub(crate) columns: (u32, u32),
}
