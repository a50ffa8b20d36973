//! A plan's files while they are changed: in memory, one change after the other.

use std::collections::BTreeMap;

use super::layout::{Layout, Order, Route, Spelled, Splice, Table, spliced};
use crate::load::FileKind;
use crate::source::{FileId, SourceFile, Sources};

/// A plan's files while they are changed. Nothing is written, and nothing is checked: see [`attempt`](super::attempt).
#[derive(Debug)]
pub struct Draft {
    sources: Sources,
}

/// A table that a change is about does not stand in the file, stands there twice, or the file is no right TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplaced;

impl Draft {
    /// Begins with files as they are.
    pub fn of(sources: &Sources) -> Self {
        Self { sources: sources.with_texts([]) }
    }

    /// Returns the files as they are by now.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Gives a key of a table a value; see [`Table::set`].
    pub fn set(&mut self, file: FileId, route: Route<'_>, path: &[&str], value: &Spelled) -> Result<(), Unplaced> {
        let order = Order::of(kind(self.sources.file(file)));
        self.change(file, route, |table| table.set(path, value, &order))
    }

    /// Takes a key of a table away; see [`Table::remove`].
    pub fn remove(&mut self, file: FileId, route: Route<'_>, path: &[&str]) -> Result<(), Unplaced> {
        self.change(file, route, |table| table.remove(path))
    }

    /// Makes changes that are worked out from a table as it stands.
    pub fn change(
        &mut self,
        file: FileId,
        route: Route<'_>,
        splices: impl FnOnce(Table<'_, '_>) -> Vec<Splice>,
    ) -> Result<(), Unplaced> {
        self.change_all([(file, route, splices)]).map_err(|_| Unplaced)
    }

    /// Makes changes of several tables, each worked out from its table as all of them stand. Every file is read once
    /// for all of its own, and not once for each. The error is the first table whose place is not certain; then nothing
    /// of its file is changed.
    pub fn change_all<'r, S: FnOnce(Table<'_, '_>) -> Vec<Splice>>(
        &mut self,
        changes: impl IntoIterator<Item = (FileId, Route<'r>, S)>,
    ) -> Result<(), Route<'r>> {
        let mut of_files: BTreeMap<FileId, Vec<(Route<'r>, S)>> = BTreeMap::new();
        for (file, route, splices) in changes {
            of_files.entry(file).or_default().push((route, splices));
        }
        for (file, changes) in of_files {
            let text = self.sources.file(file).text();
            let layout = Layout::of(text);
            let mut all = Vec::new();
            for (route, splices) in changes {
                all.extend(splices(layout.as_ref().and_then(|layout| layout.table(route)).ok_or(route)?));
            }
            let after = spliced(text, all);
            self.rewrite([(file, after)]);
        }
        Ok(())
    }

    /// Adds a file. Those that stand behind it have other numbers then.
    pub fn add_file(&mut self, path: &str, text: impl Into<String>) {
        self.sources.put(path, text);
    }

    /// Gives files other texts.
    pub(super) fn rewrite(&mut self, texts: impl IntoIterator<Item = (FileId, String)>) {
        self.sources.rewrite(texts);
    }
}

/// Returns what kind of file a plan's file is, by its name.
pub(super) fn kind(file: &SourceFile) -> FileKind {
    FileKind::of(file.name())
}
