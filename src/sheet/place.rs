//! Places in returned files.

use super::header::Header;
use crate::locale::{Text, text};

/// A place in a returned file, as precise as known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SheetPlace<'f> {
    /// The file, as it was named.
    pub(super) file: &'f str,
    /// The sheet; `None` in a text file.
    pub(super) sheet: Option<&'f str>,
    /// The row, from 1.
    pub(super) row: Option<u32>,
    /// The column's index and heading.
    pub(super) column: Option<(u32, String)>,
}

impl<'f> SheetPlace<'f> {
    /// Creates the place of a whole file.
    pub(super) fn file(file: &'f str) -> Self {
        Self { file, sheet: None, row: None, column: None }
    }

    /// Returns the place with a column.
    pub(super) fn at(&self, header: &Header, column: super::Column) -> Self {
        let column = header.column(column).map(|(at, title)| (at, title.to_owned()));
        Self { column, ..self.clone() }
    }

    /// Formats the place: `uppfoljning.xlsx, blad Film, rad 12, kolumn I (Anteckning)`.
    pub(super) fn words(&self) -> Text {
        let mut words = Text::same(self.file);
        if let Some(sheet) = self.sheet {
            words = text!(words = words; "{words}, blad {sheet}", "{words}, sheet {sheet}");
        }
        if let Some(row) = self.row {
            words = text!(words = words; "{words}, rad {row}", "{words}, row {row}");
        }
        match &self.column {
            Some((column, title)) => {
                let letters = letters(*column);
                text!(words = words; "{words}, kolumn {letters} ({title})", "{words}, column {letters} ({title})")
            }
            None => words,
        }
    }
}

/// Returns the name of a column in a spreadsheet: A to Z, then AA.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = u64::from(column) + 1;
    while left > 0 {
        let letter = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_called_as_in_a_spreadsheet() {
        assert_eq!(
            [0, 8, 25, 26, 51, 52, 701, 702, 16_383].map(letters),
            ["A", "I", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]
        );
        assert!(!letters(u32::MAX).is_empty());
    }
}
