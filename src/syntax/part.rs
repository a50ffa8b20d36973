//! The parts that a file is laid out of.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

/// A heading such as `[[priority.activity]]` with what stands under it, up to the next heading. The first block of a
/// file has no heading.
#[derive(Debug)]
pub struct Block {
    /// The heading's name, part by part; empty where there is none.
    pub path: Vec<String>,
    /// Whether the heading has two brackets: one more table of a list.
    pub is_item: bool,
    /// The heading from bracket to bracket; an empty range at the start of the file where there is none.
    pub heading: Range<usize>,
    /// The keys under it, in file order.
    pub entries: Entries,
}

impl Block {
    /// Returns where the last statement of the block ends: its last value, else its heading.
    pub fn end(&self) -> usize {
        self.entries.last().map_or(self.heading.end, |entry| entry.value.span.end)
    }
}

/// Keys with their values, in file order.
#[derive(Debug, Default)]
pub struct Entries {
    list: Vec<Entry>,
    /// The numbers of the entries, sorted by key; made when the first key is looked for.
    sorted: OnceCell<Vec<usize>>,
}

/// So many entries or blocks are looked through one by one: to sort them would take longer.
pub const FEW: usize = 16;

impl Entries {
    /// Adds an entry.
    pub fn push(&mut self, entry: Entry) {
        self.list.push(entry);
        self.sorted = OnceCell::new();
    }

    /// Returns the entry with a key.
    pub fn entry(&self, path: &[&str]) -> Option<&Entry> {
        self.beside(path).into_iter().find(|entry| entry.keys.len() == path.len())
    }

    /// Returns the entries whose key lies at or under a path, and those whose table the path leads into, in file order.
    pub fn beside(&self, path: &[&str]) -> Vec<&Entry> {
        if self.list.len() <= FEW {
            let is_beside = |entry: &&Entry| entry.names().zip(path).all(|(name, part)| name == *part);
            return self.list.iter().filter(is_beside).collect();
        }
        let sorted = self.sorted.get_or_init(|| {
            let mut sorted: Vec<usize> = (0..self.list.len()).collect();
            sorted.sort_by(|a, b| self.list[*a].names().cmp(self.list[*b].names()));
            sorted
        });
        beside(sorted, path, |at| self.list[at].names()).into_iter().map(|at| &self.list[at]).collect()
    }
}

/// Returns, of numbers sorted by their names, those whose name begins with a path or is the beginning of it, in their
/// order.
pub fn beside<'n, N: Iterator<Item = &'n str>>(
    sorted: &[usize],
    path: &[&str],
    names: impl Fn(usize) -> N,
) -> Vec<usize> {
    let from = |path: &[&str]| &sorted[sorted.partition_point(|at| names(*at).lt(path.iter().copied()))..];
    let mut found = Vec::new();
    for part in (0..path.len()).map(|length| &path[..length]) {
        found.extend(from(part).iter().take_while(|at| names(**at).eq(part.iter().copied())));
    }
    let begins = |at: usize| names(at).take(path.len()).eq(path.iter().copied());
    found.extend(from(path).iter().take_while(|at| begins(**at)));
    found.sort_unstable();
    found
}

impl Deref for Entries {
    type Target = [Entry];

    fn deref(&self) -> &[Entry] {
        &self.list
    }
}

/// A key with its value.
#[derive(Debug)]
pub struct Entry {
    /// The key, part by part: `follow_up.2024` has two.
    pub keys: Vec<Key>,
    /// What it holds.
    pub value: Value,
}

impl Entry {
    /// Returns from the first letter of the key to the last of the value.
    pub fn span(&self) -> Range<usize> {
        self.keys.first().map_or(self.value.span.start, |key| key.span.start)..self.value.span.end
    }

    /// Returns the names of the key's parts.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.keys.iter().map(|key| &*key.name)
    }
}

/// One part of a key.
#[derive(Debug)]
pub struct Key {
    /// Its name, quotes and escapes resolved.
    pub name: String,
    /// Where it stands, quotes included.
    pub span: Range<usize>,
}

/// A value, where it stands and what stands in it.
#[derive(Debug)]
pub struct Value {
    /// From its first character to its last.
    pub span: Range<usize>,
    /// What stands in it.
    pub held: Held,
}

/// What stands in a value.
#[derive(Debug)]
pub enum Held {
    /// A text, a number, a day, true or false.
    Scalar,
    /// A list's values, in order.
    List(Vec<Value>),
    /// The keys of a table within braces, in order.
    Table(Entries),
}
