//! The selected activities as rows.

use super::titles;
use crate::locale::Lang;
use crate::model::Plan;
use crate::query::{Entry, Selection};
use crate::report::columns::Column;
use crate::report::doc::{Doc, Row, Table};
use crate::source::Sources;

/// Returns the default columns. A selection by status includes the notes, which replace the start on a narrow screen.
pub fn list_columns(selection: &Selection<'_, '_>, entries: &[Entry<'_, '_>], is_narrow: bool) -> Vec<Column> {
    let has_note = || entries.iter().any(|entry| entry.standing.note.is_some());
    let usual: &[Column] = match selection.asks_for_status() && has_note() {
        false => &Column::USUAL,
        true if is_narrow => &Column::WITH_NOTE_NARROW,
        true => &Column::WITH_NOTE,
    };
    titles::with_plan(selection, usual)
}

/// Returns the rows under their header, or a sentence if there are none.
pub fn list(
    selection: &Selection<'_, '_>,
    entries: &[Entry<'_, '_>],
    columns: &[Column],
    sources: &Sources,
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    titles::heading(&mut doc, selection, entries.len(), lang);
    if entries.is_empty() {
        titles::no_activity(&mut doc, selection, lang);
        return doc;
    }
    doc.table(rows(entries, columns, sources, lang));
    doc
}

/// Returns activities as a table.
pub(super) fn rows(entries: &[Entry<'_, '_>], columns: &[Column], sources: &Sources, lang: Lang) -> Table {
    let row =
        |entry: &Entry<'_, '_>| Row::new(columns.iter().map(|column| column.cell(entry, sources, lang)).collect());
    let mut plans: Vec<&Plan<'_>> = entries.iter().map(|entry| entry.plan).collect();
    plans.dedup_by(|a, b| std::ptr::eq(*a, *b));
    let shown = |column: &Column| column.shown(plans.iter().copied(), lang);
    Table::new(columns.iter().map(shown).collect(), entries.iter().map(row).collect())
}
