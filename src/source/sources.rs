//! All the files of one plan, or of a portfolio of plans.

use super::{FileId, SourceFile, natural_order};

/// The files that were found, in the order they are listed to people: by folder, then by name, numbers as numbers.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
}

impl Sources {
    /// Gathers files, wherever they came from.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| natural_order(a.folder(), b.folder()).then_with(|| natural_order(a.name(), b.name())));
        Self { files }
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
        Self { files }
    }

    /// Returns a file by its number.
    ///
    /// # Panics
    /// If the number is of other sources.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// Returns every file with its number, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (FileId(u32::try_from(at).unwrap_or(u32::MAX)), file))
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
