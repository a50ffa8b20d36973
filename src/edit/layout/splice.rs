//! Changes of a text at places of it, and the lines around a place.

use std::ops::Range;

/// Other letters in the place of some of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Splice {
    /// What is taken out; empty where something is only put in.
    pub range: Range<usize>,
    /// What is put in.
    pub text: String,
}

impl Splice {
    /// Puts a text in, and takes nothing out.
    pub fn insert(at: usize, text: impl Into<String>) -> Self {
        Self { range: at..at, text: text.into() }
    }

    /// Takes something out, and puts nothing in.
    pub fn remove(range: Range<usize>) -> Self {
        Self { range, text: String::new() }
    }
}

/// Returns a text with changes made to it. Of changes that meet, the first by its place is made; at one place, in their
/// order. One that fits no letters of the text is left out.
pub fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    // What is put in comes before what is taken out at the same place.
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

/// Returns how a text ends its lines: as the first line does, LF where there is one line only.
pub fn newline_of(text: &str) -> &'static str {
    match text.find('\n') {
        Some(at) if text[..at].ends_with('\r') => "\r\n",
        _ => "\n",
    }
}

/// Returns where a text's first line begins: after its byte order mark, if it has one.
pub(super) fn top(text: &str) -> usize {
    text.chars().take_while(|first| *first == MARK).take(1).map(char::len_utf8).sum()
}

/// Returns where the line begins that an offset stands in.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(top(text).min(offset), |at| at + 1)
}

/// Returns where the line ends that an offset stands in, its line end included.
pub(super) fn line_end(text: &str, offset: usize) -> usize {
    text[offset..].find('\n').map_or(text.len(), |at| offset + at + 1)
}

/// Returns the blank that a line begins with.
pub(super) fn indent(text: &str, offset: usize) -> &str {
    let line = &text[line_start(text, offset)..offset];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

/// Puts lines in after the one that an offset stands in; at the start of a file, before its first. What the file ends
/// with stays: where its last line has no end, neither has the new last one.
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

/// Takes whole lines out. Where the last one goes that has no end, the one before it has none then.
pub(super) fn without_lines(text: &str, range: Range<usize>) -> Splice {
    let range = line_start(text, range.start)..line_end(text, range.end);
    let is_unended = range.end == text.len() && !text.ends_with('\n');
    let before = text[..range.start].strip_suffix('\n').map(|before| before.strip_suffix('\r').unwrap_or(before).len());
    match before {
        Some(before) if is_unended => Splice::remove(before..range.end),
        _ => Splice::remove(range),
    }
}
