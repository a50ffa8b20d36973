//! The row with the titles of the columns.

use super::Column;
use super::read::{Grid, Line, Value};

/// From this many titles on a row is a header: a list of statuses has one, and instructions have none.
const LEAST: usize = 3;
/// A text of more bytes than this is no title.
const LONGEST: usize = 100;

/// Where the columns of a sheet stand.
#[derive(Debug)]
pub(super) struct Header {
    /// Its row.
    pub(super) row: u32,
    /// The columns of the sheet, each with where it stands and the title it has there, from the left.
    pub(super) columns: Vec<(u32, Column, String)>,
    /// Columns of somebody else's, each with where it stands and its title.
    pub(super) others: Vec<(u32, String)>,
}

impl Header {
    fn of(line: &Line) -> Self {
        let columns = titles(line).into_iter().map(|(at, column, title)| (at, column, title.to_owned())).collect();
        let is_other =
            |(_, value): &&(u32, Value)| !matches!(value, Value::Text(title) if Column::of_title(title).is_some());
        let others = line.cells.iter().filter(is_other).map(|(at, value)| (*at, value.shown())).collect();
        Self { row: line.row, columns, others }
    }

    /// Returns everything that stands in it, each with where.
    pub(super) fn titles(&self) -> impl Iterator<Item = (u32, &str)> {
        let known = self.columns.iter().map(|(at, _, title)| (*at, &**title));
        known.chain(self.others.iter().map(|(at, title)| (*at, &**title)))
    }

    /// Says which column stands in a place.
    pub(super) fn give(&mut self, place: u32, column: Column) {
        if let Some(known) = self.columns.iter_mut().find(|(at, ..)| *at == place) {
            known.1 = column;
        } else if let Some(at) = self.others.iter().position(|(at, _)| *at == place) {
            let (_, title) = self.others.remove(at);
            self.columns.push((place, column, title));
            self.columns.sort_by_key(|(at, ..)| *at);
        }
    }

    /// Returns where a column stands, and its title; none where it does not.
    pub(super) fn column(&self, column: Column) -> Option<(u32, &str)> {
        self.columns.iter().find(|(_, known, _)| *known == column).map(|(at, _, title)| (*at, &**title))
    }
}

/// Returns each header of a sheet with the rows under it, and the last row that belongs to it; none in a sheet that is
/// about something else.
pub(super) fn sections(grid: &Grid) -> impl Iterator<Item = (Header, &[Line], u32)> {
    let headers = (0..grid.lines.len()).filter(|at| kinds(&grid.lines[*at]) >= LEAST);
    let mut headers = headers.peekable();
    std::iter::from_fn(move || {
        let at = headers.next()?;
        let end = headers.peek().copied().unwrap_or(grid.lines.len());
        let last = grid.lines.get(end).map_or(u32::MAX, |next| next.row - 1);
        Some((Header::of(&grid.lines[at]), &grid.lines[at + 1..end], last))
    })
}

/// Returns the titles that stand in a row, each with where it stands.
pub(super) fn titles(line: &Line) -> Vec<(u32, Column, &str)> {
    fn title((at, value): &(u32, Value)) -> Option<(u32, Column, &str)> {
        match value {
            Value::Text(title) if title.len() <= LONGEST => Some((*at, Column::of_title(title)?, title.trim())),
            _ => None,
        }
    }
    line.cells.iter().filter_map(title).collect()
}

/// Returns how many of the sheet's columns a row names.
fn kinds(line: &Line) -> usize {
    let mut columns: Vec<Column> = titles(line).into_iter().map(|(_, column, _)| column).collect();
    columns.sort_unstable();
    columns.dedup();
    columns.len()
}

/// Returns how many columns the header of a sheet names; none where it has no header.
pub(super) fn score(grid: &Grid) -> usize {
    grid.lines.iter().map(kinds).find(|kinds| *kinds >= LEAST).unwrap_or(0)
}
