//! Escaping of text for Markdown, so that nothing in a title becomes markup, or ends a cell or a tag.

use crate::source::printable;

/// Returns a text escaped, on one line: newlines become `<br>`.
pub(super) fn escaped(text: &str) -> String {
    let text = printable(text);
    // Four leading spaces would make a code block.
    let text = text.trim_start_matches(' ');
    let start = text.len() - text.trim_start().len();
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_list = number > 0 && matches!(&text.as_bytes()[number..], [b'.' | b')'] | [b'.' | b')', b' ', ..]);
    unlinked(text, |at, c, out| match c {
        '.' | ')' if is_list && at == number => out.extend(['\\', c]),
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => out.extend(['\\', c]),
        // Only at the start of a line do these make a heading, a list, a setext underline, a quick action of a
        // code host or a workflow command in a log.
        '#' | '+' | '-' | '=' | '/' if at == start => out.extend(['\\', c]),
        ':' if at == start && text[at..].starts_with("::") => out.extend(['\\', c]),
        '\r' => {}
        '\n' => out.push_str("<br>"),
        _ => out.push(c),
    })
}

/// Returns a text escaped for use within an HTML tag, where Markdown has no meaning.
pub(super) fn in_tag(text: &str) -> String {
    unlinked(&printable(text), |_, c, out| match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '\r' | '\n' => out.push(' '),
        _ => out.push(c),
    })
}

/// Returns a text of the tool's own; code between backticks stays code.
pub(super) fn said(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("`{part}`") } else { escaped_within(part) }).collect()
}

/// Escapes a part of a text that does not begin a line.
pub(super) fn escaped_within(part: &str) -> String {
    let space = part.len() - part.trim_start_matches(' ').len();
    part[..space].to_owned() + &escaped(part)
}

/// An invisible break opportunity, put inside words that a code host would turn into a link; it is not part of the
/// text. A backslash is not enough, as hosts look for mentions in the rendered page.
const BREAK: &str = "<wbr>";
/// The fewest hexadecimal digits of an abbreviated commit hash.
const SHORTEST_COMMIT: usize = 7;

/// Returns a text written character by character by `push`, with a break in each mention, reference, address, commit
/// hash and emoji name.
fn unlinked(text: &str, push: impl Fn(usize, char, &mut String)) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    // The characters left of a possible commit hash, and how many of them are without a break.
    let (mut left, mut unbroken) = (0, 0);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let (before, rest) = (&text[..at], &text[at..]);
        if !last.is_alphanumeric() {
            (left, unbroken) = (commit(rest), 0);
        }
        if (left > 0 && unbroken + 1 == SHORTEST_COMMIT) || (c == '.' && ends_with_word(before, "www")) {
            out.push_str(BREAK);
            unbroken = 0;
        }
        (left, unbroken) = (left.saturating_sub(1), unbroken + 1);
        push(at, c, &mut out);
        if begins_link(before, c, &rest[c.len_utf8()..]) {
            out.push_str(BREAK);
        }
        last = c;
    }
    out
}

/// Returns whether a character and the text after it would be a link on some host: to a person, an issue, an address
/// or an emoji.
fn begins_link(before: &str, c: char, after: &str) -> bool {
    let next = after.chars().next().unwrap_or(' ');
    match c {
        '@' | '#' | '~' | '%' => next.is_alphanumeric() || matches!(next, '"' | '_'),
        '!' | '&' => next.is_ascii_digit(),
        // A formula between dollar signs.
        '$' => next != ' ',
        '-' => next.is_ascii_digit() && ends_with_word(before, "gh"),
        '[' => word_before_colon(after).is_some_and(|word| word.bytes().all(|c| c.is_ascii_alphabetic() || c == b'_')),
        ':' => after.starts_with("//") || word_before_colon(after).is_some(),
        '{' => matches!(next, '+' | '-'),
        _ => false,
    }
}

/// Returns the word at the start of a text, if a `:` follows it.
fn word_before_colon(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '_' | '+' | '-'))?;
    (end > 0 && text[end..].starts_with(':')).then(|| &text[..end])
}

/// Returns whether a text ends with a word, in any case.
fn ends_with_word(text: &str, word: &str) -> bool {
    let start = text.trim_end_matches(char::is_alphanumeric).len();
    text[start..].eq_ignore_ascii_case(word)
}

/// Returns the length of the word at the start of a text, if it may be a commit hash; else 0.
fn commit(text: &str) -> usize {
    let word = text.find(|c: char| !c.is_alphanumeric()).map_or(text, |end| &text[..end]);
    let is_commit = word.len() >= SHORTEST_COMMIT && word.bytes().all(|c| c.is_ascii_hexdigit());
    if is_commit { word.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_a_text_makes_no_list_and_no_code() {
        let shown = ["1. Start", "2) Go on", "3.", "    four", "\tone", "4.1 Goal", "2024", "===", "-1"].map(escaped);
        let expected = ["1\\. Start", "2\\) Go on", "3\\.", "four", "one", "4.1 Goal", "2024", "\\===", "\\-1"];
        assert_eq!(shown, expected);
    }

    fn shown(text: &str) -> String {
        unlinked(text, |_, c, out| out.push(c)).replace(BREAK, "·")
    }

    #[test]
    fn what_a_host_would_link_is_broken() {
        for (text, broken) in [
            ("@octocat, (@org/team)", "@·octocat, (@·org/team)"),
            ("#1 fixes a/b#12 GH-3 gh-4", "#·1 fixes a/b#·12 GH-·3 gh-·4"),
            ("!1 $2 &3 ~label %\"v 1\"", "!·1 $·2 &·3 ~·label %·\"v 1\""),
            ("http://e.x https://e.x ftp://e.x", "http:·//e.x https:·//e.x ftp:·//e.x"),
            ("www.evil.example (WWW.evil.example)", "www·.evil.example (WWW·.evil.example)"),
            ("user@example.com mailto:a@b.se", "user@·example.com mailto:a@·b.se"),
            ("1234567 abcdef0 a/b@0123456789abcdef", "123456·7 abcdef·0 a/b@·012345·6789ab·cdef"),
            ("$x$ 5 $", "$·x$ 5 $"),
            (":tada: :+1: [vulnerability:1] {+a+}", ":·tada: :·+1: [·vulnerability:1] {·+a+}"),
        ] {
            assert_eq!(shown(text), broken);
        }
    }

    #[test]
    fn what_no_host_would_link_stays() {
        for text in [
            "R&D",
            "50 %",
            "C# och C",
            "a @ b",
            "123456",
            "abcdefg",
            "2024-06-30",
            "12:30",
            "kl. 9: nu",
            "awww.x",
            "",
            "wow!",
            "#",
        ] {
            assert_eq!(shown(text), text);
        }
    }
}
