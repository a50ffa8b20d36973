//! Rows as CSV or TSV, with a header of machine names.

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// CSV, as RFC 4180 has it but for the line end.
    Comma,
    /// TSV; a value with a tab or line end in it is quoted as in CSV.
    Tab,
}

/// Returns a header and rows, with a line end after each.
///
/// # Errors
/// If a row has more or fewer values than the header.
pub fn delimited<R, V>(separator: Separator, header: &[&str], rows: R) -> csv::Result<Vec<u8>>
where
    R: IntoIterator<Item = Vec<V>>,
    V: AsRef<[u8]>,
{
    let byte = match separator {
        Separator::Comma => b',',
        Separator::Tab => b'\t',
    };
    let mut writer = csv::WriterBuilder::new().delimiter(byte).from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
