//! The texts of a row's cells, and findings that are the same for many rows.

use super::rows::RowReader;
use crate::locale::{Text, text};
use crate::sheet::letters::tidy;
use crate::sheet::number::Signs;
use crate::sheet::place::SheetPlace;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::{Column, Finding};

/// A finding that applies to many rows.
pub(super) struct Same {
    column: Column,
    said: String,
    /// The index of the finding, which is about the first row.
    finding: usize,
    /// The number of further rows.
    more: usize,
}

impl<'f> RowReader<'_, 'f, '_, '_> {
    /// Returns whether two cells have equal values.
    pub(super) fn is_untouched(&self, line: &GridRow, column: Column, then: Column) -> bool {
        self.value(line, column) == self.value(line, then)
    }

    pub(super) fn value<'l>(&self, line: &'l GridRow, column: Column) -> Option<&'l CellValue> {
        line.value(self.table.header.column(column)?.0)
    }

    pub(super) fn cell(&self, line: &GridRow, column: Column) -> SheetPlace<'f> {
        SheetPlace { row: Some(line.row), ..self.table.place.clone() }.at(&self.table.header, column)
    }

    /// Returns the text of a cell, empty for an empty cell. Reports a value that the spreadsheet converted into
    /// something other than text, and returns `None`.
    pub(super) fn text(&mut self, line: &GridRow, column: Column, signs: Signs) -> Option<String> {
        let (message, help) = match self.value(line, column) {
            None => return Some(String::new()),
            Some(CellValue::Text(text)) if is_error_of_spreadsheet(text) => error_of_formula(text.trim()),
            Some(CellValue::Text(text)) => return Some(tidy(text)),
            Some(CellValue::Number(number)) if !column.is_open() => return Some(number.to_string()),
            Some(CellValue::Formatted(number, _)) if !column.is_open() => return Some(number.to_string()),
            Some(CellValue::Number(number)) => match signs.plain(*number) {
                Some(shown) => return Some(shown),
                None => (as_it_is_shown(*number), AS_TEXT),
            },
            Some(CellValue::Formatted(number, code)) => match signs.formatted(*number, code) {
                Some(shown) => return Some(shown),
                None => (as_it_is_shown(*number), AS_TEXT),
            },
            Some(CellValue::Unevaluated) => (
                Text::fixed("cellen har en formel utan resultat", "the cell has a formula without a result"),
                Text::fixed(
                    "öppna filen i kalkylprogrammet och spara den, eller skriv det som ska stå där",
                    "open the file in the spreadsheet program and save it, or write what is to stand there",
                ),
            ),
            Some(CellValue::Truth(_)) => (
                Text::fixed(
                    "kalkylprogrammet har gjort om texten till ett sanningsvärde",
                    "the spreadsheet has turned the text into true or false",
                ),
                AS_TEXT,
            ),
            Some(CellValue::Date(date)) => (
                text!(
                    "kalkylprogrammet har gjort om texten till ett datum eller en tid ({date})",
                    "the spreadsheet has turned the text into a date or a time ({date})"
                ),
                AS_TEXT,
            ),
            Some(CellValue::Error(fault)) => error_of_formula(fault),
        };
        if column.is_hidden() {
            let said = self.value(line, column).map(CellValue::shown).unwrap_or_default();
            self.same(line, column, said, message, help);
        } else {
            self.findings.push(Finding::error(&self.cell(line, column), &message, help));
        }
        None
    }

    /// Reports a finding once for all rows that it applies to.
    pub(super) fn same(&mut self, line: &GridRow, column: Column, said: String, message: Text, help: Text) {
        if let Some(same) = self.same.iter_mut().find(|same| same.column == column && same.said == said) {
            same.more += 1;
        } else {
            self.same.push(Same { column, said, finding: self.findings.len(), more: 0 });
            self.findings.push(Finding::error(&self.cell(line, column), &message, help));
        }
    }

    /// Adds the number of further rows to the findings.
    pub(super) fn finish(self) {
        for Same { finding, more, .. } in self.same {
            let Some(Finding { message, .. }) = self.findings.get_mut(finding) else { continue };
            match more {
                0 => {}
                1 => *message = text!(message = message; "{message} (och en rad till)", "{message} (and one more row)"),
                _ => {
                    *message = text!(message = message; "{message} (och {more} rader till)", "{message} (and {more} more rows)");
                }
            }
        }
    }
}

/// The errors of formulas, as spreadsheets save them as text (CSV), in English and Swedish.
const ERRORS: [&str; 20] = [
    "#REF!",
    "#REFERENS!",
    "#N/A",
    "#SAKNAS!",
    "#SAKNAS",
    "#VALUE!",
    "#VÄRDEFEL!",
    "#DIV/0!",
    "#DIVISION/0!",
    "#NAME?",
    "#NAMN?",
    "#NUM!",
    "#OGILTIGT!",
    "#NULL!",
    "#SKÄRNING!",
    "#SPILL!",
    "#CALC!",
    "#BERÄKNA!",
    "#FIELD!",
    "#BUSY!",
];

/// Returns whether a text is all that a spreadsheet has saved of a value: an error, or the marks for a number that did
/// not fit its column.
fn is_error_of_spreadsheet(text: &str) -> bool {
    let text = text.trim();
    let is_numbered = || {
        ["Err:", "Fel:"].iter().any(|mark| {
            text.strip_prefix(mark)
                .is_some_and(|number| number.len() == 3 && number.bytes().all(|it| it.is_ascii_digit()))
        })
    };
    ERRORS.contains(&text) || is_numbered() || (text.len() > 2 && text.bytes().all(|byte| byte == b'#'))
}

fn error_of_formula(fault: &str) -> (Text, Text) {
    (
        text!("cellens formel ger ett fel ({fault})", "the cell's formula gives an error ({fault})"),
        Text::fixed("skriv det som ska stå där, utan formel", "write what is to stand there, without a formula"),
    )
}

fn as_it_is_shown(number: f64) -> Text {
    text!(
        "cellen har ett tal ({number}) i ett format som inte kan läsas som det visas",
        "the cell has a number ({number}) in a format that cannot be read as it is shown"
    )
}

pub(super) const AS_TEXT: Text =
    Text::fixed("skriv det igen i en cell med formatet Text", "write it again in a cell with the format Text");
