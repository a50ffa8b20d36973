//! A text that is right, made of one that is not, with the places that its pieces have in the file.

use std::ops::Range;

use toml::de::DeTable;

use crate::source::Span;
use crate::syntax::Tree;

/// A text that is right, made of one that is not, and where each piece of it came from.
pub(super) struct MendedText {
    text: String,
    pieces: Vec<Piece>,
}

struct Piece {
    start: usize,
    of: Range<usize>,
    is_kept: bool,
}

impl MendedText {
    /// An empty text, with room for this many bytes.
    pub(super) fn with_room_for(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), pieces: Vec::new() }
    }

    /// Adds a stretch of the file as it stands there.
    pub(super) fn keep(&mut self, file: &str, stretch: Range<usize>) {
        self.push(&file[stretch.clone()], stretch, true);
    }

    /// Adds a text in the place of a stretch of the file.
    pub(super) fn put(&mut self, text: &str, in_place_of: Range<usize>) {
        self.push(text, in_place_of, false);
    }

    /// Returns what stands here now.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    fn push(&mut self, text: &str, of: Range<usize>, is_kept: bool) {
        self.pieces.push(Piece { start: self.text.len(), of, is_kept });
        self.text.push_str(text);
    }

    /// Where a stretch of this text stands in the file.
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
        // The last byte tells which piece a stretch ends in.
        let end = if span.is_empty() { start } else { place(span.end, span.end - 1, true) };
        start..end.max(start)
    }

    /// The tree of what was read of this text, as one of the file.
    pub(super) fn of_file<'a>(&self, table: DeTable<'_>, file: &'a str) -> Tree<'a> {
        Tree::recovered(file, table, &|span| self.span(span))
    }
}

/// A key of this many wrong letters is still taken for the one that is missing.
const MOST_WRONG: usize = 2;

/// What is broken in a file with syntax errors.
#[derive(Debug, Default)]
pub(in crate::load) struct Damage {
    tables: Vec<Part>,
}

/// A table, from its heading to the next.
#[derive(Debug)]
struct Part {
    range: Range<usize>,
    /// The keys of what is broken in it, as far as they can be made out.
    keys: Vec<String>,
}

impl Damage {
    /// Nothing can be read.
    pub(in crate::load) fn of_everything() -> Self {
        Self { tables: vec![Part { range: 0..usize::MAX, keys: vec![String::new()] }] }
    }

    /// Adds a statement that is broken to the table it stands in; to be called in the order of the file.
    pub(in crate::load) fn add(&mut self, table: Range<usize>, keys: impl Iterator<Item = String>) {
        match self.tables.last_mut() {
            Some(last) if last.range == table => last.keys.extend(keys),
            _ => self.tables.push(Part { range: table, keys: keys.collect() }),
        }
    }

    /// Returns whether something is broken in the table that begins at `span`.
    pub(in crate::load) fn touches(&self, span: Span) -> bool {
        self.at(span).is_some()
    }

    /// Returns whether `key` may be what is broken in the table that begins at `span`.
    pub(in crate::load) fn may_hold(&self, span: Span, key: &str) -> bool {
        let is_like = |broken: &String| broken.is_empty() || strsim::osa_distance(broken, key) <= MOST_WRONG;
        self.at(span).is_some_and(|table| table.keys.iter().any(is_like))
    }

    fn at(&self, span: Span) -> Option<&Part> {
        let offset = span.start as usize;
        let at = self.tables.partition_point(|table| table.range.end <= offset);
        self.tables.get(at).filter(|table| table.range.contains(&offset))
    }
}
