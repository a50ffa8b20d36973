//! A mapping from the characters of a TOML string to their positions in the file, which differ because of escapes.
//! A line ending counts as one character, as it does for the loader.

use std::ops::Range;

/// The positions of a quoted string's characters, between the quotes.
#[derive(Clone, Debug, Default)]
pub struct Escapes {
    runs: Vec<TextRun>,
    /// True if the last character added is a carriage return.
    ends_in_return: bool,
}

/// A run of unescaped text, or a single escape.
#[derive(Clone, Debug)]
struct TextRun {
    /// The range in the value.
    said: Range<usize>,
    /// The range in the file, from the first quote.
    written: Range<usize>,
}

impl TextRun {
    /// Returns whether the run is unescaped. An escape is always longer than its value.
    fn is_plain(&self) -> bool {
        self.said.len() == self.written.len()
    }
}

impl Escapes {
    /// Parses a quoted string; `None` if it is not one.
    pub fn of(written: &str) -> Option<Self> {
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| written.starts_with(quotes))?;
        let inner = written.strip_prefix(quotes)?.strip_suffix(quotes)?;
        // TOML removes a line ending directly after the opening quotes.
        let text = if quotes.len() == 3 { without_line_end(inner) } else { inner };
        let start = quotes.len() + inner.len() - text.len();
        let mut escapes = Self::default();
        let mut at = 0;
        let find = |at: usize| text[at..].find('\\').filter(|_| quotes.starts_with('"')).map(|found| at + found);
        while let Some(backslash) = find(at) {
            escapes.add_plain(&text[at..backslash], start + at);
            let (length, said) = escape(&text[backslash + 1..])?;
            at = backslash + 1 + length;
            if let Some(said) = said {
                escapes.add(said, start + backslash..start + at);
            }
        }
        escapes.add_plain(&text[at..], start + at);
        Some(escapes)
    }

    /// Returns the length of the value.
    pub fn said_length(&self) -> usize {
        self.runs.last().map_or(0, |run| run.said.end)
    }

    /// Maps a range of the value to the file, from the first quote.
    pub fn written(&self, said: Range<usize>) -> Option<Range<usize>> {
        let at = |offset: usize| self.runs.get(self.runs.partition_point(|run| run.said.end <= offset));
        let start = match at(said.start) {
            Some(run) if run.is_plain() => run.written.start + said.start - run.said.start,
            Some(run) => run.written.start,
            None => self.runs.last()?.written.end,
        };
        if said.is_empty() {
            return Some(start..start);
        }
        // The last byte determines the last escape, so that an escaped line ending after it is not included.
        let run = at(said.end - 1)?;
        let end = if run.is_plain() { run.written.start + said.end - run.said.start } else { run.written.end };
        Some(start..end)
    }

    /// Adds unescaped text, with each line ending as one character.
    fn add_plain(&mut self, text: &str, start: usize) {
        let mut at = start;
        for line in text.split_inclusive('\n') {
            let end = at + line.len();
            if let Some(words) = line.strip_suffix("\r\n") {
                self.push(words.len(), at..end - 2);
                self.push(1, end - 2..end);
            } else if line == "\n" {
                self.add('\n', at..end);
            } else {
                self.push(line.len(), at..end);
            }
            at = end;
        }
    }

    /// Adds an escape or a line ending. A carriage return before a line feed is part of it.
    fn add(&mut self, said: char, mut written: Range<usize>) {
        if said == '\n'
            && self.ends_in_return
            && let Some(last) = self.runs.pop()
        {
            written.start = last.written.start;
        }
        self.push(said.len_utf8(), written);
        self.ends_in_return = said == '\r';
    }

    fn push(&mut self, said: usize, written: Range<usize>) {
        // An escape without a value has no position.
        if said > 0 {
            let start = self.said_length();
            self.runs.push(TextRun { said: start..start + said, written });
            self.ends_in_return = false;
        }
    }
}

/// Returns the length of an escape after its backslash, and its character; no character for an escaped line ending,
/// which also removes the indentation.
fn escape(rest: &str) -> Option<(usize, Option<char>)> {
    let code = |length: usize| {
        let said = u32::from_str_radix(rest.get(1..=length)?, 16).ok().and_then(char::from_u32)?;
        Some((1 + length, Some(said)))
    };
    match rest.chars().next()? {
        ' ' | '\t' | '\r' | '\n' => Some((rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len(), None)),
        'x' => code(2),
        'u' => code(4),
        'U' => code(8),
        'n' => Some((1, Some('\n'))),
        'r' => Some((1, Some('\r'))),
        // Any other escape is a single letter.
        _ => Some((1, Some(' '))),
    }
}

fn without_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;
    use toml::de::DeValue;

    use super::*;

    fn said(written: &str) -> String {
        match DeValue::parse(written).map(toml::Spanned::into_inner) {
            Ok(DeValue::String(text)) => text.replace("\r\n", "\n"),
            other => panic!("{written:?}: {other:?}"),
        }
    }

    #[test]
    fn each_character_is_found_where_it_stands() {
        let place = |written: &str, what: &str| {
            let said = said(written);
            let at = said.find(what).expect("it is said");
            let place = Escapes::of(written).and_then(|it| it.written(at..at + what.len())).expect("it is there");
            written[place].to_owned()
        };
        assert_eq!(place(r#""a\\n\tb""#, "\t"), r"\t");
        assert_eq!(place(r#""\u00e5\U0001F3AC\x41b""#, "🎬A"), r"\U0001F3AC\x41");
        assert_eq!(place("\"\"\"\r\na\\ \r\n  b\\\"  c\"\"\"", "b\"  c"), "b\\\"  c");
        assert_eq!(place("\"\"\"a\r\n  b\"\"\"", "\n "), "\r\n ");
        assert_eq!(place(r#""a\r\nb""#, "\n"), r"\r\n");
        assert_eq!(place("\"\"\"a \\\n  b\"\"\"", " "), " ");
        assert_eq!(place("\'\'\'\na\\n\'b\'\'\'", "\\n\'b"), "\\n\'b");
    }

    const PIECES: [&str; 18] = [
        "a",
        "å",
        "🎬",
        " ",
        "  ",
        "\\n",
        "\\t",
        "\\\\",
        "\\\"",
        "\\r",
        "\\e",
        "\\x41",
        "\\u00ad",
        "\\u0301",
        "\\U0001F3AC",
        "\u{ad}",
        "'",
        "#",
    ];
    const BETWEEN: [&str; 6] = ["\n", "\r\n", "\\\n  ", "\\ \r\n\t\n ", "\"", ""];

    /// Returns the value of a part of a string alone.
    fn said_alone(stretch: &str, quotes: &str) -> String {
        // Not directly after the quotes, where a line ending is removed.
        said(&[quotes, "x", stretch, quotes].concat())[1..].to_owned()
    }

    proptest! {
        #[test]
        fn what_stands_there_says_it(pieces in vec((select(&PIECES[..]), select(&BETWEEN[..])), 0..12)) {
            let one_line: String = pieces.iter().map(|(piece, _)| *piece).collect();
            let several: String = pieces.iter().flat_map(|(piece, between)| [*piece, *between]).collect();
            let three = "\"\"\"";
            for (written, quotes) in [(format!("\"{one_line}\""), "\""), (format!("{three}\n{several} {three}"), three)] {
                let said = said(&written);
                let escapes = Escapes::of(&written).expect("it is a text");
                prop_assert_eq!(escapes.said_length(), said.len(), "{}", written);
                for (at, c) in said.char_indices() {
                    let stretch = &written[escapes.written(at..at + c.len_utf8()).expect("it is there")];
                    // An unescaped quote or carriage return would be invalid.
                    if !matches!(stretch, "\"" | "\r") {
                        prop_assert_eq!(said_alone(stretch, quotes), c.to_string(), "{:?} in {:?}", stretch, written);
                    }
                }
            }
        }
    }
}
