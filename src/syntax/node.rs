//! The nodes of a tree, and the tokens of a text, valid or not.

use std::borrow::Cow;
use std::ops::Range;

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::tree::{NONE, NodeData, NodeKind, Tree};
use crate::source::Span;

/// A value in a tree, with its key.
#[derive(Clone, Copy, Debug)]
pub struct Node<'n, 't> {
    tree: &'n Tree<'t>,
    number: u32,
}

/// A table in a tree.
#[derive(Clone, Copy, Debug)]
pub struct TableNode<'n, 't>(Node<'n, 't>);

/// An array in a tree.
#[derive(Clone, Copy, Debug)]
pub struct ListNode<'n, 't>(Node<'n, 't>);

/// The content of a value.
#[derive(Clone, Debug)]
pub enum NodeContent<'n, 't> {
    /// A string, without escapes.
    Text(Cow<'t, str>),
    /// An integer, as its digits and base.
    Integer(&'n str, u32),
    /// A float, as written.
    Float(&'n str),
    /// A boolean.
    Boolean(bool),
    /// A date, a time or both, as written.
    Date(&'n str),
    /// An array.
    List(ListNode<'n, 't>),
    /// A table.
    Table(TableNode<'n, 't>),
}

impl<'t> Tree<'t> {
    /// Returns the root table.
    pub fn root(&self) -> TableNode<'_, 't> {
        TableNode(Node { tree: self, number: 0 })
    }
}

impl<'n, 't> Node<'n, 't> {
    fn node(self) -> &'n NodeData {
        self.tree.node(self.number)
    }

    /// Returns the index of the node, which is unique in its tree.
    pub fn number(self) -> u32 {
        self.number
    }

    /// Returns the key; empty for an array item.
    pub fn key(self) -> &'n str {
        self.tree.str(self.node().name)
    }

    /// Returns the key with the lifetime of the text.
    pub fn key_of_text(self) -> Cow<'t, str> {
        self.tree.cow(self.node().name)
    }

    /// Returns the span of the key.
    pub fn key_span(self) -> Span {
        self.node().key
    }

    /// Returns the span of the value; for a table with a heading, that of the heading.
    pub fn span(self) -> Span {
        self.node().span
    }

    /// Returns the content.
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

    /// Returns the string; `None` for any other type.
    pub fn as_str(self) -> Option<&'n str> {
        (self.node().kind == NodeKind::Text).then(|| self.tree.str(self.node().said))
    }

    /// Returns the table; `None` for any other type.
    pub fn as_table(self) -> Option<TableNode<'n, 't>> {
        matches!(self.node().kind, NodeKind::Table(_)).then_some(TableNode(self))
    }

    /// Returns the array; `None` for any other type.
    pub fn as_list(self) -> Option<ListNode<'n, 't>> {
        matches!(self.node().kind, NodeKind::List { .. }).then_some(ListNode(self))
    }

    fn children(self) -> impl Iterator<Item = Node<'n, 't>> + Clone {
        self.tree.children(self.number).map(move |number| Node { number, ..self })
    }
}

impl<'n, 't> TableNode<'n, 't> {
    /// Returns the number of keys.
    pub fn len(self) -> usize {
        self.0.node().count as usize
    }

    /// Returns whether there are no keys.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns the value of a key.
    pub fn get(self, key: &str) -> Option<Node<'n, 't>> {
        self.0.tree.find(self.0.number, key).map(|number| Node { number, ..self.0 })
    }

    /// Returns the value of a key, trying first the one after `before`.
    pub fn get_after(self, before: Option<Node<'n, 't>>, key: &str) -> Option<Node<'n, 't>> {
        let next = before.map_or(self.0.node().first, |before| before.node().next);
        let next = Some(Node { number: next, ..self.0 }).filter(|next| next.number != NONE);
        next.filter(|next| next.key() == key).or_else(|| self.get(key))
    }

    /// Returns every value, in the order in which the keys first occur.
    pub fn values(self) -> impl Iterator<Item = Node<'n, 't>> + Clone {
        self.0.children()
    }
}

impl<'n, 't> ListNode<'n, 't> {
    /// Returns the number of items.
    pub fn len(self) -> usize {
        self.0.node().count as usize
    }

    /// Returns whether there are no items.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Returns every item, in order.
    pub fn items(self) -> impl Iterator<Item = Node<'n, 't>> + Clone {
        self.0.children()
    }
}

/// A kind of token, as far as needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// Spaces and tabs.
    Space,
    /// A newline, or the end of the text.
    LineEnd,
    /// A comment, up to the end of the line.
    Comment,
    /// `[`, the start of a heading or an array.
    Bracket,
    /// `{`.
    Brace,
    /// `]` or `}`.
    Close,
    /// Anything else. A quoted string is one token, on any number of lines.
    Other,
}

/// Returns the tokens of a text with their ranges.
pub fn tokens(text: &str) -> impl Iterator<Item = (Token, Range<usize>)> {
    Source::new(text).lex().map(|token| {
        let what = match token.kind() {
            TokenKind::Whitespace => Token::Space,
            TokenKind::Newline | TokenKind::Eof => Token::LineEnd,
            TokenKind::Comment => Token::Comment,
            TokenKind::LeftSquareBracket => Token::Bracket,
            TokenKind::LeftCurlyBracket => Token::Brace,
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => Token::Close,
            _ => Token::Other,
        };
        (what, token.span().start()..token.span().end())
    })
}
