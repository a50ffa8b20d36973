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
pub(super) use grid::{Grid, Line, Mark, MarkKind, MergedCells, Value};
pub use unreadable::Unreadable;

use kind::Kind;

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
