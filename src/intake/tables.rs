//! The tables of activities in a document, with the roles of their columns.

use std::collections::BTreeMap;

use super::columns::{Columns, Role};
use super::document::{Block, Document, Kind};
use super::map::{ColumnUse, Decided};

/// The tables of activities, by block index.
pub(super) type Tables = BTreeMap<usize, Columns>;

/// Returns the tables of activities, with the decisions about columns.
pub(super) fn tables(document: &Document, decided: &Decided<ColumnUse>) -> Tables {
    let mut tables = Tables::new();
    let mut last: Option<Columns> = None;
    for (at, block) in document.blocks.iter().enumerate() {
        match block {
            Block::Table(table) => {
                // A table may go on over pages, but not over sheets.
                let before = last.as_ref().filter(|_| table.sheet.is_none());
                let found = Columns::of(table, decided).or_else(|| before.and_then(|last| last.going_on(table)));
                last.clone_from(&found);
                tables.extend(found.map(|columns| (at, columns)));
            }
            Block::Paragraph { kind: Kind::Margin | Kind::Aside, .. } => {}
            Block::Heading { .. } | Block::Paragraph { .. } => last = None,
        }
    }
    tables
}

/// Returns the cells of columns for owners and supporting owners.
pub(super) fn owner_cells<'d>(document: &'d Document, tables: &Tables) -> Vec<&'d str> {
    let mut cells = Vec::new();
    for (at, columns) in tables {
        let Block::Table(table) = &document.blocks[*at] else { continue };
        let of_owners = columns.columns.iter().filter(|it| matches!(it.role, Role::Owner | Role::Support));
        let wanted: Vec<u32> = of_owners.map(|column| column.at).collect();
        let from = columns.header.map_or(0, |header| header + 1);
        let rows = table.rows[from..].iter().flat_map(|row| &row.cells);
        cells.extend(rows.filter(|cell| wanted.contains(&cell.column)).map(|cell| &*cell.text));
    }
    cells
}
