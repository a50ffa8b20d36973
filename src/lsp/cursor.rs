//! The syntactic context of a cursor in TOML text, which may be incomplete.

use std::ops::Range;

use crate::syntax::{Token, tokens};

/// The kind of element at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// A key of a table.
    Key {
        /// The keys that lead to the table: those of the heading, of dotted keys and of inline tables.
        path: Vec<String>,
        /// The keys that the same table already has.
        used: Vec<String>,
    },
    /// A value, or an item of an array.
    Value {
        /// The keys that lead to the value.
        path: Vec<String>,
        /// The opening quote; none for a bare value or an empty one.
        quote: Option<char>,
        /// True for an item of an array.
        is_item: bool,
    },
    /// A code in a comment that accepts findings.
    Code,
}

/// The context of a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) writing: Writing,
    /// The byte range of the word at the cursor, without its quotes.
    pub(super) word: Range<usize>,
    /// The part of the word before the cursor.
    pub(super) typed: String,
}

/// An inline table or an array that is not closed before the cursor.
#[derive(Debug, Default)]
struct OpenBracket {
    is_list: bool,
    keys: Vec<String>,
    used: Vec<String>,
    is_in_value: bool,
}

/// A reader of the tokens before the cursor.
struct Reader<'t> {
    text: &'t str,
    heading: Vec<String>,
    open: Vec<OpenBracket>,
    is_at_start: bool,
    /// The byte offset of the end of the current heading.
    heading_end: usize,
}

impl Cursor {
    /// Returns the context of an offset; none in a comment, in a heading or in a multi-line string.
    pub(super) fn at(text: &str, offset: usize) -> Option<Self> {
        let before = &text[..text.floor_char_boundary(offset)];
        let mut reader = Reader {
            text: before,
            heading: Vec::new(),
            open: vec![OpenBracket::default()],
            is_at_start: true,
            heading_end: 0,
        };
        let mut last = None;
        for (token, span) in tokens(before).filter(|(_, span)| !span.is_empty()) {
            // A token that ends at the cursor is still being written.
            if span.end == before.len() && matches!(token, Token::Other | Token::Comment) && !reader.is_sign(&span) {
                last = Some((token, span));
                break;
            }
            reader.take(token, span);
        }
        if reader.heading_end >= before.len() && reader.heading_end > 0 {
            return None;
        }
        match last {
            Some((Token::Comment, span)) => code(text, before, span),
            Some((_, span)) => reader.writing(text, span),
            None => reader.writing(text, before.len()..before.len()),
        }
    }
}

impl Reader<'_> {
    /// Returns whether a token is a separator.
    fn is_sign(&self, span: &Range<usize>) -> bool {
        matches!(&self.text[span.clone()], "=" | "," | ".")
    }

    fn take(&mut self, token: Token, span: Range<usize>) {
        if span.start < self.heading_end {
            return;
        }
        let begins = self.is_at_start && !matches!(token, Token::Space | Token::LineEnd | Token::Comment);
        if begins {
            self.begin_line(token, span.start);
        }
        self.is_at_start = token == Token::LineEnd || (self.is_at_start && token == Token::Space);
        if span.start < self.heading_end {
            return;
        }
        let is_nested = self.open.len() > 1;
        let Some(open) = self.open.last_mut() else { return };
        match token {
            Token::LineEnd if !is_nested => open.end_statement(),
            Token::Bracket => self.open.push(OpenBracket { is_list: true, ..OpenBracket::default() }),
            Token::Brace => self.open.push(OpenBracket::default()),
            Token::Close if is_nested => drop(self.open.pop()),
            Token::Space | Token::Comment | Token::LineEnd | Token::Close => {}
            Token::Other => match &self.text[span] {
                "=" if !open.is_list && !open.is_in_value => open.begin_value(),
                "," if !open.is_list => open.end_statement(),
                "=" | "," | "." => {}
                word if !open.is_list && !open.is_in_value => open.keys.push(word.trim_matches(['"', '\'']).to_owned()),
                _ => {}
            },
        }
    }

    /// Starts a heading or a statement at a line that looks like one, even if an inline table or an array is still
    /// open.
    fn begin_line(&mut self, token: Token, at: usize) {
        let line = self.text[at..].lines().next().unwrap_or_default();
        let is_heading = token == Token::Bracket
            && (self.open.len() == 1 || (line.ends_with(']') && !line.contains(['"', '\'', ',', '='])));
        if is_heading {
            let name = line.trim_start_matches('[').split([']', '#']).next().unwrap_or_default();
            self.heading = name.split('.').map(|part| part.trim().trim_matches(['"', '\'']).to_owned()).collect();
            self.open = vec![OpenBracket::default()];
            self.heading_end = at + line.len();
            return;
        }
        let is_key = |key: &str| !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
        let begins_statement = line.split_once('=').is_some_and(|(key, _)| is_key(key));
        let is_unclosed_list = self.open.last().is_some_and(|open| open.is_list);
        let is_at_margin = at == 0 || self.text[..at].ends_with('\n');
        if self.open.len() > 1 && begins_statement && (is_unclosed_list || is_at_margin) {
            self.open.truncate(1);
            self.open[0].end_statement();
        }
    }

    /// Returns the context, given the word at the cursor.
    fn writing(self, text: &str, word: Range<usize>) -> Option<Cursor> {
        let written = &text[word.clone()];
        if written.starts_with("\"\"\"") || written.starts_with("'''") {
            return None;
        }
        let quote = written.chars().next().filter(|first| matches!(first, '"' | '\''));
        // A closed string is complete.
        let is_escaped =
            |text: &str| quote == Some('"') && text.bytes().rev().take_while(|it| *it == b'\\').count() % 2 == 1;
        let closed = quote.and_then(|quote| written.get(1..)?.strip_suffix(quote));
        if closed.is_some_and(|text| !is_escaped(text)) {
            return None;
        }
        let start = word.start + quote.map_or(0, char::len_utf8);
        let rest = text[word.end..].lines().next().unwrap_or_default();
        let bare = |rest: &str| rest.find(|c: char| !(c.is_alphanumeric() || "_-".contains(c))).unwrap_or(rest.len());
        let closing = |quote: char| {
            let is_end = |(at, _): &(usize, &str)| !is_escaped(&text[start..word.end + at]);
            rest.match_indices(quote).find(is_end).map(|(at, _)| at)
        };
        let end = word.end + quote.and_then(closing).unwrap_or_else(|| bare(rest));
        let mut path = self.heading;
        let last = self.open.len() - 1;
        for open in &self.open[..last] {
            path.extend(open.keys.iter().cloned());
        }
        let mut open = self.open.into_iter().next_back()?;
        if last == 0 {
            open.used.extend(keys_below(&text[end..]));
        }
        path.extend(open.keys);
        let writing = if open.is_list || open.is_in_value {
            Writing::Value { path, quote, is_item: open.is_list }
        } else {
            Writing::Key { path, used: open.used }
        };
        Some(Cursor { writing, typed: text[start..word.end].to_owned(), word: start..end })
    }
}

impl OpenBracket {
    fn begin_value(&mut self) {
        self.is_in_value = true;
        self.used.push(self.keys.join("."));
    }

    fn end_statement(&mut self) {
        self.keys.clear();
        self.is_in_value = false;
    }
}

/// Returns the keys of the lines below the cursor, up to the next heading.
fn keys_below(rest: &str) -> impl Iterator<Item = String> {
    let lines = rest.lines().skip(1).take_while(|line| !line.starts_with('['));
    let keys = lines.filter_map(|line| Some(line.split_once('=')?.0.trim()));
    keys.filter(|key| key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c))).map(str::to_owned)
}

/// Returns the context of a cursor among the codes of an acceptance.
fn code(text: &str, before: &str, span: Range<usize>) -> Option<Cursor> {
    let comment = &before[span.clone()];
    let list = comment.trim_start_matches('#').trim_start().strip_prefix("accept(")?;
    if list.contains(')') {
        return None;
    }
    let typed = list.rsplit(',').next().unwrap_or(list).trim_start();
    let rest = text[span.end..].find(|c: char| !c.is_alphanumeric() && c != '-').map_or(text.len(), |at| span.end + at);
    Some(Cursor { writing: Writing::Code, word: span.end - typed.len()..rest, typed: typed.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the context at `|`: the path, the word, and the kind.
    fn at(text: &str) -> Option<(String, String, &'static str)> {
        let offset = text.find('|').expect("a place");
        let text = text.replacen('|', "", 1);
        let Cursor { writing, word, .. } = Cursor::at(&text, offset)?;
        let (path, how) = match writing {
            Writing::Key { path, .. } => (path, "key"),
            Writing::Value { path, quote: None, is_item: true } => (path, "bare item"),
            Writing::Value { path, is_item: true, .. } => (path, "item"),
            Writing::Value { path, quote: None, .. } => (path, "bare"),
            Writing::Value { path, .. } => (path, "text"),
            Writing::Code => (Vec::new(), "code"),
        };
        Some((path.join("/"), text[word].to_owned(), how))
    }

    #[test]
    fn what_is_being_written_is_known_in_half_written_lines() {
        let cases = [
            ("|", "", "", "key"),
            ("id = \"1\"\nti|", "", "ti", "key"),
            ("[[activity]]\nowners = [\"Fil|\nstart = 2024\n", "activity/owners", "Fil", "item"),
            ("[[activity]]\nowners = [\"A\", |]\n", "activity/owners", "", "bare item"),
            ("[[activity]]\nowners = [\n  \"A\",\n  \"B|\",\n]\n", "activity/owners", "B", "item"),
            (
                "[[priority.activity]] # x\nfollow_up.2024 = { status = \"Gr|önt\", note = \"x\" }",
                "priority/activity/follow_up/2024/status",
                "Grönt",
                "text",
            ),
            ("[[activity]]\nfollow_up.2024 = { status = \"a\", n|", "activity/follow_up/2024", "n", "key"),
            ("[[activity]]\nfollow_up.20|", "activity/follow_up", "20", "key"),
            ("[[activity]]\nstart = 20|\n", "activity/start", "20", "bare"),
            ("[[activity]]\nowners = [\"A\"\ntitle = \"|", "activity/title", "", "text"),
            ("[[activity]]\nowners = [\"A\"\n[[activity]]\n|", "activity", "", "key"),
            ("a = [{ b = { c = '|", "a/b/c", "", "text"),
            (r#"a = "b \"|c\" \\" # "x""#, "a", r#"b \"c\" \\"#, "text"),
            (r#"a = "b \|"c" # x"#, "a", r#"b \"c"#, "text"),
            (r#"a = "b \"|"#, "a", r#"b \""#, "text"),
            (r"a = 'b \|'", "a", r"b \", "text"),
            ("# accept(PL501, PL|): x", "", "PL", "code"),
        ];
        for (text, path, word, how) in cases {
            assert_eq!(at(text), Some((path.to_owned(), word.to_owned(), how)), "{text}");
        }
    }

    #[test]
    fn nothing_is_being_written_in_a_comment_a_heading_or_after_a_text() {
        for text in ["# ti|", "[[act|", "[[activity|]]", "a = \"b\"|", "a = \"\"\"\nb|", "# accept(PL501)|: x"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
