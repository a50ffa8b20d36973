//! Changes of single keys, applied one after the other.

use std::collections::VecDeque;

use super::draft::Draft;
use super::layout::{Order, Route, Spelled, Splice, Table};
use crate::load::FileKind;
use crate::source::FileId;

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
    fn splices(&self, table: Table<'_, '_>) -> Vec<Splice> {
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
                Some((*file, *route, move |table: Table<'_, '_>| step.splices(table)))
            }))?;
        }
    }
}
