//! A returned file.

use super::header::{Header, sections};
use super::place::SheetPlace;
use super::read::{Grid, GridRow, MAX_BYTES, Mark, MergedCells, Unreadable, read};

/// A returned file.
#[derive(Debug)]
pub struct Returned {
    name: String,
    readings: Vec<Vec<Grid>>,
}

impl Returned {
    /// Parses a file; `name` is its name in messages.
    pub fn read(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { name: name.into(), readings: read(bytes)? })
    }

    /// Returns the place of the whole file.
    pub(super) fn place(&self) -> SheetPlace<'_> {
        SheetPlace::file(&self.name)
    }

    /// Returns the possible readings of the file: several if the bytes do not determine the encoding.
    pub(super) fn readings(&self) -> impl ExactSizeIterator<Item = Decoding<'_>> {
        self.readings.iter().map(|grids| Decoding { file: &self.name, grids })
    }
}

/// A reading of a file: its sheets, in one encoding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decoding<'f> {
    file: &'f str,
    /// Its sheets.
    pub(super) grids: &'f [Grid],
}

impl<'f> Decoding<'f> {
    /// Returns the place of a sheet.
    pub(super) fn place(self, grid: &'f Grid) -> SheetPlace<'f> {
        SheetPlace { sheet: grid.name.as_deref(), ..SheetPlace::file(self.file) }
    }

    /// Returns the tables of the sheets. Instructions and lists have no header; a sheet into which others were
    /// pasted has several.
    pub(super) fn tables(self) -> impl Iterator<Item = SheetTable<'f>> {
        self.grids.iter().flat_map(move |grid| {
            let place = self.place(grid);
            let mut above = 0;
            sections(grid).map(move |(header, lines, end)| {
                let first = std::mem::replace(&mut above, end).saturating_add(1);
                SheetTable { place: place.clone(), header, lines, grid, rows: (first, end) }
            })
        })
    }
}

/// A header with its rows.
#[derive(Debug)]
pub(super) struct SheetTable<'f> {
    /// The place of the sheet.
    pub(super) place: SheetPlace<'f>,
    /// The header.
    pub(super) header: Header,
    /// The rows.
    pub(super) lines: &'f [GridRow],
    grid: &'f Grid,
    /// The first and the last row that belong to it, including the rows above its header.
    rows: (u32, u32),
}

impl<'f> SheetTable<'f> {
    /// Returns the annotations in its rows, including those above its header.
    pub(super) fn marks(&self) -> impl Iterator<Item = &'f Mark> {
        let (first, last) = self.rows;
        self.grid.marks.iter().filter(move |mark| (first..=last).contains(&mark.row))
    }

    /// Returns the rows above its header.
    pub(super) fn above(&self) -> impl Iterator<Item = &'f GridRow> {
        let (first, header) = (self.rows.0, self.header.row);
        self.grid.lines.iter().filter(move |line| (first..header).contains(&line.row))
    }

    /// Returns its merged cells, without those in and above its header.
    pub(super) fn merged(&self) -> impl Iterator<Item = &'f MergedCells> {
        let (header, last) = (self.header.row, self.rows.1);
        self.grid.merged.iter().filter(move |merged| merged.rows.1 > header && merged.rows.0 <= last)
    }
}
