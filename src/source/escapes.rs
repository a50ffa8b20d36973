//! Where the characters of a text stand in its file, where escapes make the two differ. A line end is one character,
//! however it is written, as it is for the reader of the plan.

use std::ops::Range;

/// The spelling of a text in quotes: where each stretch of what it says stands between its first quote and its last.
#[derive(Clone, Debug, Default)]
pub struct Escapes {
    runs: Vec<TextRun>,
    /// Whether what was added last is a return.
    ends_in_return: bool,
}

/// A stretch that stands in the file as it is said, or one escape.
#[derive(Clone, Debug)]
struct TextRun {
    /// Where it stands in what is said.
    said: Range<usize>,
    /// Where it stands in the file, from the first quote.
    written: Range<usize>,
}

impl TextRun {
    /// No escape is as short as what it stands for.
    fn is_plain(&self) -> bool {
        self.said.len() == self.written.len()
    }
}

impl Escapes {
    /// Reads a value as it is written, with its quotes; none where it is no text in quotes.
    pub fn of(written: &str) -> Option<Self> {
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| written.starts_with(quotes))?;
        let inner = written.strip_prefix(quotes)?.strip_suffix(quotes)?;
        // TOML leaves out the line end that the first three quotes stand before.
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

    /// Returns how long the text is that is said.
    pub fn said_length(&self) -> usize {
        self.runs.last().map_or(0, |run| run.said.end)
    }

    /// Returns where a stretch of what is said stands, from the first quote.
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
        // The last byte tells which escape it ends in, so that a line that goes on after it is left alone.
        let run = at(said.end - 1)?;
        let end = if run.is_plain() { run.written.start + said.end - run.said.start } else { run.written.end };
        Some(start..end)
    }

    /// Adds what stands as it is said, but for its line ends.
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

    /// Adds a character that stands as an escape, or as a line end. A return before a line end is a part of it.
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
        // What says nothing is no place of anything.
        if said > 0 {
            let start = self.said_length();
            self.runs.push(TextRun { said: start..start + said, written });
            self.ends_in_return = false;
        }
    }
}

/// Returns how long an escape is after its backslash, and the character that it says; none for a line that goes on in
/// the next, whose indent is left out.
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
        // Whatever it is, it is one letter for another.
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

    /// Returns what a stretch of a text says by itself.
    fn said_alone(stretch: &str, quotes: &str) -> String {
        // Not right after the quotes, where a line end is left out.
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
                    // A quote or a return by itself would end the text or stand where it cannot.
                    if !matches!(stretch, "\"" | "\r") {
                        prop_assert_eq!(said_alone(stretch, quotes), c.to_string(), "{:?} in {:?}", stretch, written);
                    }
                }
            }
        }
    }
}
