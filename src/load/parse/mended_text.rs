//! A text that is right, made of one that is not, with the places that its pieces have in the file.

use std::ops::Range;

use toml::de::DeTable;

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
