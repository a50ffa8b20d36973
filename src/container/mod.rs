//! The containers of Office files: ZIP, unpacked within bounds, and compound files, known by what they hold.

mod compound;
mod zipped;

pub(crate) use compound::{compound_holds, is_compound};
pub(crate) use zipped::{ZipFault, expect_bounded, expect_texts_within, is_zip, names, part, part_within};
