//! All the files of one plan, or of a portfolio of plans.

use std::cmp::Ordering;

use super::{FileId, SourceFile, Stray, natural_order};

/// The files that were found, in the order they are listed to people: by folder, then by name, numbers as numbers.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// What was found and not read; numbered on from the files.
    strays: Vec<(SourceFile, Stray)>,
}

impl Sources {
    /// Gathers files, wherever they came from.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(in_order);
        Self { files, strays: Vec::new() }
    }

    /// Adds what looks like a part of the plan and was not read, by its path.
    #[must_use]
    pub fn with_strays(mut self, strays: Vec<(String, Stray)>) -> Self {
        self.strays = strays.into_iter().map(|(path, why)| (SourceFile::new(path, ""), why)).collect();
        self.strays.sort_by(|(a, _), (b, _)| in_order(a, b));
        self
    }

    /// Makes files of paths and texts, without a disk.
    pub fn in_memory<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        Self::new(files.into_iter().map(|(path, text)| SourceFile::new(path, text)).collect())
    }

    /// Returns the same files, some of them with other texts; each keeps its number.
    #[must_use]
    pub fn with_texts(&self, texts: impl IntoIterator<Item = (FileId, String)>) -> Self {
        let mut files = self.files.clone();
        for (id, text) in texts {
            if let Some(file) = files.get_mut(id.0 as usize) {
                *file = file.with_text(text);
            }
        }
        Self { files, strays: self.strays.clone() }
    }

    /// Returns a file by its number.
    ///
    /// # Panics
    /// If the number is of other sources.
    pub fn file(&self, id: FileId) -> &SourceFile {
        let at = id.0 as usize;
        self.files.get(at).unwrap_or_else(|| &self.strays[at - self.files.len()].0)
    }

    /// Returns what looks like a part of the plan and was not read, with the reason.
    pub fn strays(&self) -> impl Iterator<Item = (FileId, Stray)> {
        self.strays.iter().enumerate().map(|(at, (_, why))| (number(self.files.len() + at), *why))
    }

    /// Returns every file that belongs to the plan with its number, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (number(at), file))
    }

    /// Returns how many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn number(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

fn in_order(a: &SourceFile, b: &SourceFile) -> Ordering {
    natural_order(a.folder(), b.folder()).then_with(|| natural_order(a.name(), b.name()))
}
