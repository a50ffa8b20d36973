//! The sheet as CSV for Excel in Nordic countries.

use anyhow::Result;

use super::Outgoing;
use crate::locale::Lang;
use crate::sheet::{SheetRow, guarded};

/// Tells Excel that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Returns the sheet with `;` as separator, because numbers have decimal commas. Possible formulas are [guarded].
/// There are no instructions, and nothing is locked.
pub fn csv(sheet: &Outgoing<'_, '_>, lang: Lang) -> Result<Vec<u8>> {
    let mut builder = ::csv::WriterBuilder::new();
    let mut writer = builder.delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let columns = sheet.columns();
    writer.write_record(columns.iter().map(|column| guarded(&sheet.heading(column, lang)).into_owned()))?;
    for row in &sheet.rows {
        let row = SheetRow::of(row, lang);
        writer.write_record(columns.iter().map(|column| guarded(row.value(column)).into_owned()))?;
    }
    Ok(writer.into_inner().map_err(::csv::IntoInnerError::into_error)?)
}
