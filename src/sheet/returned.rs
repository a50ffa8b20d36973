//! A file that came back.

use super::header::{Header, sections};
use super::place::Place;
use super::read::{Grid, Line, MAX_BYTES, Unreadable, read};

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
    /// Returns the tables of its sheets. Instructions and lists have no header; a sheet that others were pasted into has
    /// several.
    pub(super) fn tables(self) -> impl Iterator<Item = Table<'f>> {
        self.grids.iter().flat_map(move |grid| {
            let place = Place { sheet: grid.name.as_deref(), ..Place::file(self.file) };
            sections(grid).map(move |(header, lines)| Table { place: place.clone(), header, lines })
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
}
