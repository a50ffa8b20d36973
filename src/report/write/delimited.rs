//! Rows as CSV or TSV.

use csv::{Terminator, WriterBuilder};

/// The dialect of a delimited file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// CSV as in RFC 4180, but with `\n` as the line end.
    Comma,
    /// CSV for Excel in countries with a decimal comma: semicolons, and a byte order mark for UTF-8.
    Excel,
    /// TSV; a value with a tab or a newline is quoted as in CSV.
    Tab,
    /// TSV in a file, which a spreadsheet may open.
    TabInFile,
}

impl Separator {
    /// Returns the dialect for a file: CSV in a file is for Excel, as are the sheets for colleagues.
    #[must_use]
    pub fn in_file(self) -> Self {
        match self {
            Self::Comma | Self::Excel => Self::Excel,
            Self::Tab | Self::TabInFile => Self::TabInFile,
        }
    }

    /// Returns whether a person may open it in a spreadsheet, which would run formulas. A program reads the others,
    /// and needs the exact values.
    pub fn is_for_a_spreadsheet(self) -> bool {
        matches!(self, Self::Excel | Self::TabInFile)
    }

    /// Returns whether it is meant for a person. TSV is meant for programs, also in a file.
    pub fn is_for_a_person(self) -> bool {
        self == Self::Excel
    }
}

/// The byte order mark (U+FEFF), by which Excel recognises UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Returns a header and rows, each with a line end.
///
/// # Errors
/// If a row has more or fewer values than the header.
pub fn delimited<R, V>(separator: Separator, header: &[&str], rows: R) -> csv::Result<Vec<u8>>
where
    R: IntoIterator<Item = Vec<V>>,
    V: AsRef<[u8]>,
{
    let (byte, line_end, mark) = match separator {
        Separator::Comma => (b',', Terminator::Any(b'\n'), &[][..]),
        Separator::Excel => (b';', Terminator::CRLF, MARK),
        Separator::Tab | Separator::TabInFile => (b'\t', Terminator::Any(b'\n'), &[][..]),
    };
    let mut writer = WriterBuilder::new().delimiter(byte).terminator(line_end).from_writer(mark.to_vec());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
