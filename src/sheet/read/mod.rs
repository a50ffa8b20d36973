//! Parsing of returned files, which are workbooks or text with separators, into cells. The format is detected by
//! content, not by name.

mod csv;
mod decode;
mod extras;
mod grid;
mod kind;
mod ods;
mod ods_cell;
mod ooxml;
mod outside;
mod unreadable;
mod xlsx;

pub(crate) use crate::container::{expect_texts_within, names as part_names, part};
pub(crate) use decode::texts;
pub(crate) use grid::CellValue;
pub(crate) use grid::{Grid, MarkKind, Room};
pub(super) use grid::{GridRow, Mark, MergedCells};
pub(crate) use ods_cell::attribute;
pub(super) use outside::OutsideContent;
pub use unreadable::Unreadable;

pub(crate) use kind::SheetKind;

/// The maximum size of a file in bytes. A sheet of 10,000 activities has about four million.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Parses a file into sheets, once for each possible encoding. A workbook has only one.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Vec<Grid>>, Unreadable> {
    Ok(match SheetKind::of(bytes)? {
        SheetKind::Xlsx => vec![xlsx::grids(bytes, Room::OF_SHEET)?],
        SheetKind::Ods => vec![ods::grids(bytes, Room::OF_SHEET)?],
        SheetKind::Csv => csv::grids(bytes)?.into_iter().map(|grid| vec![grid]).collect(),
    })
}

/// Parses the sheets of a workbook, as far as there is room.
pub(crate) fn grids(bytes: &[u8], room: Room) -> Result<Vec<Grid>, Unreadable> {
    match SheetKind::of(bytes)? {
        SheetKind::Xlsx => xlsx::grids(bytes, room),
        SheetKind::Ods => ods::grids(bytes, room),
        SheetKind::Csv => Err(Unreadable::NoTable),
    }
}

/// Detects the format of a file; the error names the unsupported format.
pub(crate) fn kind(bytes: &[u8]) -> Result<SheetKind, Unreadable> {
    SheetKind::of(bytes)
}
