//! Forms: tables with two columns that describe a single activity, with a label and a value in each row.

use super::columns::{Columns, Role};
use super::document::{Block, Cell, Document, Row, Table};
use super::map::Decided;

/// The most rows of a form.
const LONGEST: usize = 30;

/// Turns every form of a document into a table with a header and one row.
pub(super) fn turn(document: &mut Document) {
    for block in &mut document.blocks {
        if let Block::Table(table) = block
            && let Some(turned) = turned(table)
        {
            *table = turned;
        }
    }
}

/// Returns a form as a table with a header; none if it is not a form.
fn turned(table: &Table) -> Option<Table> {
    let is_wide = table.rows.iter().any(|row| row.cells.iter().any(|cell| cell.column > 1));
    if is_wide || table.rows.len() < 2 || table.rows.len() > LONGEST || table.sheet.is_some() {
        return None;
    }
    let side = |column: u32| Row {
        colors: Vec::new(),
        cells: (0..)
            .zip(&table.rows)
            .filter_map(|(at, row)| Some(Cell { column: at, ..row.at(column)?.clone() }))
            .collect(),
    };
    let turned = Table { is_form: true, rows: vec![side(0), side(1)], ..Table::default() };
    let columns = Columns::of(&turned, &Decided::default()).filter(|columns| columns.header == Some(0))?;
    // `Aktivitet | Ansvarig` is the header of an ordinary table.
    let is_upright = Columns::of(table, &Decided::default()).is_some();
    (columns.has(Role::Title) && columns.has(Role::Owner) && !is_upright).then_some(turned)
}
