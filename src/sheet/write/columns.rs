//! How the columns of the sheet look.

use rust_xlsxwriter::{ColNum, Format, Worksheet, XlsxError};

use crate::sheet::Column;
use crate::workbook::style;

/// The first column.
pub(super) const FIRST: ColNum = 0;

/// Returns where a column stands.
pub(super) fn place(column: Column) -> ColNum {
    column as ColNum
}

/// Returns how many characters of a column are seen beside each other.
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

/// Returns how many characters are seen from one column to another.
pub(super) fn width_of(columns: std::ops::RangeInclusive<Column>) -> usize {
    let within = Column::ALL.iter().filter(|column| columns.contains(column));
    within.map(|column| usize::from(width(*column))).sum()
}

/// Makes every column as wide as it is to be, and hides those that are for the reading back.
pub(super) fn lay_out(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    for column in Column::ALL {
        sheet.set_column_width(place(column), width(column))?;
        if column.is_hidden() {
            sheet.set_column_hidden(place(column))?;
        }
    }
    Ok(())
}

/// Returns how a cell of the column looks: what may be filled in is white and open, all else grey and locked.
pub(super) fn format(column: Column) -> Format {
    let cell = style::cell();
    if column.is_open() { cell.set_unlocked() } else { cell.set_background_color(style::LOCKED) }
}
