//! Lookup of a key in a table, in any spelling.

use super::route::{FileTable, Spelling};
use crate::syntax::blocks::{Entries, Entry, Held, TableBlock, Value, beside};

/// A match for a key.
#[derive(Clone, Debug)]
pub(super) enum Hit<'l> {
    /// An entry, and its container. Its key is the one looked for, or below it: `a.b` for `a`.
    Entry {
        entry: &'l Entry,
        within: Within<'l>,
        /// The number of key parts that match. If it is all of them, the entry is exactly the key.
        depth: usize,
    },
    /// A block whose table is the key's value, or inside it.
    Block { block: &'l TableBlock, is_exact: bool },
}

/// The container of an entry: a block or an inline table of a list, and the inline tables in between.
#[derive(Clone, Debug)]
pub(super) struct Within<'l> {
    /// The outermost container.
    pub(super) base: Base<'l>,
    /// The entries with nested inline tables, outermost first.
    pub(super) braces: Vec<&'l Entry>,
}

/// The outermost container of an entry.
#[derive(Clone, Copy, Debug)]
pub(super) enum Base<'l> {
    /// The lines of a block.
    Block(&'l TableBlock),
    /// An inline table that is an item of a list.
    Braces(&'l Value),
}

impl<'l> Within<'l> {
    /// Returns the innermost inline table; `None` if the entry is a line of the block.
    pub(super) fn innermost(&self) -> Option<&'l Value> {
        match (self.braces.last(), self.base) {
            (Some(entry), _) => Some(&entry.value),
            (None, Base::Braces(value)) => Some(value),
            (None, Base::Block(_)) => None,
        }
    }

    /// Returns the entries of the container; `None` if it is not a table.
    pub(super) fn entries(&self) -> Option<&'l Entries> {
        match (self.innermost(), self.base) {
            (Some(Value { held: Held::Table(members), .. }), _) => Some(members),
            (None, Base::Block(block)) => Some(&block.entries),
            _ => None,
        }
    }
}

impl<'l> FileTable<'l, '_> {
    /// Returns the value of a key; `None` if it is absent, or a table that is not inline.
    pub fn value(&self, path: &[&str]) -> Option<&'l Value> {
        self.hits(path).into_iter().find_map(|hit| match hit {
            Hit::Entry { entry, depth, .. } if depth == entry.keys.len() => Some(&entry.value),
            _ => None,
        })
    }

    /// Returns whether a key exists, with any value.
    pub fn has(&self, path: &[&str]) -> bool {
        !self.hits(path).is_empty()
    }

    /// Returns the container of the table.
    pub(super) fn base(&self) -> Base<'l> {
        match self.spelling {
            Spelling::Braces(value) => Base::Braces(value),
            Spelling::Block(own) => Base::Block(&self.layout.blocks[own]),
        }
    }

    /// Returns all matches for a key, in file order.
    pub(super) fn hits(&self, path: &[&str]) -> Vec<Hit<'l>> {
        let mut hits = Vec::new();
        let Spelling::Block(own) = self.spelling else {
            look(path, &Within { base: self.base(), braces: Vec::new() }, &mut hits);
            return hits;
        };
        let depth = self.depth();
        let name = |number: usize| self.layout.blocks[number].path[depth..].iter().map(String::as_str);
        let numbers = match self.layout.sorted_blocks(own) {
            Some(sorted) => beside(&sorted, path, name),
            None => self.blocks().map(|(number, _)| number).collect(),
        };
        for number in numbers {
            let block = &self.layout.blocks[number];
            let name: Vec<&str> = name(number).collect();
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
    let Some(entries) = within.entries() else { return };
    for entry in entries.beside(path) {
        let length = entry.keys.len();
        if length >= path.len() {
            hits.push(Hit::Entry { entry, within: within.clone(), depth: path.len() });
        } else {
            let braces = within.braces.iter().copied().chain([entry]).collect();
            look(&path[length..], &Within { base: within.base, braces }, hits);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Layout, Order, Route, Spelled, spliced};
    use crate::load::FileKind;

    /// Looking up or inserting many keys does not scan all of them each time.
    #[test]
    fn many_keys_are_found_however_they_are_spelled() {
        const MANY: usize = 4_000;
        let lines: String = (0..MANY).map(|at| format!("x.k{at} = {at}\n")).collect();
        let members: Vec<String> = (0..MANY).map(|at| format!("k{at} = {at}")).collect();
        let headings: String = (0..MANY).map(|at| format!("[activity.x.k{at}]\ny = {at}\n")).collect();
        for (body, last) in
            [(lines, None), (format!("x = {{ {} }}\n", members.join(", ")), None), (headings, Some("y"))]
        {
            let text = format!("[[activity]]\nid = \"1\"\n{body}[[activity]]\nid = \"2\"\n");
            let layout = Layout::of(&text).expect("it is right");
            let table = layout.table(Route::activity("1")).expect("it is there");
            for at in 0..MANY {
                let key = format!("k{at}");
                let path: Vec<&str> = ["x", &key].into_iter().chain(last).collect();
                let value = table.value(&path).expect("it is there");
                assert_eq!(text[value.span.clone()], at.to_string());
            }
            assert!(!table.has(&["x", "k"]) && table.has(&["x"]));
            let new: Vec<_> = (MANY..2 * MANY).map(|at| (format!("k{at}"), Spelled::Bare(at.to_string()))).collect();
            let after = spliced(&text, table.add(&["x"], &new, &Order::of(FileKind::Goal)));
            let layout = Layout::of(&after).expect("it is right");
            let table = layout.table(Route::activity("1")).expect("it is there");
            assert!(new.iter().all(|(key, _)| table.has(&["x", key])));
        }
    }
}
