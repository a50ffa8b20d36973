//! What can stand in each kind of file: the readers themselves are asked.

use super::shape::Key;
use super::{goal, governance, plan, table};
use crate::source::{FileId, GOVERNANCE, MANIFEST, SourceFile};

/// A kind of file that a plan is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A goal with its priorities and activities.
    Goal,
    /// A plan's manifest, `plan.toml`.
    Plan,
    /// What governs the plans, `governance.toml`.
    Governance,
}

impl FileKind {
    /// Every kind of file.
    pub const ALL: [Self; 3] = [Self::Goal, Self::Plan, Self::Governance];

    /// Returns the kind of a plan's file that has this name.
    pub fn of(name: &str) -> Self {
        match name {
            MANIFEST => Self::Plan,
            GOVERNANCE => Self::Governance,
            _ => Self::Goal,
        }
    }

    /// Returns the kind's name on the command line and in the names of files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Plan => "plan",
            Self::Governance => "governance",
        }
    }
}

/// Returns every key that a file of this kind can have, in the order that the reader asks for them.
pub fn describe(kind: FileKind) -> Vec<Key> {
    let (id, file) = (FileId(0), SourceFile::new("", ""));
    match kind {
        FileKind::Goal => {
            let plan = plan::unread(id, &file);
            table::describe(|table| goal::read(table, id, &plan))
        }
        FileKind::Plan => table::describe(|table| plan::read(table, id, &file)),
        FileKind::Governance => table::describe(|table| governance::read(table, id)),
    }
}
