//! Rows as CSV or TSV, for programs and for spreadsheets.

use super::head::Head;
use crate::locale::Lang;
use crate::report::write::{Separator, delimited};
use crate::sheet::guarded;

/// Returns a header and rows. Where a spreadsheet opens them, nothing in them can become a formula; where a person
/// does, they are in that person's words.
pub(super) fn separated(
    separator: Separator,
    lang: Lang,
    heads: &[Head],
    rows: impl IntoIterator<Item = Vec<String>>,
) -> csv::Result<Vec<u8>> {
    let title = |head| if separator.is_for_a_person() { Head::title(head, lang) } else { Head::name(head) };
    let header: Vec<&str> = heads.iter().map(title).collect();
    if !separator.is_for_a_spreadsheet() {
        return delimited(separator, &header, rows);
    }
    let said = |head: &Head, value: String| if separator.is_for_a_person() { head.said(value, lang) } else { value };
    let cell = |(head, value): (&Head, String)| guarded(&said(head, value)).into_owned();
    let rows = rows.into_iter().map(|row| heads.iter().zip(row).map(cell).collect());
    let header: Vec<_> = header.into_iter().map(guarded).collect();
    let header: Vec<&str> = header.iter().map(AsRef::as_ref).collect();
    delimited(separator, &header, rows.collect::<Vec<Vec<String>>>())
}
