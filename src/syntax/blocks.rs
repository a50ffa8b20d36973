//! Parsing of a text into blocks, for edits.

use std::cell::OnceCell;
use std::ops::{Deref, Range};

use toml_parser::parser::{Event, EventKind, parse_document};
use toml_parser::{ParseError, Source};

/// Parses a text into blocks; `None` if its structure is invalid. Values are validated by [`Tree`](super::Tree).
pub fn blocks(text: &str) -> Option<Vec<TableBlock>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = BlockReader::new(source);
    let mut errors: Vec<ParseError> = Vec::new();
    parse_document(&tokens, &mut |event| reader.read(event), &mut errors);
    let is_right = errors.is_empty() && reader.open.is_empty() && !reader.lacks_value;
    is_right.then_some(reader.blocks)
}

/// An unclosed array or inline table, with its key.
struct OpenPart {
    start: usize,
    keys: Vec<Key>,
    held: Held,
}

/// A builder of blocks from parser events.
struct BlockReader<'t> {
    source: Source<'t>,
    blocks: Vec<TableBlock>,
    /// The start of an unclosed heading.
    heading: Option<usize>,
    /// The parts of the current key.
    keys: Vec<Key>,
    open: Vec<OpenPart>,
    /// True if a value is missing, which the parser does not report.
    lacks_value: bool,
}

impl<'t> BlockReader<'t> {
    fn new(source: Source<'t>) -> Self {
        let first = TableBlock { path: Vec::new(), is_item: false, heading: 0..0, entries: Entries::default() };
        Self { source, blocks: vec![first], heading: None, keys: Vec::new(), open: Vec::new(), lacks_value: false }
    }

    fn read(&mut self, event: Event) {
        let span = event.span().start()..event.span().end();
        match event.kind() {
            EventKind::StdTableOpen | EventKind::ArrayTableOpen => self.heading = Some(span.start),
            EventKind::StdTableClose | EventKind::ArrayTableClose => {
                let path = std::mem::take(&mut self.keys).into_iter().map(|key| key.name).collect();
                let heading = self.heading.take().unwrap_or(span.start)..span.end;
                let is_item = event.kind() == EventKind::ArrayTableClose;
                self.blocks.push(TableBlock { path, is_item, heading, entries: Entries::default() });
            }
            EventKind::SimpleKey => {
                let name = self.key(event);
                self.keys.push(Key { name, span });
            }
            EventKind::ArrayOpen => self.open(span, Held::List(Vec::new())),
            EventKind::InlineTableOpen => self.open(span, Held::Table(Entries::default())),
            EventKind::ArrayClose | EventKind::InlineTableClose => {
                if let Some(OpenPart { start, keys, mut held }) = self.open.pop() {
                    held.shrink();
                    self.keys = keys;
                    self.value(Value { span: start..span.end, held });
                }
            }
            EventKind::Scalar => {
                self.lacks_value |= span.is_empty();
                self.value(Value { span, held: Held::Scalar });
            }
            EventKind::KeySep
            | EventKind::KeyValSep
            | EventKind::ValueSep
            | EventKind::Whitespace
            | EventKind::Comment
            | EventKind::Newline
            | EventKind::Error => {}
        }
    }

    fn key(&self, event: Event) -> String {
        let mut name = std::borrow::Cow::Borrowed("");
        if let Some(raw) = self.source.get(event) {
            raw.decode_key(&mut name, &mut ());
        }
        name.into_owned()
    }

    fn open(&mut self, span: Range<usize>, held: Held) {
        let keys = std::mem::take(&mut self.keys);
        self.open.push(OpenPart { start: span.start, keys, held });
    }

    fn value(&mut self, value: Value) {
        let mut keys = std::mem::take(&mut self.keys);
        // A vector makes room for four at first, and a key mostly has one part.
        keys.shrink_to_fit();
        let entries = match self.open.last_mut() {
            Some(OpenPart { held: Held::List(values), .. }) => return values.push(value),
            Some(OpenPart { held: Held::Table(entries), .. }) => Some(entries),
            _ => self.blocks.last_mut().map(|block| &mut block.entries),
        };
        if let Some(entries) = entries {
            entries.push(Entry { keys, value });
        }
    }
}

/// A heading such as `[[priority.activity]]` with the keys below it, up to the next heading. The first block of a
/// file has no heading.
#[derive(Debug)]
pub struct TableBlock {
    /// The parts of the heading; empty without a heading.
    pub path: Vec<String>,
    /// True if the heading has double brackets.
    pub is_item: bool,
    /// The range of the heading with its brackets; an empty range at the start of the file without a heading.
    pub heading: Range<usize>,
    /// The keys, in file order.
    pub entries: Entries,
}

impl TableBlock {
    /// Returns the end of the block's last value, or else of its heading.
    pub fn end(&self) -> usize {
        self.entries.last().map_or(self.heading.end, |entry| entry.value.span.end)
    }
}

/// Keys with their values, in file order.
#[derive(Debug, Default)]
pub struct Entries {
    list: Vec<Entry>,
    /// The indexes of the entries sorted by key; created at the first lookup.
    sorted: OnceCell<Vec<usize>>,
}

/// The number of entries or blocks up to which a linear search is faster than sorting.
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

    /// Returns the entries at or below a path, and those whose value is a table on the path, in file order.
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

/// Returns, of indexes sorted by name, those whose name begins with a path or is a prefix of it, in ascending
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
    /// The parts of the key: `follow_up.2024` has two.
    pub keys: Vec<Key>,
    /// The value.
    pub value: Value,
}

impl Entry {
    /// Returns the range of the key and the value.
    pub fn span(&self) -> Range<usize> {
        self.keys.first().map_or(self.value.span.start, |key| key.span.start)..self.value.span.end
    }

    /// Returns the names of the key's parts.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.keys.iter().map(|key| &*key.name)
    }
}

/// A part of a key.
#[derive(Debug)]
pub struct Key {
    /// The name, without quotes and escapes.
    pub name: String,
    /// The range, with quotes.
    pub span: Range<usize>,
}

/// A value with its range and structure.
#[derive(Debug)]
pub struct Value {
    /// The range.
    pub span: Range<usize>,
    /// The structure.
    pub held: Held,
}

/// The structure of a value.
#[derive(Debug)]
pub enum Held {
    /// A string, number, date or boolean.
    Scalar,
    /// An array.
    List(Vec<Value>),
    /// An inline table.
    Table(Entries),
}

impl Held {
    /// Gives back the room that is not used.
    fn shrink(&mut self) {
        match self {
            Self::Scalar => {}
            Self::List(values) => values.shrink_to_fit(),
            Self::Table(entries) => entries.list.shrink_to_fit(),
        }
    }
}
