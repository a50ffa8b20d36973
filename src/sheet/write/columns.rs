//! The columns of a worksheet.

use rust_xlsxwriter::{ColNum, Format, Worksheet, XlsxError};

use crate::sheet::Column;
use crate::workbook::style;

/// The first column.
pub(super) const FIRST: ColNum = 0;

/// Returns the index of a column.
pub(super) fn place(column: Column) -> ColNum {
    column as ColNum
}

/// Returns the width of a column in characters.
pub(super) fn width(column: Column) -> u16 {
    match column {
        Column::Id | Column::Start => 10,
        Column::Goal | Column::Owners => 22,
        Column::Priority => 24,
        Column::Activity => 40,
        Column::Before | Column::Status => 14,
        Column::Note => 56,
        Column::Plan | Column::Period | Column::StatusThen | Column::NoteThen => 16,
    }
}

/// Returns the width of a range of columns in characters.
pub(super) fn width_of(columns: std::ops::RangeInclusive<Column>) -> usize {
    let within = Column::ALL.iter().filter(|column| columns.contains(column));
    within.map(|column| usize::from(width(*column))).sum()
}

/// Sets the widths, and hides the columns that are only needed when the sheet is read back.
pub(super) fn lay_out(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for column in Column::ALL {
        sheet.set_column_width(place(column), width(column))?;
        if column.is_hidden() {
            sheet.set_column_hidden(place(column))?;
        }
    }
    Ok(())
}

/// Returns the cell format of a column: white and unlocked if colleagues fill it in, grey and locked otherwise.
pub(super) fn format(column: Column) -> Format {
    let cell = style::cell();
    if column.is_open() { cell.set_unlocked() } else { cell.set_background_color(style::LOCKED) }
}
