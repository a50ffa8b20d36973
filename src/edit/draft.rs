//! The files of a plan with pending changes, in memory.

use std::collections::{BTreeMap, VecDeque};

use super::layout::{FileTable, Layout, NotMovable, Order, Route, Slot, Spelled, Splice, spliced};
use crate::load::FileKind;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::{FileId, Place, SourceFile, Sources};

/// The files of a plan with pending changes. Nothing is written or checked; see [`attempt`](super::attempt()).
#[derive(Debug)]
pub struct Draft {
    sources: Sources,
}

/// The error for a table that is missing or not unique, or whose file is not valid TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableNotFound;

impl TableNotFound {
    /// Returns the refusal to change the table with an id.
    pub fn refusal(self, id: &str) -> Refusal {
        Refusal::new(
            text!(
                "`{id}` går inte att ändra: det står inte på ett säkert ställe",
                "`{id}` cannot be changed: its place in the file is not certain"
            ),
            Some(Text::fixed(
                "rätta först det som `plan check` visar i den filen",
                "first fix what `plan check` shows in that file",
            )),
        )
    }
}

impl Draft {
    /// Creates a draft of the given files.
    pub fn of(sources: &Sources) -> Self {
        Self { sources: sources.with_texts([]) }
    }

    /// Returns the files with all changes so far.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// Sets a key of a table; see [`FileTable::set`].
    pub fn set(&mut self, file: FileId, route: Route<'_>, path: &[&str], value: &Spelled) -> Result<(), TableNotFound> {
        let order = Order::of(kind(self.sources.file(file)));
        self.change(file, route, |table| table.set(path, value, &order))
    }

    /// Removes a key of a table; see [`FileTable::remove`].
    pub fn remove(&mut self, file: FileId, route: Route<'_>, path: &[&str]) -> Result<(), TableNotFound> {
        self.change(file, route, |table| table.remove(path))
    }

    /// Applies the splices that a closure computes from the current table.
    pub fn change(
        &mut self,
        file: FileId,
        route: Route<'_>,
        splices: impl FnOnce(FileTable<'_, '_>) -> Vec<Splice>,
    ) -> Result<(), TableNotFound> {
        self.change_all([(file, route, splices)]).map_err(|_| TableNotFound)
    }

    /// Applies the splices of several tables. All tables of a file are looked up before any of its splices is
    /// applied, so each file is parsed once. The error is the first route that is not found, or not unique; that
    /// file is then unchanged.
    pub fn change_all<'r, S: FnOnce(FileTable<'_, '_>) -> Vec<Splice>>(
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

    /// Adds a file. The ids of the files that sort after it change.
    pub fn add_file(&mut self, path: &str, text: impl Into<String>) {
        self.sources.put(path, text);
    }

    /// Replaces the texts of files.
    pub(super) fn rewrite(&mut self, texts: impl IntoIterator<Item = (FileId, String)>) {
        self.sources.rewrite(texts);
    }
}

/// Returns the kind of a file, by its name.
pub(super) fn kind(file: &SourceFile) -> FileKind {
    FileKind::of(file.name())
}

/// The reason why a table cannot be added or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacementError {
    /// The table, or its new parent, was not found or is not unique.
    TableNotFound,
    /// The table cannot be taken out of its place.
    NotMovable(NotMovable),
    /// The list is an inline array, which has no room for a heading.
    NoRoom,
}

impl From<TableNotFound> for PlacementError {
    fn from(TableNotFound: TableNotFound) -> Self {
        Self::TableNotFound
    }
}

impl From<NotMovable> for PlacementError {
    fn from(fixed: NotMovable) -> Self {
        Self::NotMovable(fixed)
    }
}

/// A list of a table in a file, such as the activities of a priority.
#[derive(Clone, Copy, Debug)]
pub struct ListOf<'r> {
    /// The file of the table.
    pub file: FileId,
    /// The parent table.
    pub parent: Route<'r>,
    /// The key of the list.
    pub list: &'r str,
}

impl Draft {
    /// Appends a table with these keys, in the order of the format, to a list.
    pub fn add(&mut self, to: ListOf<'_>, members: &[(&str, Spelled)]) -> Result<(), PlacementError> {
        let order = Order::of(kind(self.sources.file(to.file)));
        self.put(to, |slot| {
            let order = order.at(slot.path().iter().map(String::as_str));
            let mut members = members.to_vec();
            members.sort_by(|(one, _), (other, _)| order.compare(&[one], &[other]));
            slot.put(&members)
        })
    }

    /// Moves a table, with all it contains and its comments, to the end of another list.
    pub fn relocate(&mut self, file: FileId, table: Route<'_>, to: ListOf<'_>) -> Result<(), PlacementError> {
        let mut path = Vec::new();
        // Checks that there is room before anything is removed.
        self.with_slot(to, |slot| path = slot.path().to_vec())?;
        let text = self.sources().file(file).text();
        let layout = Layout::of(text).ok_or(TableNotFound)?;
        let found = layout.table(table).ok_or(TableNotFound)?;
        let lines = found.lines(&path)?;
        let rest = spliced(text, vec![found.taken_out()?]);
        self.rewrite([(file, rest)]);
        self.put(to, |slot| slot.put_lines(&lines))
    }

    /// Replaces values at their places in the current files.
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

    fn put(&mut self, to: ListOf<'_>, put: impl FnOnce(&Slot<'_>) -> Splice) -> Result<(), PlacementError> {
        let splice = self.with_slot(to, put)?;
        let changed = spliced(self.sources().file(to.file).text(), vec![splice]);
        self.rewrite([(to.file, changed)]);
        Ok(())
    }

    fn with_slot<R>(&self, to: ListOf<'_>, use_it: impl FnOnce(&Slot<'_>) -> R) -> Result<R, PlacementError> {
        let file = self.sources().file(to.file);
        let layout = Layout::of(file.text()).ok_or(TableNotFound)?;
        let table = layout.table(to.parent).ok_or(TableNotFound)?;
        let slot = table.slot(to.list, &Order::of(kind(file))).ok_or(PlacementError::NoRoom)?;
        Ok(use_it(&slot))
    }
}

/// A change of a key, which is given by its path from the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyChange {
    /// The key gets a value.
    Set(Vec<String>, Spelled),
    /// The key is removed.
    Remove(Vec<String>),
}

impl KeyChange {
    /// Returns the splices that apply the step to a table.
    fn splices(&self, table: FileTable<'_, '_>) -> Vec<Splice> {
        let (Self::Set(path, _) | Self::Remove(path)) = self;
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match self {
            Self::Set(_, value) => table.set(&path, value, &Order::of(FileKind::Goal)),
            Self::Remove(_) => table.remove(&path),
        }
    }
}

impl Draft {
    /// Applies changes to tables, those of each table in order. The error is the route of a table whose position in the
    /// file is not certain.
    pub fn take_steps<'r>(
        &mut self,
        mut waiting: Vec<(FileId, Route<'r>, VecDeque<KeyChange>)>,
    ) -> Result<(), Route<'r>> {
        // One step of each table at a time, because two splices of the same table could overlap.
        loop {
            waiting.retain(|(_, _, steps)| !steps.is_empty());
            if waiting.is_empty() {
                return Ok(());
            }
            self.change_all(waiting.iter_mut().filter_map(|(file, route, steps)| {
                let step = steps.pop_front()?;
                Some((*file, *route, move |table: FileTable<'_, '_>| step.splices(table)))
            }))?;
        }
    }
}
