//! A plan's files while they are changed: in memory, one change after the other.

use std::collections::BTreeMap;

use super::layout::{Fixed, Layout, Order, Route, Slot, Spelled, Splice, Table, spliced};
use crate::load::FileKind;
use crate::source::{FileId, Place, SourceFile, Sources};

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

/// Why a table cannot stand where it is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It cannot be told where something stands that the change is about.
    Unplaced,
    /// What is to move cannot be taken out of its place.
    Fixed(Fixed),
    /// The others of its list stand within brackets, where there is no room for a heading.
    NoRoom,
}

impl From<Unplaced> for Unfit {
    fn from(Unplaced: Unplaced) -> Self {
        Self::Unplaced
    }
}

impl From<Fixed> for Unfit {
    fn from(fixed: Fixed) -> Self {
        Self::Fixed(fixed)
    }
}

/// A list of a table in a file, such as the activities of a priority.
#[derive(Clone, Copy, Debug)]
pub struct ListOf<'r> {
    /// The file.
    pub file: FileId,
    /// The table.
    pub parent: Route<'r>,
    /// The list's name.
    pub list: &'r str,
}

impl Draft {
    /// Adds a table of these keys to a list, after the last that is there.
    pub fn add(&mut self, to: ListOf<'_>, members: &[(&str, Spelled)]) -> Result<(), Unfit> {
        self.put(to, |slot| slot.put(members))
    }

    /// Moves a table with all that is in it and its comments to the end of another list.
    pub fn relocate(&mut self, file: FileId, table: Route<'_>, to: ListOf<'_>) -> Result<(), Unfit> {
        let mut path = Vec::new();
        // Whether there is room is known before anything is taken out.
        self.with_slot(to, |slot| path = slot.path().to_vec())?;
        let text = self.sources().file(file).text();
        let layout = Layout::of(text).ok_or(Unplaced)?;
        let found = layout.table(table).ok_or(Unplaced)?;
        let lines = found.lines(&path)?;
        let rest = spliced(text, vec![found.taken_out()?]);
        self.rewrite([(file, rest)]);
        self.put(to, |slot| slot.put_lines(&lines))
    }

    /// Gives values other texts where they stand. The places are those of the files as they are by now.
    pub fn respell(&mut self, mut values: Vec<(Place, Spelled)>) {
        values.sort_by_key(|(place, _)| *place);
        for of_file in values.chunk_by(|(a, _), (b, _)| a.file == b.file) {
            let Some((Place { file, .. }, _)) = of_file.first() else { continue };
            let text = self.sources().file(*file).text();
            let splice = |(place, value): &(Place, Spelled)| {
                let range = place.span.range();
                Splice { text: value.in_place_of(&text[range.clone()]), range }
            };
            let changed = spliced(text, of_file.iter().map(splice).collect());
            self.rewrite([(*file, changed)]);
        }
    }

    fn put(&mut self, to: ListOf<'_>, put: impl FnOnce(&Slot<'_>) -> Splice) -> Result<(), Unfit> {
        let splice = self.with_slot(to, put)?;
        let changed = spliced(self.sources().file(to.file).text(), vec![splice]);
        self.rewrite([(to.file, changed)]);
        Ok(())
    }

    fn with_slot<R>(&self, to: ListOf<'_>, use_it: impl FnOnce(&Slot<'_>) -> R) -> Result<R, Unfit> {
        let file = self.sources().file(to.file);
        let layout = Layout::of(file.text()).ok_or(Unplaced)?;
        let table = layout.table(to.parent).ok_or(Unplaced)?;
        let slot = table.slot(to.list, &Order::of(kind(file))).ok_or(Unfit::NoRoom)?;
        Ok(use_it(&slot))
    }
}
