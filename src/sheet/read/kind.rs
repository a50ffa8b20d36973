//! Detection of file formats by content.

use super::Unreadable;
use super::decode::is_text;
use crate::container::{self, compound_holds, is_compound, is_zip};

/// A supported file format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SheetKind {
    /// An Excel workbook.
    Xlsx,
    /// An ODS workbook, such as those of `LibreOffice`.
    Ods,
    /// Text with separators.
    Csv,
}

const OPEN_SHEET: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

impl SheetKind {
    /// Returns whether the format is text.
    pub(crate) fn is_text(self) -> bool {
        self == Self::Csv
    }

    /// Detects the format of a file; the error names the unsupported format.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, Unreadable> {
        let unmarked = unmarked(bytes);
        if unmarked.iter().all(u8::is_ascii_whitespace) {
            return Err(Unreadable::Empty);
        }
        if is_compound(bytes) {
            return Err(compound(bytes));
        }
        if is_zip(bytes) {
            return packed(bytes);
        }
        if bytes.starts_with(b"%PDF") {
            return Err(Unreadable::Document("PDF"));
        }
        if bytes.starts_with(b"{\\rtf") {
            return Err(Unreadable::Document("RTF"));
        }
        if begins_with_tag(unmarked) {
            return Err(Unreadable::WebPage);
        }
        if is_text(bytes) { Ok(Self::Csv) } else { Err(Unreadable::NoTable) }
    }
}

/// Identifies a compound file by the names in its directory.
fn compound(bytes: &[u8]) -> Unreadable {
    let names = |name: &str| compound_holds(bytes, name);
    if names("EncryptedPackage") {
        Unreadable::Locked
    } else if names("Workbook") || names("Book") {
        Unreadable::OldWorkbook
    } else if names("WordDocument") {
        Unreadable::Document("Word")
    } else {
        Unreadable::NoTable
    }
}

/// Identifies a ZIP file by the names of its parts.
fn packed(bytes: &[u8]) -> Result<SheetKind, Unreadable> {
    let names = container::names(bytes)?;
    let has = |part: &str| names.iter().any(|name| name.starts_with(part));
    if has("mimetype") {
        let mimetype = container::part(bytes, "mimetype")?;
        return if mimetype.starts_with(OPEN_SHEET) {
            Ok(SheetKind::Ods)
        } else {
            Err(Unreadable::Document("OpenDocument"))
        };
    }
    if has("xl/workbook.bin") {
        return Err(Unreadable::BinaryWorkbook);
    }
    if has("word/") {
        return Err(Unreadable::Document("Word"));
    }
    if has("ppt/") {
        return Err(Unreadable::Document("PowerPoint"));
    }
    if has("[Content_Types].xml") { Ok(SheetKind::Xlsx) } else { Err(Unreadable::NoTable) }
}

/// Returns a file without the UTF-8 byte order mark.
fn unmarked(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Returns whether a file is HTML or XML, which some systems give the name of a workbook.
fn begins_with_tag(bytes: &[u8]) -> bool {
    let bytes = bytes.trim_ascii_start();
    let begins = |tag: &str| bytes.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()));
    ["<?xml", "<!doctype", "<html", "<table", "mime-version:"].into_iter().any(begins)
}
