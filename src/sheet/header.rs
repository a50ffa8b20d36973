//! The header row of a sheet.

use super::Column;
use super::read::{CellValue, Grid, GridRow};

/// The minimum number of headings in a header row. A list of statuses has one, and instructions have none.
const LEAST: usize = 3;
/// The maximum length of a heading in bytes.
const LONGEST: usize = 100;

/// The positions of a sheet's columns.
#[derive(Debug)]
pub(super) struct Header {
    /// The row number.
    pub(super) row: u32,
    /// The known columns, each with its index and heading, from the left.
    pub(super) columns: Vec<(u32, Column, String)>,
    /// Unknown columns, each with its index and heading.
    pub(super) others: Vec<(u32, String)>,
}

impl Header {
    fn of(line: &GridRow) -> Self {
        let columns = titles(line).into_iter().map(|(at, column, title)| (at, column, title.to_owned())).collect();
        let is_other = |(_, value): &&(u32, CellValue)| !matches!(value, CellValue::Text(title) if Column::of_title(title).is_some());
        let others = line.cells.iter().filter(is_other).map(|(at, value)| (*at, value.shown())).collect();
        Self { row: line.row, columns, others }
    }

    /// Returns all headings with their indexes.
    pub(super) fn titles(&self) -> impl Iterator<Item = (u32, &str)> {
        let known = self.columns.iter().map(|(at, _, title)| (*at, &**title));
        known.chain(self.others.iter().map(|(at, title)| (*at, &**title)))
    }

    /// Assigns a column to an index.
    pub(super) fn give(&mut self, place: u32, column: Column) {
        if let Some(known) = self.columns.iter_mut().find(|(at, ..)| *at == place) {
            known.1 = column;
        } else if let Some(at) = self.others.iter().position(|(at, _)| *at == place) {
            let (_, title) = self.others.remove(at);
            self.columns.push((place, column, title));
            self.columns.sort_by_key(|(at, ..)| *at);
        }
    }

    /// Returns the index and heading of a column, if it exists.
    pub(super) fn column(&self, column: Column) -> Option<(u32, &str)> {
        self.columns.iter().find(|(_, known, _)| *known == column).map(|(at, _, title)| (*at, &**title))
    }
}

/// Returns each header of a sheet with its rows and the number of its last row; nothing for a sheet without
/// headers.
pub(super) fn sections(grid: &Grid) -> impl Iterator<Item = (Header, &[GridRow], u32)> {
    let headers = (0..grid.lines.len()).filter(|at| kinds(&grid.lines[*at]) >= LEAST);
    let mut headers = headers.peekable();
    std::iter::from_fn(move || {
        let at = headers.next()?;
        let end = headers.peek().copied().unwrap_or(grid.lines.len());
        let last = grid.lines.get(end).map_or(u32::MAX, |next| next.row - 1);
        Some((Header::of(&grid.lines[at]), &grid.lines[at + 1..end], last))
    })
}

/// Returns the known columns in a row, with their indexes and headings.
pub(super) fn titles(line: &GridRow) -> Vec<(u32, Column, &str)> {
    fn title((at, value): &(u32, CellValue)) -> Option<(u32, Column, &str)> {
        match value {
            CellValue::Text(title) if title.len() <= LONGEST => Some((*at, Column::of_title(title)?, title.trim())),
            _ => None,
        }
    }
    line.cells.iter().filter_map(title).collect()
}

/// Returns the number of different known columns in a row.
fn kinds(line: &GridRow) -> usize {
    let mut columns: Vec<Column> = titles(line).into_iter().map(|(_, column, _)| column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}

/// Returns the number of known columns in the first header of a sheet; 0 without a header.
pub(super) fn score(grid: &Grid) -> usize {
    grid.lines.iter().map(kinds).find(|kinds| *kinds >= LEAST).unwrap_or(0)
}
