//! Changes of files that the client makes: as a workspace edit, or as the edits that format a file.

use std::collections::HashMap;
use std::ops;

use gen_lsp_types::{
    DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextDocumentIdentifier,
    TextEdit, WorkspaceEdit,
};

use super::file::AskedFile;
use crate::edit::{changed_lines, format};
use crate::source::{FileId, Place, Sources, Span};

/// Returns the workspace edit that turns the files of the project into others. It replaces whole lines, so that
/// unchanged lines keep their cursors and marks.
pub(super) fn difference(file: &AskedFile<'_, '_>, after: &Sources) -> WorkspaceEdit {
    let sources = &file.project.files.sources;
    let of_file = |(id, changed): (FileId, &crate::source::SourceFile)| {
        let before = sources.at(changed.path())?;
        (before.text() != changed.text()).then(|| {
            let own = sources.find(changed.path()).unwrap_or(id);
            (own, lines_changed(file, own, changed.text()))
        })
    };
    workspace_edit(file, after.iter().filter_map(of_file).collect())
}

/// Returns the edits that turn the text of a file into another.
fn lines_changed(file: &AskedFile<'_, '_>, id: FileId, after: &str) -> Vec<TextEdit> {
    let before = file.project.files.sources.file(id).text();
    let edit =
        |(range, new): (ops::Range<usize>, &str)| text_edit(file, Place { file: id, span: Span::from(range) }, new);
    changed_lines(before, after).into_iter().map(edit).collect()
}

/// Returns an edit that replaces the text of a place.
pub(super) fn text_edit(file: &AskedFile<'_, '_>, place: Place, new: &str) -> TextEdit {
    TextEdit { range: file.project.range(place, file.client), new_text: new.to_owned() }
}

/// Returns the edits of several files as one workspace edit.
pub(super) fn workspace_edit(file: &AskedFile<'_, '_>, edits: Vec<(FileId, Vec<TextEdit>)>) -> WorkspaceEdit {
    let project = file.project;
    if !file.client.has_versioned_edits {
        let changes: HashMap<_, _> = edits.into_iter().map(|(id, edits)| (project.uri(id), edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() };
    }
    let change = |(id, edits): (FileId, Vec<TextEdit>)| {
        let text_document_identifier = TextDocumentIdentifier { uri: project.uri(id) };
        let text_document =
            OptionalVersionedTextDocumentIdentifier { version: project.version(id), text_document_identifier };
        let edits = edits.into_iter().map(Edit::TextEdit).collect();
        DocumentChange::TextDocumentEdit(TextDocumentEdit { text_document, edits })
    };
    let changes = edits.into_iter().map(change).collect();
    WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
}

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
