//! Rows that the export did not make: sums, group headings, remarks below the table.

use super::rows::RowReader;
use crate::locale::{Text, text};
use crate::model::loose_key;
use crate::sheet::place::SheetPlace;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::{Column, Finding};
use crate::source::printable_line;

/// Words for sums, without accents.
const SUMS: [&str; 14] = [
    "summa",
    "delsumma",
    "totalsumma",
    "totalt",
    "total",
    "totals",
    "subtotal",
    "sum",
    "antal",
    "count",
    "medel",
    "medelvarde",
    "average",
    "s:a",
];
/// The maximum number of words of a label for a sum.
const MOST_WORDS: usize = 4;
/// The number of characters of a row in a message.
const MOST_SHOWN: usize = 120;

impl RowReader<'_, '_, '_, '_> {
    /// Returns whether a row neither comes from the export nor contains an answer.
    pub(super) fn is_extra_row(&self, line: &GridRow) -> bool {
        let value = |column| self.value(line, column);
        let is_of_export = Column::ALL.into_iter().any(|column| column.is_hidden() && value(column).is_some());
        let is_filled = Column::ALL.into_iter().any(|column| value(column).is_some());
        let mut texts = Column::ALL.into_iter().filter_map(value).filter_map(words);
        let is_sum = texts.any(is_sum);
        let is_answer = [Column::Activity, Column::Measure, Column::Status, Column::Note]
            .into_iter()
            .filter_map(|column| words(value(column)?))
            .any(|text| !(is_sum && self::is_sum(text)));
        // An id has no white space.
        let is_id = |id: &str| !self::is_sum(id) && !id.trim().contains(char::is_whitespace);
        let has_id = value(Column::Id).and_then(words).is_some_and(is_id);
        is_filled && !is_of_export && !is_answer && !has_id
    }

    /// Creates the finding for such a row.
    pub(super) fn extra_row_finding(&self, line: &GridRow) -> Finding {
        let shown: Vec<String> =
            Column::ALL.into_iter().filter_map(|column| self.value(line, column)).map(CellValue::shown).collect();
        let shown: String = printable_line(&shown.join("; ")).chars().take(MOST_SHOWN).collect();
        let place = SheetPlace { row: Some(line.row), ..self.table.place.clone() };
        let message = text!(
            "raden är ingen av uttagets, och tas inte med: {shown}",
            "the row is none of the export's, and is not taken: {shown}"
        );
        let help = Text::fixed(
            "ska det in i planen, skriv det under Anteckning på den rad det gäller",
            "if it belongs in the plan, write it under Note in the row that it is about",
        );
        Finding::untaken(&place, &message, help)
    }
}

/// Returns the text of a cell; `None` for a number or a percentage, even if stored as text.
fn words(value: &CellValue) -> Option<&str> {
    let CellValue::Text(text) = value else { return None };
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '%').collect();
    digits.replace(',', ".").parse::<f64>().is_err().then_some(&**text)
}

fn is_sum(text: &str) -> bool {
    let key = loose_key(text.trim());
    key.split_whitespace().count() <= MOST_WORDS
        && key.split_whitespace().any(|word| SUMS.contains(&word.trim_end_matches([':', '.'])))
}
