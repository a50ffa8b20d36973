//! Rows as CSV or TSV.

use csv::{Terminator, WriterBuilder};

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separator {
    /// CSV, as RFC 4180 has it but for the line end.
    Comma,
    /// CSV as Excel opens it where numbers are written with a comma: semicolons, and a mark that says that it is UTF-8.
    Excel,
    /// TSV; a value with a tab or line end in it is quoted as in CSV.
    Tab,
    /// The same in a file, which a spreadsheet may open.
    TabInFile,
}

impl Separator {
    /// Returns what a file has in its place: CSV in a file is what Excel opens, as the sheets for colleagues are.
    #[must_use]
    pub fn in_file(self) -> Self {
        match self {
            Self::Comma | Self::Excel => Self::Excel,
            Self::Tab | Self::TabInFile => Self::TabInFile,
        }
    }

    /// Returns whether a person opens it in a spreadsheet, which would run a formula; else a program reads it, to the
    /// letter.
    pub fn is_for_a_spreadsheet(self) -> bool {
        matches!(self, Self::Excel | Self::TabInFile)
    }

    /// Returns whether it is made for a person to open; TSV is a program's, wherever it lies.
    pub fn is_for_a_person(self) -> bool {
        self == Self::Excel
    }
}

/// What stands first in a file that Excel is to take for UTF-8 (U+FEFF).
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Returns a header and rows, with a line end after each.
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
