//! A repaired text with a source map to the file, and the regions that are still unreadable.

use std::ops::Range;

use toml::de::DeTable;

use crate::source::Span;
use crate::syntax::Tree;

/// A repaired text, and the origin of each of its pieces.
pub(super) struct RepairedText {
    text: String,
    pieces: Vec<TextSegment>,
}

struct TextSegment {
    start: usize,
    of: Range<usize>,
    is_kept: bool,
}

impl RepairedText {
    /// Creates an empty text with a capacity in bytes.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// Appends a range of the file.
    pub(super) fn keep(&mut self, file: &str, stretch: Range<usize>) {
        self.push(&file[stretch.clone()], stretch, true);
    }

    /// Appends a text that replaces a range of the file.
    pub(super) fn put(&mut self, text: &str, in_place_of: Range<usize>) {
        self.push(text, in_place_of, false);
    }

    /// Returns the text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn push(&mut self, text: &str, of: Range<usize>, is_kept: bool) {
        self.pieces.push(TextSegment { start: self.text.len(), of, is_kept });
        self.text.push_str(text);
    }

    /// Maps a range of the text to the file.
    pub(super) fn span(&self, span: Range<usize>) -> Range<usize> {
        let piece = |offset: usize| self.pieces.partition_point(|piece| piece.start <= offset).checked_sub(1);
        let place = |offset: usize, held: usize, is_end: bool| {
            let Some(piece) = piece(held).map(|at| &self.pieces[at]) else { return 0 };
            match (piece.is_kept, is_end) {
                (true, _) => piece.of.start + (offset - piece.start).min(piece.of.len()),
                (false, false) => piece.of.start,
                (false, true) => piece.of.end,
            }
        };
        let start = place(span.start, span.start, false);
        // The last byte determines the piece that contains the end.
        let end = if span.is_empty() { start } else { place(span.end, span.end - 1, true) };
        start..end.max(start)
    }

    /// Returns the parsed text as a tree with spans in the file.
    pub(super) fn of_file<'a>(&self, table: DeTable<'_>, file: &'a str) -> Tree<'a> {
        Tree::recovered(file, table, &|span| self.span(span))
    }
}

/// The maximum edit distance between a broken key and a missing one.
const MOST_WRONG: usize = 2;

/// The unreadable regions of a file with syntax errors.
#[derive(Debug, Default)]
pub(in crate::load) struct UnreadableRegions {
    tables: Vec<BrokenPart>,
}

/// A table, from its heading to the next.
#[derive(Debug)]
struct BrokenPart {
    range: Range<usize>,
    /// The keys of its broken statements, as far as they are recognizable.
    keys: Vec<String>,
}

impl UnreadableRegions {
    /// Marks the whole file as unreadable.
    pub(in crate::load) fn of_everything() -> Self {
        Self { tables: vec![BrokenPart { range: 0..usize::MAX, keys: vec![String::new()] }] }
    }

    /// Adds a broken statement to its table. Must be called in file order.
    pub(in crate::load) fn add(&mut self, table: Range<usize>, keys: impl Iterator<Item = String>) {
        match self.tables.last_mut() {
            Some(last) if last.range == table => last.keys.extend(keys),
            _ => self.tables.push(BrokenPart { range: table, keys: keys.collect() }),
        }
    }

    /// Returns whether the table at `span` has a broken statement.
    pub(in crate::load) fn touches(&self, span: Span) -> bool {
        self.at(span).is_some()
    }

    /// Returns whether a broken statement in the table at `span` may be `key`.
    pub(in crate::load) fn may_hold(&self, span: Span, key: &str) -> bool {
        let is_like = |broken: &String| broken.is_empty() || strsim::osa_distance(broken, key) <= MOST_WRONG;
        self.at(span).is_some_and(|table| table.keys.iter().any(is_like))
    }

    fn at(&self, span: Span) -> Option<&BrokenPart> {
        let offset = span.start as usize;
        let at = self.tables.partition_point(|table| table.range.end <= offset);
        self.tables.get(at).filter(|table| table.range.contains(&offset))
    }
}
