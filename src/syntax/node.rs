//! The values of a tree, as its readers see them.

use std::borrow::Cow;

use super::tree::{NONE, NodeData, NodeKind, Tree};
use crate::source::Span;

/// A value of a tree, and the key it stands under.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n, 't> {
    tree: &'n Tree<'t>,
    number: u32,
}

/// A table of a tree.
#[derive(Clone, Copy, Debug)]
pub struct TableNode<'n, 't>(Node<'n, 't>);

/// A list of a tree.
#[derive(Clone, Copy, Debug)]
pub struct ListNode<'n, 't>(Node<'n, 't>);

/// What a value is.
#[derive(Clone, Debug)]
pub enum NodeContent<'n, 't> {
    /// A text, its escapes resolved.
    Text(Cow<'t, str>),
    /// A whole number: its digits, and their base.
    Integer(&'n str, u32),
    /// Any other number, as it is written.
    Float(&'n str),
    /// True or false.
    Boolean(bool),
    /// A day, a time, or both, as it is written.
    Date(&'n str),
    /// A list.
    List(ListNode<'n, 't>),
    /// A table.
    Table(TableNode<'n, 't>),
}

impl<'t> Tree<'t> {
    /// Returns the table of the whole text.
    pub fn root(&self) -> TableNode<'_, 't> {
        TableNode(Node { tree: self, number: 0 })
    }
}

impl<'n, 't> Node<'n, 't> {
    fn node(self) -> &'n NodeData {
        self.tree.node(self.number)
    }

    /// Returns what tells this value from every other of its tree.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Returns the key that the value stands under; an item of a list has none.
    pub fn key(self) -> &'n str {
        self.tree.str(self.node().name)
    }

    /// Returns the key, for as long as the text is there.
    pub fn key_of_text(self) -> Cow<'t, str> {
        self.tree.cow(self.node().name)
    }

    /// Returns where the key stands.
    pub fn key_span(self) -> Span {
        self.node().key
    }

    /// Returns where the value stands; of a table with a heading, where the heading does.
    pub fn span(self) -> Span {
        self.node().span
    }

    /// Returns what the value is.
    pub fn held(self) -> NodeContent<'n, 't> {
        let node = self.node();
        match node.kind {
            NodeKind::Text => NodeContent::Text(self.tree.cow(node.said)),
            NodeKind::Integer(radix) => NodeContent::Integer(self.tree.str(node.said), u32::from(radix)),
            NodeKind::Float => NodeContent::Float(self.tree.str(node.said)),
            NodeKind::Boolean(value) => NodeContent::Boolean(value),
            NodeKind::Date => NodeContent::Date(self.tree.str(node.said)),
            NodeKind::List { .. } => NodeContent::List(ListNode(self)),
            NodeKind::Table(_) => NodeContent::Table(TableNode(self)),
        }
    }

    /// Returns what a text says; none for anything else.
    pub fn as_str(self) -> Option<&'n str> {
        (self.node().kind == NodeKind::Text).then(|| self.tree.str(self.node().said))
    }

    /// Returns the table that the value is; none for anything else.
    pub fn as_table(self) -> Option<TableNode<'n, 't>> {
        matches!(self.node().kind, NodeKind::Table(_)).then_some(TableNode(self))
    }

    /// Returns the list that the value is; none for anything else.
    pub fn as_list(self) -> Option<ListNode<'n, 't>> {
        matches!(self.node().kind, NodeKind::List { .. }).then_some(ListNode(self))
    }

    fn children(self) -> impl Iterator<Item = Node<'n, 't>> + Clone {
        self.tree.children(self.number).map(move |number| Node { number, ..self })
    }
}

impl<'n, 't> TableNode<'n, 't> {
    /// Returns how many keys stand in the table.
    pub fn len(self) -> usize {
        self.0.node().count as usize
    }

    /// Returns whether no key stands in the table.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the value of a key.
    pub fn get(self, key: &str) -> Option<Node<'n, 't>> {
        self.0.tree.find(self.0.number, key).map(|number| Node { number, ..self.0 })
    }

    /// Returns the value of a key that is likely to stand after another.
    pub fn get_after(self, before: Option<Node<'n, 't>>, key: &str) -> Option<Node<'n, 't>> {
        let next = before.map_or(self.0.node().first, |before| before.node().next);
        let next = Some(Node { number: next, ..self.0 }).filter(|next| next.number != NONE);
        next.filter(|next| next.key() == key).or_else(|| self.get(key))
    }

    /// Returns every value, in the order in which their keys stand first in the text.
    pub fn values(self) -> impl Iterator<Item = Node<'n, 't>> + Clone {
        self.0.children()
    }
}

impl<'n, 't> ListNode<'n, 't> {
    /// Returns how many items the list has.
    pub fn len(self) -> usize {
        self.0.node().count as usize
    }

    /// Returns whether the list has no items.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns every item, in order.
    pub fn items(self) -> impl Iterator<Item = Node<'n, 't>> + Clone {
        self.0.children()
    }
}
