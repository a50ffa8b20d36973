//! A file that came back.

use super::header::Header;
use super::place::Place;
use super::read::{Grid, Line, MAX_BYTES, Unreadable, read};

/// A file that came back.
#[derive(Debug)]
pub struct Returned {
    name: String,
    grids: Vec<Grid>,
}

impl Returned {
    /// Reads a file's content; `name` is what it is called in what is said of it.
    pub fn read(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() as u64 > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { name: name.into(), grids: read(bytes)? })
    }

    /// Returns the whole file as a place.
    pub(super) fn place(&self) -> Place<'_> {
        Place::file(&self.name)
    }

    /// Returns the sheets that have a header; instructions and lists have none.
    pub(super) fn tables(&self) -> impl Iterator<Item = Table<'_>> {
        self.grids.iter().filter_map(|grid| {
            let (header, lines) = Header::find(grid)?;
            Some(Table { place: Place { sheet: grid.name.as_deref(), ..self.place() }, header, lines })
        })
    }
}

/// A sheet with a header, and the rows under it.
#[derive(Debug)]
pub(super) struct Table<'f> {
    /// The sheet.
    pub(super) place: Place<'f>,
    /// Where its columns stand.
    pub(super) header: Header,
    /// The rows.
    pub(super) lines: &'f [Line],
}
