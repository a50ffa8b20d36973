//! A table.

use super::anchors::{Anchors, mark};
use super::escape::escaped;
use crate::report::doc::{Align, Cell, Row, Table};

/// Returns the table, under what it shows.
pub(super) fn table(table: &Table, anchors: &Anchors<'_>) -> String {
    let shown = shown(table);
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let caption = table.caption.as_ref().map(|caption| format!("**{}**\n\n", escaped(caption))).unwrap_or_default();
    let header = line(shown.iter().map(|&at| escaped(&table.columns[at].title)).collect());
    let rule = |at: &usize| match table.columns[*at].align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    };
    let rule = line(shown.iter().map(rule).collect());
    let rows = table.rows.iter().map(|row| line(cells(row, &shown, anchors)));
    caption + &header + &rule + &rows.collect::<String>()
}

/// A column of bars has nothing in words: the numbers beside it say the same.
fn shown(table: &Table) -> Vec<usize> {
    let has_words = |at: usize| table.rows.iter().any(|row| !row.cells[at].words().is_empty());
    let is_shown = |at: &usize| table.rows.is_empty() || has_words(*at) || !table.columns[*at].title.is_empty();
    (0..table.columns.len()).filter(is_shown).collect()
}

fn cells(row: &Row, shown: &[usize], anchors: &Anchors<'_>) -> Vec<String> {
    let cell = |at: &usize| {
        let words = match &row.cells[*at] {
            Cell::Link(text, anchor) => anchors.link(text, anchor),
            cell => escaped(cell.words()),
        };
        if row.is_total && !words.is_empty() { format!("**{words}**") } else { words }
    };
    let mut cells: Vec<String> = shown.iter().map(cell).collect();
    if let Some(first) = cells.first_mut() {
        first.insert_str(0, &mark(row.anchor.as_deref()));
    }
    cells
}
