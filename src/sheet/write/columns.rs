//! The columns of a worksheet.

use rust_xlsxwriter::{ColNum, Format, Worksheet, XlsxError};

use crate::sheet::Column;
use crate::workbook::style;

/// The first column.
pub(super) const FIRST: ColNum = 0;

/// The columns of one sheet, in order.
pub(super) struct SheetColumns(Vec<Column>);

impl SheetColumns {
    pub(super) fn new(columns: Vec<Column>) -> Self {
        Self(columns)
    }

    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = Column> {
        self.0.iter().copied()
    }

    /// Returns the index of a column.
    pub(super) fn place(&self, column: Column) -> ColNum {
        self.iter().take_while(|other| *other != column).zip(1..).last().map_or(FIRST, |(_, place)| place)
    }

    /// Returns the index of the last column.
    pub(super) fn last(&self) -> ColNum {
        self.iter().next_back().map_or(FIRST, |column| self.place(column))
    }

    /// Returns the total width of a range of columns, in characters.
    pub(super) fn width_of(&self, columns: std::ops::RangeInclusive<Column>) -> usize {
        self.iter().filter(|column| columns.contains(column)).map(|column| usize::from(width(column))).sum()
    }

    /// Sets the width of every column, and hides those that are only needed for the import.
    pub(super) fn lay_out(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        for column in self.iter() {
            sheet.set_column_width(self.place(column), width(column))?;
            if column.is_hidden() {
                sheet.set_column_hidden(self.place(column))?;
            }
        }
        Ok(())
    }
}

/// Returns the width of a column in characters.
fn width(column: Column) -> u16 {
    match column {
        Column::Id | Column::Start => 10,
        Column::Value => 12,
        Column::Goal | Column::Owners => 22,
        Column::Measure => 30,
        Column::Text => 36,
        Column::Priority => 24,
        Column::Activity => 40,
        Column::Before | Column::Target | Column::Status => 14,
        Column::Note => 56,
        Column::Tags | Column::Plan | Column::Period | Column::StatusThen | Column::NoteThen | Column::ValueThen => 16,
    }
}

/// Returns the cell format of a column: white and unlocked if colleagues fill it in, grey and locked otherwise.
pub(super) fn format(is_open: bool) -> Format {
    let cell = style::cell();
    if is_open { cell.set_unlocked() } else { cell.set_background_color(style::LOCKED) }
}
