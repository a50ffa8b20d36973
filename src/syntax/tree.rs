//! The tree of a text: tables, arrays and values with their places.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::source::Span;

/// The index that means no node.
pub(super) const NONE: u32 = u32::MAX;
/// The number of keys of a table up to which a linear search is used.
const FEW: u32 = 16;

/// A parsed TOML text.
#[derive(Debug)]
pub struct Tree<'t> {
    text: &'t str,
    /// The nodes; the first is the root table.
    nodes: Vec<NodeData>,
    /// The strings that are not a part of the text, because they have escapes.
    resolved: Vec<Box<str>>,
    large: LargeTables,
}

/// A key with its value, or an item of an array.
#[derive(Clone, Copy, Debug)]
pub(super) struct NodeData {
    /// The span of the key; for an implicit table, of its first occurrence.
    pub(super) key: Span,
    /// The key.
    pub(super) name: TextRef,
    /// A short fingerprint of the key, for fast comparison; set when the node is added.
    pub(super) mark: u32,
    /// The span of the value; for a table with a heading, of the heading.
    pub(super) span: Span,
    pub(super) kind: NodeKind,
    /// The value of a scalar.
    pub(super) said: TextRef,
    /// The first and the last child of a table or array.
    pub(super) first: u32,
    pub(super) last: u32,
    /// The number of children.
    pub(super) count: u32,
    /// The union of the bits of the children's keys. A key whose bit is not in it is absent.
    pub(super) bits: u32,
    /// The next sibling.
    pub(super) next: u32,
}

/// A reference to a string: a range of the file, or the index of a string without its escapes.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextRef {
    start: u32,
    end: u32,
}

/// The kind of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Text,
    /// An integer, with its base.
    Integer(u8),
    Float,
    Boolean(bool),
    Date,
    /// An array of values, or of tables with headings.
    List {
        of_tables: bool,
    },
    Table(TableKind),
}

/// The way in which a table is defined, which determines what may be added to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct TableKind {
    /// True if it is only defined as a parent of another table.
    pub(super) is_implicit: bool,
    /// True if it is defined by a dotted key.
    pub(super) is_dotted: bool,
    /// True for an inline table.
    pub(super) is_inline: bool,
}

/// A hash index of the keys of large tables.
#[derive(Debug, Default)]
struct LargeTables {
    hasher: RandomState,
    /// The nodes by table and hash of the key. If two keys have the same hash, the first is here.
    nodes: HashMap<(u32, u64), u32>,
}

/// Returns a fingerprint of a key: its length and three bytes.
fn mark(key: &str) -> u32 {
    let bytes = key.as_bytes();
    let length = u8::try_from(bytes.len()).unwrap_or(u8::MAX);
    let at = |at: usize| bytes.get(at).copied().unwrap_or_default();
    u32::from_le_bytes([length, at(0), at(bytes.len() / 2), at(bytes.len().wrapping_sub(1))])
}

/// Returns one of 32 bits by the fingerprint of a key.
fn bit(mark: u32) -> u32 {
    1 << (mark.wrapping_mul(0x9e37_79b1) >> 27)
}

impl TextRef {
    pub(super) const NOTHING: Self = Self { start: 0, end: 0 };

    /// Creates a reference to a range of the file.
    pub(super) fn stretch(start: usize, end: usize) -> Self {
        Self { start: offset(start), end: offset(end) }
    }

    fn resolved(number: usize) -> Self {
        Self { start: offset(number), end: NONE }
    }
}

pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

impl<'t> Tree<'t> {
    /// Returns an empty tree.
    pub fn empty(text: &'t str) -> Self {
        let root = NodeData::new(Span::default(), NodeKind::Table(TableKind::default()));
        Self { text, nodes: vec![root], resolved: Vec::new(), large: LargeTables::default() }
    }

    pub(super) fn node(&self, number: u32) -> &NodeData {
        &self.nodes[number as usize]
    }

    pub(super) fn node_mut(&mut self, number: u32) -> &mut NodeData {
        &mut self.nodes[number as usize]
    }

    /// Reserves capacity for a text of this length.
    pub(super) fn reserve(&mut self, bytes: usize) {
        // The average length of a line in a plan; arrays have several items on a line.
        self.nodes.reserve(bytes / 32);
    }

    /// Stores a string, as a range of the file if it is one.
    pub(super) fn keep(&mut self, said: Cow<'t, str>) -> TextRef {
        match said {
            Cow::Borrowed("") => TextRef::NOTHING,
            Cow::Borrowed(stretch) => match (stretch.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize) {
                Some(start) if start + stretch.len() <= self.text.len() => {
                    TextRef::stretch(start, start + stretch.len())
                }
                // The parser has its own strings for known values, such as `nan`.
                _ => self.keep_apart(stretch.to_owned()),
            },
            Cow::Owned(said) => self.keep_apart(said),
        }
    }

    /// Stores a string that is not a range of the file.
    pub(super) fn keep_apart(&mut self, said: String) -> TextRef {
        self.resolved.push(said.into());
        TextRef::resolved(self.resolved.len() - 1)
    }

    pub(super) fn str(&self, said: TextRef) -> &str {
        match said.end {
            NONE => &self.resolved[said.start as usize],
            _ => &self.text[said.start as usize..said.end as usize],
        }
    }

    pub(super) fn cow(&self, said: TextRef) -> Cow<'t, str> {
        match said.end {
            NONE => Cow::Owned(self.resolved[said.start as usize].to_string()),
            _ => Cow::Borrowed(&self.text[said.start as usize..said.end as usize]),
        }
    }

    /// Adds a node at the end of a table or array.
    pub(super) fn add(&mut self, parent: u32, mut node: NodeData) -> u32 {
        let number = offset(self.nodes.len());
        node.mark = mark(self.str(node.name));
        self.nodes.push(node);
        let above = &mut self.nodes[parent as usize];
        above.bits |= bit(node.mark);
        let before = std::mem::replace(&mut above.last, number);
        above.count += 1;
        let (count, is_table) = (above.count, matches!(above.kind, NodeKind::Table(_)));
        match before {
            NONE => above.first = number,
            before => self.nodes[before as usize].next = number,
        }
        if is_table && count > FEW {
            self.index(parent, if count == FEW + 1 { self.node(parent).first } else { number });
        }
        number
    }

    /// Adds the keys of a large table to the index, starting with a node.
    fn index(&mut self, table: u32, from: u32) {
        let mut at = from;
        while at != NONE {
            let hash = self.large.hasher.hash_one(self.str(self.node(at).name));
            self.large.nodes.entry((table, hash)).or_insert(at);
            at = self.node(at).next;
        }
    }

    /// Returns the node of a key in a table.
    pub(super) fn find(&self, table: u32, key: &str) -> Option<u32> {
        let mark = mark(key);
        if self.node(table).bits & bit(mark) == 0 {
            return None;
        }
        if self.node(table).count > FEW {
            let hash = self.large.hasher.hash_one(key);
            let found = *self.large.nodes.get(&(table, hash))?;
            if self.str(self.node(found).name) == key {
                return Some(found);
            }
        }
        self.children(table).find(|at| {
            let node = self.node(*at);
            node.mark == mark && self.str(node.name) == key
        })
    }

    pub(super) fn children(&self, parent: u32) -> impl Iterator<Item = u32> + Clone {
        let at = |number: u32| Some(number).filter(|number| *number != NONE);
        std::iter::successors(at(self.node(parent).first), move |number| at(self.node(*number).next))
    }
}

impl NodeData {
    pub(super) fn new(span: Span, kind: NodeKind) -> Self {
        let nothing = TextRef::NOTHING;
        Self {
            key: Span::default(),
            name: nothing,
            mark: 0,
            span,
            kind,
            said: nothing,
            first: NONE,
            last: NONE,
            count: 0,
            bits: 0,
            next: NONE,
        }
    }
}

impl<'t> Tree<'t> {
    /// Builds the tree of a repaired text; `place` maps its ranges to the file.
    pub fn recovered(text: &'t str, table: DeTable<'_>, place: &dyn Fn(Range<usize>) -> Range<usize>) -> Self {
        let mut tree = Tree::empty(text);
        tree.add_all(0, table, place);
        tree
    }

    fn add_all(&mut self, parent: u32, table: DeTable<'_>, place: &dyn Fn(Range<usize>) -> Range<usize>) {
        // A map is sorted by name.
        let mut members: Vec<_> = table.into_iter().collect();
        members.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in members {
            let span = Span::from(place(key.span()));
            let name = self.keep_apart(key.into_inner().into_owned());
            self.add_value(parent, (span, name), value, place);
        }
    }

    fn add_value(
        &mut self,
        parent: u32,
        (key, name): (Span, TextRef),
        value: Spanned<DeValue<'_>>,
        place: &dyn Fn(Range<usize>) -> Range<usize>,
    ) {
        let span = Span::from(place(value.span()));
        let node = |kind, said| NodeData { key, name, said, ..NodeData::new(span, kind) };
        let (kind, said) = match value.into_inner() {
            DeValue::Array(items) => {
                let list = self.add(parent, node(NodeKind::List { of_tables: false }, TextRef::NOTHING));
                let no_key = (Span::default(), TextRef::NOTHING);
                items.into_iter().for_each(|item| self.add_value(list, no_key, item, place));
                return;
            }
            DeValue::Table(members) => {
                let table = self.add(parent, node(NodeKind::Table(TableKind::default()), TextRef::NOTHING));
                return self.add_all(table, members, place);
            }
            DeValue::String(text) => (NodeKind::Text, text.into_owned()),
            DeValue::Integer(number) => {
                (NodeKind::Integer(u8::try_from(number.radix()).unwrap_or(10)), number.as_str().to_owned())
            }
            DeValue::Float(number) => (NodeKind::Float, number.as_str().to_owned()),
            DeValue::Boolean(value) => (NodeKind::Boolean(value), String::new()),
            DeValue::Datetime(value) => (NodeKind::Date, value.to_string()),
        };
        let said = self.keep_apart(said);
        self.add(parent, node(kind, said));
    }
}
