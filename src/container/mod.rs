//! The containers of Office files: ZIP, unpacked within bounds, and compound files, known by what they hold.

mod zipped;

pub(crate) use zipped::{ZipFault, expect_bounded, expect_texts_within, is_zip, names, part, part_within};

/// The magic number of compound files: old Office files, and new ones with a password.
const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Returns whether a file is a compound file.
pub(crate) fn is_compound(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
}

/// Returns whether the directory of a compound file has this name.
pub(crate) fn compound_holds(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|part| part == wide)
}
