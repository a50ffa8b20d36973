//! The tree of a broken text, as far as the `toml` crate could read it.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::tree::{NodeData, NodeKind, TableKind, TextRef, Tree};
use crate::source::Span;

impl<'t> Tree<'t> {
    /// Makes a tree of what was read of another text than the file's, given where each stretch of it stands in the
    /// file.
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
