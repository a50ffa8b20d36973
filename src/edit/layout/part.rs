//! The parts that a file is laid out of.

use std::ops::Range;

/// A heading such as `[[priority.activity]]` with what stands under it, up to the next heading. The first block of a file
/// has no heading.
#[derive(Debug)]
pub struct Block {
    /// The heading's name, part by part; empty where there is none.
    pub path: Vec<String>,
    /// Whether the heading has two brackets: one more table of a list.
    pub is_item: bool,
    /// The heading from bracket to bracket; an empty range at the start of the file where there is none.
    pub heading: Range<usize>,
    /// The keys under it, in file order.
    pub entries: Vec<Entry>,
}

impl Block {
    /// Returns where the last statement of the block ends: its last value, else its heading.
    pub fn end(&self) -> usize {
        self.entries.last().map_or(self.heading.end, |entry| entry.value.span.end)
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
    Table(Vec<Entry>),
}
