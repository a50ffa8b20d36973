//! The documents that are open in the editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use gen_lsp_types::{TextDocumentContentChangeEvent, TextDocumentItem, Uri, VersionedTextDocumentIdentifier};

use super::lines::{Encoding, Lines};
use super::uri::path_of;

/// An open document.
#[derive(Clone, Debug)]
pub(super) struct Document {
    /// The URI by which the client names it.
    pub(super) uri: Uri,
    /// The version number that the client gave it.
    pub(super) version: i32,
    pub(super) text: String,
    lines: Lines,
}

impl Document {
    fn change(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                let stretch = self.lines.span(&self.text, part.range);
                self.text.replace_range(stretch, &part.text);
            }
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => self.text = whole.text,
        }
        self.lines = Lines::of(&self.text, encoding);
    }
}

/// All open documents, by path.
#[derive(Debug)]
pub(super) struct Documents {
    open: BTreeMap<PathBuf, Document>,
    encoding: Encoding,
}

impl Documents {
    /// Returns an empty set of documents, whose changes have their columns in this encoding.
    pub(super) fn new(encoding: Encoding) -> Self {
        Self { open: BTreeMap::new(), encoding }
    }

    /// Opens a document; returns its path, or none if its URI is not that of a file.
    pub(super) fn open(&mut self, item: TextDocumentItem) -> Option<PathBuf> {
        let path = path_of(&item.uri)?;
        let lines = Lines::of(&item.text, self.encoding);
        let document = Document { uri: item.uri, version: item.version, text: item.text, lines };
        self.open.insert(path.clone(), document);
        Some(path)
    }

    /// Applies changes to a document; returns its path, or none if it is not open.
    pub(super) fn change(
        &mut self,
        of: &VersionedTextDocumentIdentifier,
        changes: Vec<TextDocumentContentChangeEvent>,
    ) -> Option<PathBuf> {
        let path = path_of(&of.text_document_identifier.uri)?;
        let document = self.open.get_mut(&path)?;
        document.version = of.version;
        for change in changes {
            document.change(change, self.encoding);
        }
        Some(path)
    }

    /// Closes a document.
    pub(super) fn close(&mut self, uri: &Uri) {
        path_of(uri).and_then(|path| self.open.remove(&path));
    }

    /// Returns the open document with a path.
    pub(super) fn at(&self, path: &Path) -> Option<&Document> {
        self.open.get(path)
    }

    /// Returns every open document with its path.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&Path, &Document)> {
        self.open.iter().map(|(path, document)| (&**path, document))
    }
}
