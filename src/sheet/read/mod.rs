//! What a file holds that comes back, as cells: a workbook, or a text with separators. What kind it is its content
//! tells, whatever its name says.

mod apart;
mod csv;
mod decode;
mod extras;
mod grid;
mod kind;
mod ods;
mod ods_cell;
mod ooxml;
mod unreadable;
mod xlsx;
mod zipped;

pub(super) use apart::Apart;
pub(crate) use decode::texts;
pub(crate) use grid::{Grid, MarkKind};
pub(super) use grid::{Line, Mark, MergedCells, Value};
pub(crate) use ods_cell::attribute;
pub use unreadable::Unreadable;
pub(crate) use zipped::{expect_bounded, names as part_names, part};

pub(crate) use kind::Kind;

/// The largest file that is read, in bytes. A sheet of 10,000 activities has some four million.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Returns the sheets of a file: once for each encoding that it may be in, of which a workbook has one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Vec<Grid>>, Unreadable> {
    Ok(match Kind::of(bytes)? {
        Kind::Xlsx => vec![xlsx::grids(bytes)?],
        Kind::Ods => vec![ods::grids(bytes)?],
        Kind::Csv => csv::grids(bytes)?.into_iter().map(|grid| vec![grid]).collect(),
    })
}

/// Returns the sheets of a workbook, or of a text, in each encoding that it may be in.
pub(crate) fn grids(bytes: &[u8]) -> Result<Vec<Vec<Grid>>, Unreadable> {
    read(bytes)
}

/// Tells the kind of a file that is a sheet; or what else it is.
pub(crate) fn kind(bytes: &[u8]) -> Result<Kind, Unreadable> {
    Kind::of(bytes)
}
