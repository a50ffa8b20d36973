//! Positions of the protocol: lines from 0, and columns in the unit that the client chose.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::source::Span;

/// The unit of columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, which every client supports.
    #[default]
    Utf16,
}

impl Encoding {
    /// Returns the name in the protocol.
    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
        }
    }
}

/// The line index of a text: the byte offset at which each line starts.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    encoding: Encoding,
}

const MARK: &str = "\u{feff}";

impl Lines {
    /// Returns the line index of a text. In the protocol, a line ends with LF, CR LF or CR.
    pub(super) fn of(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let is_end = |at: usize, byte: u8| byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n'));
        let ends = bytes.iter().enumerate().filter(|(at, byte)| is_end(*at, **byte));
        Self { starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect(), encoding }
    }

    /// Returns the line index of a file on disk, without its byte order mark, which editors remove when they open a
    /// file.
    pub(super) fn of_file(text: &str, encoding: Encoding) -> Self {
        let mut lines = Self::of(text, encoding);
        if text.starts_with(MARK) {
            lines.starts[0] = MARK.len();
        }
        lines
    }

    /// Returns the position of a byte offset.
    pub(super) fn position(&self, text: &str, offset: usize) -> Position {
        let offset = text.floor_char_boundary(offset.max(self.starts[0]));
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let column = self.encoding.length(text.get(self.starts[line]..offset).unwrap_or_default());
        Position { line: number(line), character: number(column) }
    }

    /// Returns the range of a span.
    pub(super) fn range(&self, text: &str, span: Span) -> Range {
        Range { start: self.position(text, span.start as usize), end: self.position(text, span.end as usize) }
    }

    /// Returns the byte offset of a position. A column past the end of its line gives the end of that line, a line past
    /// the last one the end of the text.
    pub(super) fn offset(&self, text: &str, position: Position) -> usize {
        let line = position.line as usize;
        let Some(start) = self.starts.get(line).copied() else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let line = text[start..end].trim_end_matches(['\n', '\r']);
        let asked = position.character as usize;
        if self.encoding == Encoding::Utf8 {
            return start + line.floor_char_boundary(asked.min(line.len()));
        }
        let mut column = 0;
        for (at, c) in line.char_indices() {
            column += c.len_utf16();
            if column > asked {
                return start + at;
            }
        }
        start + line.len()
    }

    /// Returns the byte range of a range.
    pub(super) fn span(&self, text: &str, range: Range) -> std::ops::Range<usize> {
        let (start, end) = (self.offset(text, range.start), self.offset(text, range.end));
        start.min(end)..end.max(start)
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_offsets_lead_to_each_other() {
        let text = "å = 1\r\n🎬 = \"é\"\rlast\n";
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::of(text, encoding);
            for (offset, _) in text.char_indices().filter(|(_, c)| !matches!(c, '\n' | '\r')) {
                assert_eq!(lines.offset(text, lines.position(text, offset)), offset, "{encoding:?} {offset}");
            }
            assert_eq!(lines.position(text, text.len()), Position { line: 3, character: 0 });
        }
        let lines = Lines::of(text, Encoding::Utf16);
        assert_eq!(lines.position(text, text.find('=').expect("it is there")), Position { line: 0, character: 2 });
        // Within the two units of one letter, and past the ends.
        let at = |line, character| lines.offset(text, Position { line, character });
        assert_eq!((at(1, 1), at(0, 99), at(9, 0)), (8, 6, text.len()));
    }

    #[test]
    fn a_byte_order_mark_is_no_column_of_a_file() {
        let text = "\u{feff}id = 1\n";
        assert_eq!(Lines::of_file(text, Encoding::Utf16).position(text, 3), Position { line: 0, character: 0 });
        assert_eq!(Lines::of(text, Encoding::Utf16).position(text, 3), Position { line: 0, character: 1 });
    }
}
