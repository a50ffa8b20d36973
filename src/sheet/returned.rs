//! A file that came back.

use super::header::{Header, sections};
use super::place::Place;
use super::read::{Grid, Line, MAX_BYTES, Mark, MergedCells, Unreadable, read};

/// A file that came back.
#[derive(Debug)]
pub struct Returned {
    name: String,
    readings: Vec<Vec<Grid>>,
}

impl Returned {
    /// Reads a file's content; `name` is what it is called in what is said of it.
    pub fn read(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { name: name.into(), readings: read(bytes)? })
    }

    /// Returns the whole file as a place.
    pub(super) fn place(&self) -> Place<'_> {
        Place::file(&self.name)
    }

    /// Returns the ways to read the file: more than one where the bytes alone do not tell its encoding.
    pub(super) fn readings(&self) -> impl ExactSizeIterator<Item = Reading<'_>> {
        self.readings.iter().map(|grids| Reading { file: &self.name, grids })
    }
}

/// A way to read a file: its sheets, in one encoding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'f> {
    file: &'f str,
    /// Its sheets.
    pub(super) grids: &'f [Grid],
}

impl<'f> Reading<'f> {
    /// Returns a sheet of it as a place.
    pub(super) fn place(self, grid: &'f Grid) -> Place<'f> {
        Place { sheet: grid.name.as_deref(), ..Place::file(self.file) }
    }

    /// Returns the tables of its sheets. Instructions and lists have no header; a sheet that others were pasted into
    /// has several.
    pub(super) fn tables(self) -> impl Iterator<Item = Table<'f>> {
        self.grids.iter().flat_map(move |grid| {
            let place = self.place(grid);
            let mut above = 0;
            sections(grid).map(move |(header, lines, end)| {
                let first = std::mem::replace(&mut above, end).saturating_add(1);
                Table { place: place.clone(), header, lines, grid, rows: (first, end) }
            })
        })
    }
}

/// A header, and the rows under it.
#[derive(Debug)]
pub(super) struct Table<'f> {
    /// The sheet.
    pub(super) place: Place<'f>,
    /// Where its columns stand.
    pub(super) header: Header,
    /// The rows.
    pub(super) lines: &'f [Line],
    grid: &'f Grid,
    /// The first and the last row that belong to it: from what stands above its header.
    rows: (u32, u32),
}

impl<'f> Table<'f> {
    /// Returns what its cells, and those above its header, have beside their values.
    pub(super) fn marks(&self) -> impl Iterator<Item = &'f Mark> {
        let (first, last) = self.rows;
        self.grid.marks.iter().filter(move |mark| (first..=last).contains(&mark.row))
    }

    /// Returns the rows above its header.
    pub(super) fn above(&self) -> impl Iterator<Item = &'f Line> {
        let (first, header) = (self.rows.0, self.header.row);
        self.grid.lines.iter().filter(move |line| (first..header).contains(&line.row))
    }

    /// Returns its cells that are merged, without those of its header and above it.
    pub(super) fn merged(&self) -> impl Iterator<Item = &'f MergedCells> {
        let (header, last) = (self.header.row, self.rows.1);
        self.grid.merged.iter().filter(move |merged| merged.rows.1 > header && merged.rows.0 <= last)
    }
}
