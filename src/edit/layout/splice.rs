//! Splices of a text, and the line around an offset.

use std::ops::Range;

/// A replacement of a byte range by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// The replaced range; empty for a pure insertion.
    pub range: Range<usize>,
    /// The new text; empty for a pure deletion.
    pub text: String,
}

impl Splice {
    /// Creates an insertion.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    /// Creates a deletion.
    pub fn remove(range: Range<usize>) -> Self {
        Self { range, text: String::new() }
    }
}

/// Applies splices to a text. Of overlapping splices only the first one by position is applied; insertions at one
/// place keep their order. A splice outside the text, or not on a character boundary, is skipped.
pub fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    // Insertions come before deletions at the same place.
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let added: usize = splices.iter().map(|splice| splice.text.len()).sum();
    let mut out = String::with_capacity(text.len() + added);
    let mut at = 0;
    for Splice { range, text: new } in splices {
        if let Some(between) = text.get(at..range.start).filter(|_| text.get(range.clone()).is_some()) {
            out += between;
            out += &new;
            at = range.end;
        }
    }
    out + &text[at..]
}

/// The byte order mark.
const MARK: char = '\u{feff}';

/// Returns the line ending of a text: that of its first line, or LF if it has only one line.
pub fn newline_of(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Returns the offset of a text's first line, after the byte order mark, if there is one.
pub(super) fn top(text: &str) -> usize {
    text.chars().take_while(|first| *first == MARK).take(1).map(char::len_utf8).sum()
}

/// Returns the start of the line that contains an offset.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(top(text).min(offset), |at| at + 1)
}

/// Returns the end of the line that contains an offset, including the newline.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    text[offset..].find('\n').map_or(text.len(), |at| offset + at + 1)
}

/// Returns the indentation of a line.
pub(super) fn indent(text: &str, offset: usize) -> &str {
    let line = &text[line_start(text, offset)..offset];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Inserts lines after the one that contains an offset, or before the first line if the offset is at the start. If
/// the text does not end with a newline, it still does not.
pub(super) fn after_line(text: &str, offset: usize, lines: &[&str]) -> Splice {
    let newline = newline_of(text);
    let lines = lines.join(newline);
    let top = top(text);
    let at = if offset <= top { top } else { line_end(text, offset) };
    if at == top || text[..at].ends_with('\n') {
        Splice::insert(at, lines + newline)
    } else {
        Splice::insert(at, format!("{newline}{lines}"))
    }
}

/// Removes whole lines. If they include a last line without a newline, the new last line has none either.
pub(super) fn without_lines(text: &str, range: Range<usize>) -> Splice {
    let range = line_start(text, range.start)..line_end(text, range.end);
    let is_unended = range.end == text.len() && !text.ends_with('\n');
    let before = text[..range.start].strip_suffix('\n').map(|before| before.strip_suffix('\r').unwrap_or(before).len());
    match before {
        Some(before) if is_unended => Splice::remove(before..range.end),
        _ => Splice::remove(range),
    }
}
