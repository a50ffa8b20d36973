//! Tables that stand side by side in a sheet, with an empty column between them.

use std::collections::BTreeSet;

use super::columns::{Columns, Role};
use super::document::{Block, Document, Row, Table};
use super::map::Decided;

/// Divides every sheet that has tables side by side, so that no table is taken for columns of another.
pub(super) fn divide(document: &mut Document) {
    if !document.has_lines_of_its_own() {
        return;
    }
    let mut blocks = Vec::with_capacity(document.blocks.len());
    for block in std::mem::take(&mut document.blocks) {
        let Block::Table(mut table) = block else {
            blocks.push(block);
            continue;
        };
        while let Some(start) = second(&table) {
            let right = split_off(&mut table, start);
            blocks.push(Block::Table(std::mem::replace(&mut table, right)));
        }
        blocks.push(Block::Table(table));
    }
    document.blocks = blocks;
}

/// Returns the first column of a second table: one with a header for activities, or one without a column that is known
/// and with rows of its own.
fn second(table: &Table) -> Option<u32> {
    let columns = Columns::of(table, &Decided::default())?;
    let header = &table.rows[columns.header?];
    let used: BTreeSet<u32> = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.column).collect();
    let starts = header.cells.iter().skip(1).map(|cell| cell.column).filter(|at| !used.contains(&(at - 1)));
    let is_right = |start: u32| move |row: &&Row| row.cells.first().is_some_and(|cell| cell.column >= start);
    starts.into_iter().find(|start| {
        let right =
            Row { cells: header.cells.iter().filter(|it| it.column >= *start).cloned().collect(), ..Row::default() };
        let alone = Table { rows: vec![right], ..Table::default() };
        let is_of_activities = Columns::of(&alone, &Decided::default()).is_some_and(|it| it.has(Role::Title));
        let is_known = columns.columns.iter().any(|column| column.at >= *start);
        is_of_activities || (!is_known && table.rows.iter().any(|row| is_right(*start)(&row)))
    })
}

/// Moves the cells from a column on to a table of their own.
fn split_off(table: &mut Table, start: u32) -> Table {
    let mut right = Table { sheet: table.sheet.clone(), ..Table::default() };
    for row in &mut table.rows {
        let at = row.cells.partition_point(|cell| cell.column < start);
        let (colors, own) = std::mem::take(&mut row.colors).into_iter().partition(|(column, _)| *column >= start);
        row.colors = own;
        right.rows.push(Row { cells: row.cells.split_off(at), colors });
    }
    for table in [table, &mut right] {
        table.rows.retain(|row| !row.cells.is_empty());
    }
    right
}
