//! Rows as CSV or TSV, for programs and for spreadsheets.

use crate::report::write::{Separator, delimited};
use crate::sheet::guarded;

/// Returns a header and rows. Where a spreadsheet opens them, nothing in them can become a formula.
pub(super) fn separated(
    separator: Separator,
    header: &[&str],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> csv::Result<Vec<u8>> {
    if !separator.is_for_a_spreadsheet() {
        return delimited(separator, header, rows);
    }
    let guard = |row: Vec<String>| row.iter().map(|value| guarded(value).into_owned()).collect();
    delimited(separator, header, rows.into_iter().map(guard).collect::<Vec<Vec<String>>>())
}
