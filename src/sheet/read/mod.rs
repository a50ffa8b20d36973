//! What a file holds that comes back, as cells: a workbook, or a text with separators. What kind it is its content tells,
//! whatever its name says.

mod csv;
mod decode;
mod grid;
mod kind;
mod ods;
mod unreadable;
mod xlsx;
mod zipped;

pub(super) use grid::{Grid, Line, Value};
pub use unreadable::Unreadable;

use kind::Kind;

/// The largest file that is read, in bytes. A sheet of 10,000 activities has some four million.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Returns the sheets of a file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, Unreadable> {
    match Kind::of(bytes)? {
        Kind::Xlsx => xlsx::grids(bytes),
        Kind::Ods => ods::grids(bytes),
        Kind::Csv => Ok(vec![csv::grid(bytes)?]),
    }
}
