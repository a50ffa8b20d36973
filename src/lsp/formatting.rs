//! The canonical layout of a file, as `plan fmt` writes it.

use gen_lsp_types::{Range, TextEdit};

use super::edits::lines_changed;
use super::file::AskedFile;
use crate::edit::format;

/// Returns the edits that format a file, or only those that touch a range of it. There are none if the file cannot be
/// parsed.
pub(super) fn formatting(file: &AskedFile<'_, '_>, within: Option<Range>) -> Vec<TextEdit> {
    let Some(after) = format(file.text(), file.kind()) else { return Vec::new() };
    let mut edits = lines_changed(file, file.id, &after);
    if let Some(within) = within {
        edits.retain(|edit| edit.range.start <= within.end && within.start <= edit.range.end);
    }
    edits
}
