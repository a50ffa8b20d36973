//! The keys that each kind of file can have, as determined by its reader.

use std::collections::BTreeSet;

use super::shape::{Key, Shape};
use super::{goal, governance, plan, table};
use crate::source::{FileId, GOVERNANCE, MANIFEST, SourceFile};

/// A kind of file in a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A goal with its priorities and activities.
    Goal,
    /// A plan's manifest, `plan.toml`.
    Plan,
    /// The governance of the plans, `governance.toml`.
    Governance,
}

named! {
    FileKind;
    /// Every kind of file.
    ALL;
    /// Returns the name of the kind, as used on the command line and in file names.
    name;
    Goal = "goal",
    Plan = "plan",
    Governance = "governance",
}

impl FileKind {
    /// Returns the kind of the file with this name.
    pub fn of(name: &str) -> Self {
        match name {
            MANIFEST => Self::Plan,
            GOVERNANCE => Self::Governance,
            _ => Self::Goal,
        }
    }
}

/// Returns every key that a file of this kind can have, in reading order.
pub fn describe(kind: FileKind) -> Vec<Key> {
    let (id, file) = (FileId(0), SourceFile::new("", ""));
    match kind {
        FileKind::Goal => {
            let plan = plan::unreadable(id, &file);
            table::describe(|table| goal::read(table, id, &plan))
        }
        FileKind::Plan => table::describe(|table| plan::read(table, id, &file)),
        FileKind::Governance => table::describe(|table| governance::read(table, id)),
    }
}

/// Returns every key that can occur under a heading, at any depth. Returns those of the whole file if the heading
/// is unknown. The parts of a heading are separated by dots; an empty one is the top of the file.
pub(super) fn keys_under(kind: FileKind, heading: &str) -> BTreeSet<&'static str> {
    fn add(keys: &[Key], all: &mut BTreeSet<&'static str>) {
        for key in keys {
            all.insert(key.name);
            add(inner(&key.shape), all);
        }
    }
    fn inner(shape: &Shape) -> &[Key] {
        match shape {
            Shape::Table(keys) => keys,
            Shape::List(item) | Shape::Named(_, item) | Shape::Either(_, item) => inner(item),
            _ => &[],
        }
    }
    let root = describe(kind);
    let mut keys = &root[..];
    for name in heading.split('.').filter(|name| !name.is_empty()) {
        keys = keys.iter().find(|key| key.name == name).map_or(&root[..], |key| inner(&key.shape));
    }
    let mut all = BTreeSet::new();
    add(keys, &mut all);
    all
}
