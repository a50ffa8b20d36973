//! The text of a file, and its lines.

use std::io::{Error, ErrorKind};
use std::sync::{Arc, OnceLock};

use super::Span;

/// The index of a file in its [`Sources`](super::Sources), in display order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A position as an editor shows it, counted from 1, with columns in Unicode characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// A file of a plan, readable or not. Clones share the text.
#[derive(Clone, Debug)]
pub struct SourceFile(Arc<FileContent>);

#[derive(Debug)]
struct FileContent {
    path: String,
    text: String,
    fault: Option<ReadError>,
    line_starts: OnceLock<Vec<u32>>,
    /// The number of characters before each [`STEP`] bytes.
    steps: OnceLock<Vec<usize>>,
}

/// The maximum number of bytes in which characters are counted one by one, so that long lines stay fast.
const STEP: usize = 1024;

impl SourceFile {
    /// Creates a file with a text.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self::with_fault(path.into(), text.into(), None)
    }

    /// Creates a file with a text, or an unreadable one if the text is longer than [`MAX_BYTES`].
    pub fn of_text(path: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let length = text.len() as u64;
        if length > MAX_BYTES { Self::unreadable(path, "", ReadError::TooLarge(length)) } else { Self::new(path, text) }
    }

    /// Creates a file that could not be read as text; `text` is the part that can be shown.
    pub fn unreadable(path: impl Into<String>, text: impl Into<String>, fault: ReadError) -> Self {
        Self::with_fault(path.into(), text.into(), Some(fault))
    }

    fn with_fault(path: String, text: String, fault: Option<ReadError>) -> Self {
        Self(Arc::new(FileContent { path, text, fault, line_starts: OnceLock::new(), steps: OnceLock::new() }))
    }

    /// Returns the file with another text.
    pub(super) fn with_text(&self, text: String) -> Self {
        Self::with_fault(self.0.path.clone(), text, self.0.fault.clone())
    }

    /// Returns the path relative to the loaded directory, with `/` on every system.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Returns the name without its folders.
    pub fn name(&self) -> &str {
        self.0.path.rsplit('/').next().unwrap_or(&self.0.path)
    }

    /// Returns the folder relative to the loaded directory; empty for that directory.
    pub fn folder(&self) -> &str {
        self.0.path.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Returns the whole text, or the part that can be shown if there is a [`fault`](Self::fault).
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Returns the reason why the file could not be read as text.
    pub fn fault(&self) -> Option<&ReadError> {
        self.0.fault.as_ref()
    }

    /// Returns the line and column of a byte offset, which is clamped to the end.
    pub fn position(&self, offset: u32) -> Position {
        let offset = self.floor(offset as usize);
        let line = self.line_index(offset);
        let start = self.starts()[line] as usize;
        let before = &self.0.text[start..offset];
        // A byte order mark is not a character of the line.
        let text = before.trim_start_matches('\u{feff}');
        let column = if text.len() <= STEP {
            text.chars().count()
        } else {
            self.characters_before(offset) - self.characters_before(offset - text.len())
        };
        Position { line: line + 1, column: column + 1 }
    }

    /// Returns the number of characters before an offset, from cached counts.
    fn characters_before(&self, offset: usize) -> usize {
        let begun = |bytes: &[u8]| bytes.iter().filter(|&&byte| begins_character(byte)).count();
        let steps = self.0.steps.get_or_init(|| {
            let counts = self.0.text.as_bytes().chunks(STEP).map(begun);
            counts.scan(0, |before, count| Some(std::mem::replace(before, *before + count))).collect()
        });
        let step = (offset / STEP).min(steps.len().saturating_sub(1));
        steps.get(step).map_or(0, |before| before + begun(&self.0.text.as_bytes()[step * STEP..offset]))
    }

    /// Returns the line of a byte offset, from 1.
    pub fn line(&self, offset: u32) -> usize {
        self.line_index(offset as usize) + 1
    }

    /// Extends a span to whole lines, without the last line ending.
    pub fn whole_lines(&self, span: Span) -> Span {
        let starts = self.starts();
        let first = starts[self.line_index(span.start as usize)] as usize;
        let last = self.line_index(span.end.max(span.start) as usize);
        let end = starts.get(last + 1).map_or(self.0.text.len(), |&next| next as usize - 1);
        let end = if self.0.text[..end].ends_with('\r') { end - 1 } else { end };
        Span::from(first..end.max(first))
    }

    /// Returns the largest character boundary at or before `offset`.
    pub fn floor(&self, offset: usize) -> usize {
        self.0.text.floor_char_boundary(offset)
    }

    fn line_index(&self, offset: usize) -> usize {
        self.starts().partition_point(|&start| start as usize <= offset) - 1
    }

    /// Returns the offset of each line; computed on first use, because most files never need it.
    fn starts(&self) -> &[u32] {
        self.0.line_starts.get_or_init(|| {
            let ends = self.0.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(at, _)| Span::from(at + 1..at + 1).start)).collect()
        })
    }
}

/// Returns whether a UTF-8 byte begins a character.
fn begins_character(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

/// The maximum size of a file in bytes: some 40,000 activities. A larger one is a mistake.
pub const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// The reason why a file could not be read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The path is not a regular file, but a directory, a pipe or a device.
    NotAFile,
    /// The path leads through a link out of the plan's directory, to a hidden file, or nowhere.
    LeadsOut,
    /// The operating system returned an error.
    Unreadable {
        /// The kind of the error.
        kind: ErrorKind,
        /// The message of the error.
        words: String,
    },
    /// The file exceeds [`MAX_BYTES`]; its size.
    TooLarge(u64),
    /// The file is not valid UTF-8.
    NotUtf8 {
        /// The offset of the first invalid byte.
        offset: usize,
        /// True if the file begins like UTF-16, which some Windows programs write.
        utf16: bool,
    },
}

impl From<Error> for ReadError {
    fn from(error: Error) -> Self {
        Self::Unreadable { kind: error.kind(), words: error.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_of_a_long_line_are_counted_as_those_of_a_short_one() {
        let line = "aåé–🙂".repeat(3000);
        let file = SourceFile::new("x", format!("\u{feff}{line}\n{line}"));
        for at in [0, 5, 4095, 4096, 4097, 12_288, line.len() - 1, line.len()] {
            let at = line.floor_char_boundary(at);
            let column = line[..at].chars().count() + 1;
            let offset = |start: usize| u32::try_from(start + at).expect("a small file");
            assert_eq!(file.position(offset(3)), Position { line: 1, column });
            assert_eq!(file.position(offset(line.len() + 4)), Position { line: 2, column });
        }
    }

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let file = SourceFile::new("a/b.toml", "å = 1\nö = \"ä\"");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(3), Position { line: 1, column: 3 });
        assert_eq!(file.position(7), Position { line: 2, column: 1 });
        assert_eq!(file.position(999).line, 2);
        assert_eq!((file.name(), file.folder()), ("b.toml", "a"));
    }

    #[test]
    fn an_offset_inside_a_character_belongs_to_it() {
        let file = SourceFile::new("x", "åä");
        assert_eq!(file.position(1), Position { line: 1, column: 1 });
        assert_eq!(file.position(3), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_long_line_is_counted_as_a_short_one() {
        let text = "\u{feff}".to_owned() + &"aå🎬\u{301}".repeat(STEP) + "\nåä" + &"ö".repeat(2 * STEP);
        let file = SourceFile::new("x", &*text);
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = text[..offset].rsplit('\n').next().expect("a line").trim_start_matches('\u{feff}');
            assert_eq!(file.position(Span::from(offset..offset).start).column, before.chars().count() + 1, "{offset}");
        }
    }

    #[test]
    fn whole_lines_leave_out_the_line_end() {
        let file = SourceFile::new("x", "one\ntwo\nthree");
        assert_eq!(file.whole_lines(Span { start: 5, end: 6 }).range(), 4..7);
        assert_eq!(file.whole_lines(Span { start: 9, end: 9 }).range(), 8..13);
    }
}
