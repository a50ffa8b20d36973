//! Whole texts, read when they are asked for.

use std::collections::BTreeMap;
use std::path::Path;

use super::versions::Known;
use crate::source::{Blob, RevisionFault, read_blobs};

/// Whole texts by their hashes, each read once.
pub(super) struct Shelf<'k> {
    dir: &'k Path,
    known: &'k Known,
    texts: BTreeMap<Blob, Option<String>>,
}

impl<'k> Shelf<'k> {
    pub(super) fn new(dir: &'k Path, known: &'k Known) -> Self {
        Self { dir, known, texts: BTreeMap::new() }
    }

    /// Reads those that are not there yet, all at once.
    pub(super) fn fetch<'b>(&mut self, blobs: impl IntoIterator<Item = &'b Blob>) -> Result<(), RevisionFault> {
        let mut missing: Vec<&Blob> = blobs
            .into_iter()
            .filter(|blob| !self.known.contains_key(*blob) && !self.texts.contains_key(*blob))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        let mut names = missing.iter();
        let texts = &mut self.texts;
        read_blobs(self.dir, missing.iter().copied(), |content| {
            let text = content.ok().and_then(|bytes| String::from_utf8(bytes).ok());
            if let Some(name) = names.next() {
                texts.insert((*name).clone(), text);
            }
        })
    }

    /// Returns a text that was fetched; none where it is no text.
    pub(super) fn text(&self, blob: &Blob) -> Option<&str> {
        match self.known.get(blob) {
            Some(text) => text.as_ref().map(super::stretch::Stretches::text),
            None => self.texts.get(blob)?.as_deref(),
        }
    }
}
