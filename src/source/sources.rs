//! The files of a plan or a portfolio.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use super::{FileId, SkipReason, SourceFile, natural_order};

/// The files of a plan or a portfolio, in display order: by folder, then in natural order of names.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// The files that are not read; their ids follow those of the files.
    skipped: Vec<(SourceFile, SkipReason)>,
    /// The directory that they were read from; none if they are from git or from memory.
    dir: Option<PathBuf>,
}

impl Sources {
    /// Creates a collection of files.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| in_order(a.path(), b.path()));
        Self { files, skipped: Vec::new(), dir: None }
    }

    /// Sets the directory that the files were read from.
    #[must_use]
    pub fn read_from(self, dir: &Path) -> Self {
        Self { dir: Some(dir.to_path_buf()), ..self }
    }

    /// Returns the directory that the files were read from, where other files may lie that the plan names; `None` if
    /// they are from git or from memory.
    pub fn dir(&self) -> Option<&Path> {
        self.dir.as_deref()
    }

    /// Adds files that look like a part of the plan but are not read.
    #[must_use]
    pub fn with_skipped(mut self, skipped: Vec<(String, SkipReason)>) -> Self {
        self.skipped = skipped.into_iter().map(|(path, why)| (SourceFile::new(path, ""), why)).collect();
        self.skipped.sort_by(|(a, _), (b, _)| in_order(a.path(), b.path()));
        self
    }

    /// Creates files in memory.
    pub fn in_memory<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        Self::new(files.into_iter().map(|(path, text)| SourceFile::new(path, text)).collect())
    }

    /// Returns the files with some texts replaced; ids stay the same.
    #[must_use]
    pub fn with_texts(&self, texts: impl IntoIterator<Item = (FileId, String)>) -> Self {
        let mut sources = Self { files: self.files.clone(), skipped: self.skipped.clone(), dir: self.dir.clone() };
        sources.rewrite(texts);
        sources
    }

    /// Replaces texts of files; ids stay the same.
    pub fn rewrite(&mut self, texts: impl IntoIterator<Item = (FileId, String)>) {
        for (id, text) in texts {
            if let Some(file) = self.files.get_mut(id.0 as usize) {
                *file = file.with_text(text);
            }
        }
    }

    /// Adds a file, or replaces its text if the path exists.
    ///
    /// The ids of the files that sort after a new one change.
    pub fn put(&mut self, path: &str, text: impl Into<String>) {
        self.put_file(SourceFile::new(path, text));
    }

    /// Adds a file, or puts it in the place of the one of its path; see [`Self::put`].
    pub fn put_file(&mut self, file: SourceFile) {
        match self.search(file.path()) {
            Ok(at) => self.files[at] = file,
            Err(at) => self.files.insert(at, file),
        }
    }

    /// Removes a file. The ids of the files that sort after it change.
    pub fn take(&mut self, path: &str) {
        if let Ok(at) = self.search(path) {
            self.files.remove(at);
        }
    }

    /// Returns the files with another one; see [`Self::put`].
    #[cfg(test)]
    pub(crate) fn with_file(&self, path: &str, text: impl Into<String>) -> Self {
        let mut sources = self.with_texts([]);
        sources.put(path, text);
        sources
    }

    /// Returns the files without one; see [`Self::take`].
    #[cfg(test)]
    pub(crate) fn without_file(&self, path: &str) -> Self {
        let mut sources = self.with_texts([]);
        sources.take(path);
        sources
    }

    /// Returns the file at a path.
    pub fn at(&self, path: &str) -> Option<&SourceFile> {
        self.search(path).ok().and_then(|at| self.files.get(at))
    }

    /// Returns the number of the file that lies at a path.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.search(path).ok().map(number)
    }

    fn search(&self, path: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|file| in_order(file.path(), path))
    }

    /// Returns the file with an id.
    ///
    /// # Panics
    /// If the id is from other sources.
    pub fn file(&self, id: FileId) -> &SourceFile {
        let at = id.0 as usize;
        self.files.get(at).unwrap_or_else(|| &self.skipped[at - self.files.len()].0)
    }

    /// Returns the files that look like a part of the plan but are not read, with the reasons.
    pub fn skipped(&self) -> impl Iterator<Item = (FileId, SkipReason)> {
        self.skipped.iter().enumerate().map(|(at, (_, why))| (number(self.files.len() + at), *why))
    }

    /// Returns the files with their ids, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(at, file)| (number(at), file))
    }

    /// Returns the number of files.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Returns whether there are no files.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

fn number(at: usize) -> FileId {
    FileId(u32::try_from(at).unwrap_or(u32::MAX))
}

/// Compares paths by folder, then by name.
fn in_order(a: &str, b: &str) -> Ordering {
    let split = |path| str::rsplit_once(path, '/').unwrap_or(("", path));
    let ((folder, name), (other_folder, other_name)) = (split(a), split(b));
    natural_order(folder, other_folder).then_with(|| natural_order(name, other_name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(sources: &Sources) -> Vec<&str> {
        sources.iter().map(|(_, file)| file.path()).collect()
    }

    #[test]
    fn a_file_comes_to_its_place_and_goes_again() {
        let two = Sources::in_memory([("p/4.10.toml", ""), ("governance.toml", "")]);
        let three = two.with_file("p/4.2.toml", "new");
        assert_eq!(paths(&three), ["governance.toml", "p/4.2.toml", "p/4.10.toml"]);
        assert_eq!(three.at("p/4.2.toml").map(SourceFile::text), Some("new"));
        assert_eq!(three.with_file("p/4.2.toml", "other").len(), 3);
        assert!(two.at("p/4.2.toml").is_none());
        assert_eq!(paths(&three.without_file("p/4.2.toml")), paths(&two));
    }
}
