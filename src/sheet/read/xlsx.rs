//! Excel workbooks.

use std::io::Cursor;

use calamine::{Data, ExcelDateTime, Fill, Font, Reader, Style, Xlsx, XlsxError};

use super::extras::Extras;
use super::grid::{GridBuilder, Mark, MarkKind, Room};
use super::{CellValue, Grid, Unreadable};
use crate::container;

/// Parses the sheets of a workbook. They are read cell by cell, so that a single cell far out does not allocate all
/// cells before it.
pub(super) fn grids(bytes: &[u8], mut room: Room) -> Result<Vec<Grid>, Unreadable> {
    container::expect_bounded(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let extras = Extras::of(bytes)?;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        let mut cells = match book.worksheet_cells_reader(&name) {
            Ok(cells) => cells,
            // A chart sheet.
            Err(XlsxError::NotAWorksheet(_)) => continue,
            Err(error) => return Err(unreadable(&error)),
        };
        let annotations = extras.annotations(&name)?;
        let styles: Vec<CellLook> = cells.styles().iter().map(CellLook::of).collect();
        let mut builder = GridBuilder::within(room);
        while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|error| unreadable(&error))? {
            let (row, column) = cell.get_position();
            let row = row.saturating_add(1);
            let look = styles.get(style);
            let found = if annotations.unevaluated.contains(&(row, column)) {
                Some(CellValue::Unevaluated)
            } else {
                value(cell.get_value().clone().into(), look)
            };
            let is_filled = found.is_some();
            if let Some(value) = found {
                builder.push(row, column, value)?;
            }
            if let Some(color) = look.and_then(|look| look.fill) {
                builder.mark(Mark { row, column, kind: MarkKind::Fill(color) })?;
            }
            if is_filled && look.is_some_and(|look| look.is_struck) {
                builder.mark(Mark { row, column, kind: MarkKind::Struck })?;
            }
        }
        for mark in annotations.marks {
            builder.mark(mark)?;
        }
        for merged in annotations.merged {
            builder.merge(merged)?;
        }
        builder.hidden = annotations.hidden;
        let (mut grid, rest) = builder.finish(Some(name))?;
        grid.outside = annotations.outside;
        room = rest;
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

/// The properties of a style that may carry a message.
struct CellLook {
    fill: Option<u32>,
    is_struck: bool,
    /// The number format; `None` for the default one.
    format: Option<String>,
}

impl CellLook {
    fn of(style: &Style) -> Self {
        let fill = style.fill.as_ref().filter(|fill| fill.is_visible()).and_then(Fill::get_color);
        let format = style.number_format.as_ref().map(|format| format.format_code.clone());
        Self {
            fill: fill.map(|color| color.to_argb() & 0x00FF_FFFF),
            is_struck: style.font.as_ref().is_some_and(Font::has_strikethrough),
            format: format.filter(|code| !matches!(&**code, "General" | "@" | "")),
        }
    }
}

fn value(cell: Data, look: Option<&CellLook>) -> Option<CellValue> {
    let number = |number| match look.and_then(|look| look.format.clone()) {
        Some(format) => CellValue::Formatted(number, format),
        None => CellValue::Number(number),
    };
    Some(match cell {
        Data::Empty => return None,
        Data::String(text) => CellValue::Text(text),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers than these")]
        Data::Int(it) => number(it as f64),
        Data::Float(it) => number(it),
        Data::Bool(truth) => CellValue::Truth(truth),
        Data::DateTime(date) => CellValue::Date(shown(date)),
        Data::DateTimeIso(date) | Data::DurationIso(date) => CellValue::Date(date),
        Data::Error(fault) => CellValue::Error(fault.to_string()),
    })
}

/// Formats a date; a duration is shown as a number of days.
fn shown(date: ExcelDateTime) -> String {
    if !date.is_datetime() {
        return date.as_f64().to_string();
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}
