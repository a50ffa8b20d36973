//! A workbook as Excel writes it.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Reader, Xlsx, XlsxError};

use super::grid::Gathered;
use super::{Grid, Unreadable, Value, zipped};

/// Returns the sheets of a workbook. They are read cell by cell: one that is far out makes no table of empty ones.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    zipped::expect_bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut grids = Vec::new();
    let mut count = 0;
    for name in book.sheet_names() {
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A sheet with nothing but a diagram.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(unreadable(&error)),
        };
        let mut gathered = Gathered::after(count);
        while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
            let (row, column) = cell.get_position();
            if let Some(value) = value(cell.get_value().clone().into()) {
                gathered.push(row.saturating_add(1), column, value)?;
            }
        }
        let (grid, cells) = gathered.finish(Some(name));
        count = cells;
        grids.push(grid);
    }
    Ok(grids)
}

fn unreadable(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked,
        _ => Unreadable::Broken,
    }
}

fn value(cell: Data) -> Option<Value> {
    Some(match cell {
        Data::Empty => return None,
        Data::String(text) => Value::Text(text),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers than these")]
        Data::Int(number) => Value::Number(number as f64),
        Data::Float(number) => Value::Number(number),
        Data::Bool(truth) => Value::Truth(truth),
        Data::DateTime(date) => Value::Date(shown(date)),
        Data::DateTimeIso(date) | Data::DurationIso(date) => Value::Date(date),
        Data::Error(fault) => Value::Fault(fault.to_string()),
    })
}

/// A date is a number of days; a number that was only made to look like one is shown as the day it became.
fn shown(date: ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
