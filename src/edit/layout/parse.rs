//! A text taken apart into its parts.

use std::ops::Range;

use toml_parser::Source;
use toml_parser::parser::{Event, EventKind, parse_document};

use super::part::{Block, Entries, Entry, Held, Key, Value};
use super::route::Places;

/// A file's text, taken apart.
#[derive(Debug)]
pub struct Layout<'t> {
    /// The text.
    pub text: &'t str,
    /// The blocks in file order; the first has no heading.
    pub blocks: Vec<Block>,
    /// Where tables stand that were looked for.
    pub(super) places: Places,
}

impl<'t> Layout<'t> {
    /// Takes a text apart; none where its parts do not fit together. Whether each value is right is for who loads the file.
    pub fn of(text: &'t str) -> Option<Self> {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut reader = Reader::new(source);
        let mut errors: Vec<toml_parser::ParseError> = Vec::new();
        parse_document(&tokens, &mut |event| reader.read(event), &mut errors);
        let is_right = errors.is_empty() && reader.open.is_empty() && !reader.lacks_value;
        is_right.then(|| Self { text, blocks: reader.blocks, places: Places::default() })
    }

    /// Returns the path from the top of the file to the value that these braces are.
    pub(super) fn path_of(&self, braces: &Value) -> Vec<&str> {
        let at = self.blocks.partition_point(|block| block.heading.start <= braces.span.start).saturating_sub(1);
        let block = &self.blocks[at];
        let mut path: Vec<&str> = block.path.iter().map(String::as_str).collect();
        let holds = |span: &Range<usize>| span.start <= braces.span.start && braces.span.end <= span.end;
        let mut entries = &block.entries[..];
        while let Some(entry) = entries.iter().find(|entry| holds(&entry.value.span)) {
            path.extend(entry.names());
            let mut value = &entry.value;
            while let Held::List(values) = &value.held {
                let Some(inner) = values.iter().find(|inner| holds(&inner.span)) else { return path };
                value = inner;
            }
            match &value.held {
                Held::Table(members) if value.span != braces.span => entries = members,
                _ => return path,
            }
        }
        path
    }
}

/// A list or a table within braces that is not closed yet, and the key that it is the value of.
struct Open {
    start: usize,
    keys: Vec<Key>,
    held: Held,
}

/// Puts the events of a parser together.
struct Reader<'t> {
    source: Source<'t>,
    blocks: Vec<Block>,
    /// Where the heading began that is not closed yet.
    heading: Option<usize>,
    /// The parts of a key that were read so far.
    keys: Vec<Key>,
    open: Vec<Open>,
    /// Whether nothing stands where a value must: the parser leaves that to whoever reads the value.
    lacks_value: bool,
}

impl<'t> Reader<'t> {
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
                if let Some(Open { start, keys, held }) = self.open.pop() {
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
        self.open.push(Open { start: span.start, keys, held });
    }

    fn value(&mut self, value: Value) {
        let keys = std::mem::take(&mut self.keys);
        let entries = match self.open.last_mut() {
            Some(Open { held: Held::List(values), .. }) => return values.push(value),
            Some(Open { held: Held::Table(entries), .. }) => Some(entries),
            _ => self.blocks.last_mut().map(|block| &mut block.entries),
        };
        if let Some(entries) = entries {
            entries.push(Entry { keys, value });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_where_it_stands() {
        let text = "\u{feff}a = 1\r\n[[b . \"c d\"]] # x\r\n  e.2024 = { f = [1, # y\r\n 2], g = 'h' }\r\n";
        let layout = Layout::of(text).expect("it is right");
        assert_eq!(layout.blocks.len(), 2);
        assert_eq!(&text[layout.blocks[0].entries[0].span()], "a = 1");
        let block = &layout.blocks[1];
        assert_eq!((&*block.path[1], block.is_item, &text[block.heading.clone()]), ("c d", true, "[[b . \"c d\"]]"));
        let [entry] = &block.entries[..] else { panic!("there is one key") };
        assert_eq!(entry.names().collect::<Vec<_>>(), ["e", "2024"]);
        let Held::Table(members) = &entry.value.held else { panic!("it is a table") };
        assert_eq!(&text[members[1].span()], "g = 'h'");
        let Held::List(values) = &members[0].value.held else { panic!("it is a list") };
        assert_eq!(values.iter().map(|value| &text[value.span.clone()]).collect::<Vec<_>>(), ["1", "2"]);
    }

    #[test]
    fn what_is_not_right_is_not_taken_apart() {
        for wrong in ["a = ", "a = [1", "[[a]", "a = 1 b = 2"] {
            assert!(Layout::of(wrong).is_none(), "{wrong}");
        }
    }
}
