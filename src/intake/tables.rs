//! The tables of activities in a document, with the roles of their columns.

use std::collections::BTreeMap;

use super::columns::{Columns, Role};
use super::dates;
use super::document::{Block, Document, Kind, Table};
use super::legend_text::legend_rows;
use super::map::{ColumnUse, Decided};
use super::words;

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
                // `Grönt | Aktiviteten är genomförd` is no activity.
                let found = found.filter(|_| legend_rows(table).is_none());
                last.clone_from(&found);
                tables.extend(found.map(|columns| (at, columns)));
            }
            Block::Paragraph { kind: Kind::Margin | Kind::Aside, .. } => {}
            Block::Paragraph { piece, .. } if words::is_continued(document.text(*piece)) => {}
            Block::Heading { .. } | Block::Paragraph { .. } => last = None,
        }
    }
    tables
}

impl Columns {
    /// Returns these columns for a table that continues this one; none if it has others, or cells that are not of their
    /// kind.
    fn going_on(&self, table: &Table) -> Option<Self> {
        let cells = |column: u32| table.rows.iter().filter_map(move |row| row.at(column));
        let title = self.at(Role::Title)?;
        let has_title = table.rows.iter().any(|row| row.at(title).is_some() && row.cells.len() > 1);
        let fits = self.columns.iter().all(|column| {
            let said = || cells(column.at).filter(|cell| !words::is_blank(&cell.text));
            said().filter(|cell| may_say(column.role, &cell.text)).count() * 2 >= said().count()
        });
        (table.width == self.width && has_title && fits).then(|| Self { header: None, ..self.clone() })
    }
}

/// Returns whether a text may stand in such a column: a telephone number is no owner, and a name no time.
fn may_say(role: Role, text: &str) -> bool {
    let count = |is: fn(&char) -> bool| text.chars().filter(is).count();
    match role {
        Role::Title | Role::Owner | Role::Support => count(|c| c.is_alphabetic()) > count(char::is_ascii_digit),
        _ if role.is_time() => dates::read(text).says_when(),
        _ => true,
    }
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
