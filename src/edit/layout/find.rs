//! A key of a table, however it is spelled.

use super::part::{Block, Entry, Held, Value};
use super::route::{Spelling, Table};

/// A place that says something of a key that is looked for.
#[derive(Clone, Debug)]
pub(super) enum Hit<'l> {
    /// An entry, and what it stands in. Its key is the one looked for, or lies under it: `a.b` where `a` is asked for.
    Entry {
        entry: &'l Entry,
        within: Within<'l>,
        /// How many parts of its key belong to the one looked for; where that is all of them, it is that very key.
        depth: usize,
    },
    /// A block whose table is the one looked for, or lies in it.
    Block { block: &'l Block, is_exact: bool },
}

/// What an entry stands in: a block or braces, and in it braces within braces.
#[derive(Clone, Debug)]
pub(super) struct Within<'l> {
    /// The outermost of it.
    pub(super) base: Base<'l>,
    /// The entries whose braces lie in one another, the outermost first.
    pub(super) braces: Vec<&'l Entry>,
}

/// What does not lie in the braces of a key.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'l> {
    /// The lines of a block.
    Block(&'l Block),
    /// Braces that are one of a list's values.
    Braces(&'l Value),
}

impl<'l> Within<'l> {
    /// Returns the innermost braces; none for the lines of a block.
    pub(super) fn innermost(&self) -> Option<&'l Value> {
        match (self.braces.last(), self.base) {
            (Some(entry), _) => Some(&entry.value),
            (None, Base::Braces(value)) => Some(value),
            (None, Base::Block(_)) => None,
        }
    }

    /// Returns the entries that stand there.
    pub(super) fn entries(&self) -> &'l [Entry] {
        match (self.innermost(), self.base) {
            (Some(value), _) => members(value),
            (None, Base::Block(block)) => &block.entries,
            (None, Base::Braces(_)) => &[],
        }
    }
}

/// Returns the entries within braces; none of any other value.
fn members(value: &Value) -> &[Entry] {
    match &value.held {
        Held::Table(members) => members,
        Held::Scalar | Held::List(_) => &[],
    }
}

impl<'l> Table<'l, '_> {
    /// Returns the value of a key; none where the key is absent, or holds a table that is not within braces.
    pub fn value(&self, path: &[&str]) -> Option<&'l Value> {
        self.hits(path).into_iter().find_map(|hit| match hit {
            Hit::Entry { entry, depth, .. } if depth == entry.keys.len() => Some(&entry.value),
            _ => None,
        })
    }

    /// Returns whether a key is there, whatever it holds.
    pub fn has(&self, path: &[&str]) -> bool {
        !self.hits(path).is_empty()
    }

    /// Returns what the table itself lies in.
    pub(super) fn base(&self) -> Base<'l> {
        match self.spelling {
            Spelling::Braces(value) => Base::Braces(value),
            Spelling::Block(own) => Base::Block(&self.layout.blocks[own]),
        }
    }

    /// Returns every place that says something of a key, in file order.
    pub(super) fn hits(&self, path: &[&str]) -> Vec<Hit<'l>> {
        let mut hits = Vec::new();
        let Spelling::Block(own) = self.spelling else {
            look(path, &Within { base: self.base(), braces: Vec::new() }, &mut hits);
            return hits;
        };
        let depth = self.layout.blocks[own].path.len();
        for (number, block) in self.blocks() {
            let name: Vec<&str> = block.path[depth..].iter().map(String::as_str).collect();
            if number == own || (name.len() < path.len() && path.starts_with(&name)) {
                look(&path[name.len()..], &Within { base: Base::Block(block), braces: Vec::new() }, &mut hits);
            } else if name.starts_with(path) {
                hits.push(Hit::Block { block, is_exact: name.len() == path.len() });
            }
        }
        hits
    }
}

fn look<'l>(path: &[&str], within: &Within<'l>, hits: &mut Vec<Hit<'l>>) {
    for entry in within.entries() {
        let names: Vec<&str> = entry.names().collect();
        if names.starts_with(path) {
            hits.push(Hit::Entry { entry, within: within.clone(), depth: path.len() });
        } else if path.starts_with(&names) {
            let braces = within.braces.iter().copied().chain([entry]).collect();
            look(&path[names.len()..], &Within { base: within.base, braces }, hits);
        }
    }
}
