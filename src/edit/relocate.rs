//! A table is added to a plan's files, or moves to another place in them.

use super::draft::{Draft, Unplaced, kind};
use super::layout::{Fixed, Layout, Order, Route, Slot, Spelled, Splice, spliced};
use crate::source::{FileId, Place};

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
