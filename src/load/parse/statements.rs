//! Splitting of a file into statements: headings, and keys with their values, valid or not.

use std::ops::Range;

use toml::de::DeTable;

/// The limit on lookahead for the ends of multi-line values, as a multiple of the file's length.
const MOST_LOOKS: usize = 4;

/// A statement, the smallest part of a file that can be parsed alone.
pub(super) struct Statement<'t> {
    /// Its range, with the blank lines and comments after it.
    pub(super) range: Range<usize>,
    /// The heading; `None` for a key and a value.
    pub(super) heading: Option<HeaderLine<'t>>,
}

/// A heading of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct HeaderLine<'t> {
    /// The dotted name, as written.
    pub(super) name: &'t str,
    /// True if it has double brackets.
    pub(super) is_double: bool,
}

impl HeaderLine<'_> {
    /// Returns whether this is a table inside the one named `above`.
    pub(super) fn is_under(&self, above: &str) -> bool {
        self.name.strip_prefix(above).is_some_and(|rest| rest.starts_with('.'))
    }
}

/// Parses a line as a heading, leniently.
pub(super) fn heading(line: &str) -> Option<HeaderLine<'_>> {
    let line = line.trim();
    let single = line.strip_prefix('[')?;
    let double = single.strip_prefix('[');
    let name = double.unwrap_or(single).split([']', '#']).next()?.trim();
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | ' ' | '\t' | '\u{a0}');
    let is_list_item = name.starts_with(|first: char| first.is_ascii_digit());
    (name.chars().all(is_name) && !is_list_item).then_some(HeaderLine { name, is_double: double.is_some() })
}

/// Returns the key at the start of a line, leniently.
pub(super) fn key(line: &str) -> &str {
    let line = line.trim_start();
    let end = line.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))).unwrap_or(line.len());
    &line[..end]
}

/// The apparent kind of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Looks {
    Heading,
    Key,
    /// A blank line or a comment.
    Blank,
    /// Anything else: a continuation, or something misplaced.
    Other,
}

fn looks(line: &str) -> Looks {
    let content = line.trim();
    if content.is_empty() || content.starts_with('#') {
        return Looks::Blank;
    }
    if heading(content).is_some() {
        return Looks::Heading;
    }
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '"' | '\'' | ' ' | '\t');
    if content.split_once('=').is_some_and(|(key, _)| !key.trim().is_empty() && key.chars().all(is_key)) {
        return Looks::Key;
    }
    // `title: "…"` and `title "…"` are keys without `=`.
    let after = content[key(content).len()..].trim_start();
    let is_key = !key(content).is_empty() && after.starts_with([':', '"', '\'', '”', '“', '„', '«', '»']);
    if is_key { Looks::Key } else { Looks::Other }
}

/// Splits a text into statements.
///
/// An unclosed bracket must not swallow what follows. So a line that looks like a key or a heading begins a
/// statement, unless it is inside a valid multi-line value.
pub(super) fn statements(text: &str) -> Vec<Statement<'_>> {
    let mut statements: Vec<Statement<'_>> = Vec::new();
    let mut current = Looks::Blank;
    let mut offset = 0;
    // The end of a valid multi-line value.
    let mut whole_to = 0;
    let mut is_open = false;
    let mut left_to_look_at = text.len().saturating_mul(MOST_LOOKS);
    for line in text.split_inclusive('\n') {
        let start = offset;
        offset += line.len();
        if start < whole_to {
            continue;
        }
        let looks = looks(line);
        let begins = match looks {
            Looks::Blank => false,
            Looks::Heading | Looks::Key => true,
            // Consecutive misplaced lines are one error.
            Looks::Other => !is_open && current != Looks::Other,
        };
        if begins || statements.is_empty() {
            let heading = if looks == Looks::Heading { heading(line) } else { None };
            statements.push(Statement { range: start..text.len(), heading });
            current = looks;
            (is_open, whole_to) = match looks {
                Looks::Key => value_end(text, start..offset, &mut left_to_look_at),
                _ => (false, 0),
            };
        }
    }
    let starts: Vec<usize> = statements.iter().map(|statement| statement.range.start).skip(1).collect();
    for (statement, next) in statements.iter_mut().zip(starts) {
        statement.range.end = next;
    }
    statements
}

/// Returns whether the value on a line is unclosed, and its end if it is a valid multi-line value.
fn value_end(text: &str, first: Range<usize>, left_to_look_at: &mut usize) -> (bool, usize) {
    let mut reader = ValueScanner::default();
    let (start, mut end) = (first.start, first.end);
    let line = &text[first];
    reader.read(line);
    if reader.is_closed() {
        // A missing value may be on the next line.
        return (line.trim_end().ends_with('='), 0);
    }
    for line in text[end..].split_inclusive('\n') {
        end += line.len();
        reader.read(line);
        let Some(left) = left_to_look_at.checked_sub(line.len()) else { break };
        *left_to_look_at = left;
        if reader.is_closed() {
            // If the brackets are closed on a line of their own, an error inside them does not affect the lines
            // around.
            let has_no_heading = || text[start..end].lines().skip(1).all(|line| looks(line) != Looks::Heading);
            let is_whole = reader.depth == 0
                && (DeTable::parse(&text[start..end]).is_ok()
                    || (line.trim_start().starts_with([']', '}']) && has_no_heading()));
            return (!is_whole, if is_whole { end } else { 0 });
        }
    }
    (true, 0)
}

/// A scanner for quotes and brackets in a multi-line value.
#[derive(Default)]
struct ValueScanner {
    /// The opening quotes of a multi-line string.
    quotes: Option<&'static str>,
    depth: i32,
}

impl ValueScanner {
    fn is_closed(&self) -> bool {
        self.quotes.is_none() && self.depth <= 0
    }

    fn read(&mut self, line: &str) {
        let mut rest = line;
        loop {
            if let Some(quotes) = self.quotes {
                let Some(at) = rest.find(quotes) else { return };
                // A multi-line string may end with quotes of its own before the closing ones.
                rest = rest[at + quotes.len()..].trim_start_matches(&quotes[..1]);
                self.quotes = None;
            }
            let Some(at) = rest.find(['"', '\'', '#', '[', ']', '{', '}']) else { return };
            let (found, after) = rest[at..].split_at(1);
            match found {
                "#" => return,
                "[" | "{" => self.depth += 1,
                "]" | "}" => self.depth -= 1,
                quote => {
                    let three = if quote == "\"" { "\"\"\"" } else { "'''" };
                    if rest[at..].starts_with(three) {
                        self.quotes = Some(three);
                        rest = &rest[at + three.len()..];
                        continue;
                    }
                    let Some(end) = text_end(after, quote) else { return };
                    rest = &after[end..];
                    continue;
                }
            }
            rest = after;
        }
    }
}

/// Returns the end of a single-line string, after its quote.
fn text_end(text: &str, quote: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quote == "\"" => escaped = true,
            _ if byte == quote.as_bytes()[0] => return Some(at + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        statements(text).iter().map(|statement| text[statement.range.clone()].trim_end()).collect()
    }

    #[test]
    fn every_key_and_heading_begins_a_statement() {
        assert_eq!(cut("a = 1\n\n# c\n[[b]]\nc: 2\nd \"3\"\n"), ["a = 1\n\n# c", "[[b]]", "c: 2", "d \"3\""]);
        assert_eq!(cut("[[b]\nwords\nmore words\na = 1"), ["[[b]", "words\nmore words", "a = 1"]);
    }

    #[test]
    fn a_value_of_several_lines_is_one_statement() {
        for whole in [
            "a = [\n  \"b = 1\",\n]",
            "a = {\n  b = 1,\n}",
            "a = \"\"\"\nb = 1\n[[c]]\n\"\"\"",
            "a = '''\n'x'\n''' # c",
        ] {
            assert_eq!(cut(&format!("{whole}\nz = 1\n")), [whole, "z = 1"]);
        }
    }

    #[test]
    fn what_is_left_open_swallows_nothing() {
        assert_eq!(cut("a = [\n\"x\",\nb = 1\n"), ["a = [\n\"x\",", "b = 1"]);
        assert_eq!(cut("a = \"\"\"x\ny\nb = 1\n"), ["a = \"\"\"x\ny", "b = 1"]);
        assert_eq!(cut("a = \"\"\"x\nb = \"\"\"y\n\"\"\"\n"), ["a = \"\"\"x", "b = \"\"\"y\n\"\"\""]);
    }
}
