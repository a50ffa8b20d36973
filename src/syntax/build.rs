//! Construction of a tree from parser events, in one pass.

use std::borrow::Cow;

use toml::de::DeValue;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Raw, Source};

use super::scalar::{is_bare_key, is_float, is_integer, is_plain_number, is_plain_text};
use super::tree::{NodeData, NodeKind, TableKind, TextRef, Tree, offset};
use crate::source::Span;

/// The maximum nesting depth of values, and the maximum number of key parts, as in the `toml` crate.
const DEEPEST: usize = 80;

impl<'t> Tree<'t> {
    /// Parses a text; `None` if it is not valid TOML, or if a number is too large.
    pub fn parse(text: &'t str) -> Option<Self> {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut tree = Tree::empty(text);
        tree.reserve(text.len());
        let mut builder =
            Builder { source, tree, table: ROOT, heading: None, keys: Vec::new(), open: Vec::new(), is_wrong: false };
        let mut has_errors = HasErrors(false);
        parse_document(&tokens, &mut builder, &mut has_errors);
        (!builder.is_wrong && !has_errors.0).then_some(builder.tree)
    }
}

const ROOT: u32 = 0;

/// Records whether there was an error. The file is parsed again for the details.
struct HasErrors(bool);

impl ErrorSink for HasErrors {
    fn report_error(&mut self, _error: ParseError) {
        self.0 = true;
    }
}

struct Builder<'t> {
    source: Source<'t>,
    tree: Tree<'t>,
    /// The table of the current keys.
    table: u32,
    /// The start of an unclosed heading.
    heading: Option<usize>,
    /// The parts of the current key.
    keys: Vec<KeyPart>,
    /// The unclosed arrays and inline tables.
    open: Vec<u32>,
    is_wrong: bool,
}

/// A part of a key.
#[derive(Clone, Copy)]
struct KeyPart {
    span: Span,
    name: TextRef,
}

fn span_of(span: toml_parser::Span) -> Span {
    Span { start: offset(span.start()), end: offset(span.end()) }
}

impl<'t> Builder<'t> {
    fn raw(&self, span: toml_parser::Span, encoding: Option<Encoding>) -> Raw<'t> {
        Raw::new_unchecked(&self.source.input()[span.start()..span.end()], encoding, span)
    }

    fn refuse(&mut self) {
        self.is_wrong = true;
    }

    /// Adds a value to the open array, or under the current key.
    fn value(&mut self, node: NodeData) -> Option<u32> {
        let within = self.open.last().copied();
        if let Some(list) = within.filter(|within| matches!(self.tree.node(*within).kind, NodeKind::List { .. })) {
            return Some(self.tree.add(list, node));
        }
        let is_inline = within.is_some();
        let keys = std::mem::take(&mut self.keys);
        let number = keys.split_last().and_then(|(last, path)| {
            let table = self.descend(within.unwrap_or(self.table), path, true, is_inline)?;
            let NodeKind::Table(kind) = self.tree.node(table).kind else { return None };
            let may_be_added =
                if is_inline { kind.is_dotted != path.is_empty() } else { path.is_empty() || kind.is_implicit };
            let is_new = may_be_added && self.tree.find(table, self.tree.str(last.name)).is_none();
            is_new.then(|| self.tree.add(table, NodeData { key: last.span, name: last.name, ..node }))
        });
        self.keys = keys;
        self.keys.clear();
        if number.is_none() {
            self.refuse();
        }
        number
    }

    /// Returns the table at a path, creating missing tables.
    fn descend(&mut self, from: u32, path: &[KeyPart], is_dotted: bool, is_inline: bool) -> Option<u32> {
        let mut table = from;
        for key in path {
            let Some(found) = self.tree.find(table, self.tree.str(key.name)) else {
                let kind = TableKind { is_implicit: true, is_dotted, is_inline };
                let node = NodeData::new(key.span, NodeKind::Table(kind));
                table = self.tree.add(table, NodeData { key: key.span, name: key.name, ..node });
                continue;
            };
            table = match self.tree.node(found).kind {
                NodeKind::List { of_tables: true } if !is_inline => self.tree.node(found).last,
                NodeKind::Table(kind) if is_inline || !kind.is_inline => {
                    if is_dotted && !kind.is_implicit {
                        return None;
                    }
                    if is_dotted && !is_inline {
                        self.tree.node_mut(found).kind = NodeKind::Table(TableKind { is_dotted: true, ..kind });
                    }
                    found
                }
                _ => return None,
            };
        }
        Some(table)
    }

    /// Starts the table of a heading.
    fn begin_table(&mut self, span: Span, is_item: bool) -> Option<u32> {
        let keys = std::mem::take(&mut self.keys);
        let (key, path) = keys.split_last()?;
        let parent = self.descend(ROOT, path, false, false)?;
        let found = self.tree.find(parent, self.tree.str(key.name));
        let table = NodeData::new(span, NodeKind::Table(TableKind::default()));
        let number = match (found.map(|found| (found, self.tree.node(found).kind)), is_item) {
            (None, false) => Some(self.tree.add(parent, NodeData { key: key.span, name: key.name, ..table })),
            (None, true) => {
                let list = NodeData::new(span, NodeKind::List { of_tables: true });
                let list = self.tree.add(parent, NodeData { key: key.span, name: key.name, ..list });
                Some(self.tree.add(list, table))
            }
            (Some((list, NodeKind::List { of_tables: true })), true) => Some(self.tree.add(list, table)),
            // A table that was implicit so far is now defined.
            (Some((found, NodeKind::Table(kind))), false) if kind.is_implicit && !kind.is_dotted => {
                let node = self.tree.node_mut(found);
                (node.key, node.span, node.kind) = (key.span, span, NodeKind::Table(TableKind::default()));
                Some(found)
            }
            _ => None,
        };
        self.keys = keys;
        self.keys.clear();
        number
    }

    fn close_heading(&mut self, end: usize, is_item: bool) {
        let start = self.heading.take().unwrap_or(end);
        match self.begin_table(Span::from(start..end), is_item) {
            Some(table) => self.table = table,
            None => self.refuse(),
        }
    }

    fn begin_part(&mut self, span: toml_parser::Span, kind: NodeKind) -> bool {
        let node = NodeData::new(span_of(span), kind);
        let number = self.value(node);
        self.open.extend(number);
        let is_allowed = number.is_some() && self.open.len() <= DEEPEST;
        self.is_wrong |= !is_allowed;
        is_allowed
    }

    fn end_part(&mut self, span: toml_parser::Span) {
        match self.open.pop() {
            Some(number) => self.tree.node_mut(number).span.end = offset(span.end()),
            None => self.refuse(),
        }
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.heading = Some(span.start());
        self.keys.clear();
    }

    fn std_table_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_heading(span.end(), false);
    }

    fn array_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.heading = Some(span.start());
        self.keys.clear();
    }

    fn array_table_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.close_heading(span.end(), true);
    }

    fn inline_table_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) -> bool {
        self.begin_part(span, NodeKind::Table(TableKind { is_inline: true, ..TableKind::default() }))
    }

    fn inline_table_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.end_part(span);
    }

    fn array_open(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) -> bool {
        self.begin_part(span, NodeKind::List { of_tables: false })
    }

    fn array_close(&mut self, span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.end_part(span);
    }

    fn simple_key(&mut self, span: toml_parser::Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let raw = self.raw(span, encoding);
        let name = match encoding {
            None if is_bare_key(raw.as_bytes()) => TextRef::stretch(span.start(), span.end()),
            _ => {
                let mut name = Cow::Borrowed("");
                raw.decode_key(&mut name, error);
                self.tree.keep(name)
            }
        };
        self.keys.push(KeyPart { span: span_of(span), name });
        self.is_wrong |= self.keys.len() > DEEPEST;
    }

    fn scalar(&mut self, span: toml_parser::Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let raw = self.raw(span, encoding);
        let plain = match encoding {
            Some(Encoding::BasicString) if is_plain_text(raw.as_bytes()) => {
                Some((NodeKind::Text, TextRef::stretch(span.start() + 1, span.end() - 1)))
            }
            None if is_plain_number(raw.as_bytes()) => {
                Some((NodeKind::Integer(10), TextRef::stretch(span.start(), span.end())))
            }
            _ => None,
        };
        if let Some((kind, said)) = plain {
            self.value(NodeData { said, ..NodeData::new(span_of(span), kind) });
            return;
        }
        let mut said = Cow::Borrowed("");
        let kind = match raw.decode_scalar(&mut said, error) {
            ScalarKind::String => NodeKind::Text,
            ScalarKind::Boolean(value) => NodeKind::Boolean(value),
            ScalarKind::DateTime => {
                self.is_wrong |= DeValue::parse(&said).is_err();
                NodeKind::Date
            }
            ScalarKind::Float => {
                self.is_wrong |= !is_float(&said);
                NodeKind::Float
            }
            ScalarKind::Integer(radix) => {
                self.is_wrong |= !is_integer(&said, radix.value());
                NodeKind::Integer(u8::try_from(radix.value()).unwrap_or(10))
            }
        };
        let said = self.tree.keep(said);
        self.value(NodeData { said, ..NodeData::new(span_of(span), kind) });
    }

    fn comment(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.raw(span, None).decode_comment(error);
    }

    fn newline(&mut self, span: toml_parser::Span, error: &mut dyn ErrorSink) {
        self.raw(span, None).decode_newline(error);
    }

    fn error(&mut self, _span: toml_parser::Span, _error: &mut dyn ErrorSink) {
        self.refuse();
    }
}
