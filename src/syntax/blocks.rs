//! A text taken apart into its blocks, for who changes it.

use std::ops::Range;

use toml_parser::parser::{Event, EventKind, parse_document};
use toml_parser::{ParseError, Source};

use super::part::{Block, Entries, Entry, Held, Key, Value};

/// Takes a text apart; none where its parts do not fit together. Whether each value is right is for
/// [`Tree`](super::Tree).
pub fn blocks(text: &str) -> Option<Vec<Block>> {
    let source = Source::new(text);
    let tokens = source.lex().into_vec();
    let mut reader = BlockReader::new(source);
    let mut errors: Vec<ParseError> = Vec::new();
    parse_document(&tokens, &mut |event| reader.read(event), &mut errors);
    let is_right = errors.is_empty() && reader.open.is_empty() && !reader.lacks_value;
    is_right.then_some(reader.blocks)
}

/// A list or a table within braces that is not closed yet, and the key that it is the value of.
struct OpenPart {
    start: usize,
    keys: Vec<Key>,
    held: Held,
}

/// Puts the events of a parser together.
struct BlockReader<'t> {
    source: Source<'t>,
    blocks: Vec<Block>,
    /// Where the heading began that is not closed yet.
    heading: Option<usize>,
    /// The parts of a key that were read so far.
    keys: Vec<Key>,
    open: Vec<OpenPart>,
    /// Whether nothing stands where a value must: the parser leaves that to whoever reads the value.
    lacks_value: bool,
}

impl<'t> BlockReader<'t> {
    fn new(source: Source<'t>) -> Self {
        let first = Block { path: Vec::new(), is_item: false, heading: 0..0, entries: Entries::default() };
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
                self.blocks.push(Block { path, is_item, heading, entries: Entries::default() });
            }
            EventKind::SimpleKey => {
                let name = self.key(event);
                self.keys.push(Key { name, span });
            }
            EventKind::ArrayOpen => self.open(span, Held::List(Vec::new())),
            EventKind::InlineTableOpen => self.open(span, Held::Table(Entries::default())),
            EventKind::ArrayClose | EventKind::InlineTableClose => {
                if let Some(OpenPart { start, keys, held }) = self.open.pop() {
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
        let keys = std::mem::take(&mut self.keys);
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
