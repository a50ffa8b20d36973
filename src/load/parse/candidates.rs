//! Candidates for the repair of a broken line: each has one error corrected, such as a missing quote or bracket.

use std::collections::BTreeSet;

use super::hints::{self, CURLY};
use super::syntax_message::SyntaxMessage;
use crate::load::meant::meant_key;
use crate::locale::{Text, text};

/// The maximum number of lines tried.
pub(super) const MOST_TRIES: usize = 200;

/// Creates a message whose advice is filled in later with the repaired line.
pub(super) fn slip(message: Text) -> SyntaxMessage {
    SyntaxMessage::new(message.clone(), message)
}

/// Lines with one error corrected, each with its message.
pub(super) type Candidates = Vec<(SyntaxMessage, String)>;

/// Returns whether the maximum number of candidates is reached, since pairs of marks can be many.
fn is_full(all: &Candidates) -> bool {
    all.len() > MOST_TRIES
}

/// Replaces curly quotes by straight ones: first only around values, then everywhere.
pub(super) fn straight_quotes(line: &str, all: &mut Candidates) {
    let Some(quote) = line.chars().find(|c| CURLY.contains(c)) else { return };
    let is_edge = |at: usize, c: char| begins_value(&line[..at]) || ends_value(&line[at + c.len_utf8()..]);
    let straight = |is_one: &dyn Fn(usize, char) -> bool| -> String {
        line.char_indices().map(|(at, c)| if CURLY.contains(&c) && is_one(at, c) { '"' } else { c }).collect()
    };
    all.push((hints::curly(quote), straight(&is_edge)));
    all.push((hints::curly(quote), straight(&|_, _| true)));
}

/// Replaces parentheses by braces or brackets.
pub(super) fn braces(line: &str, all: &mut Candidates) {
    let Some(open) = outside(line).find(|&(_, c)| c == '(').map(|(at, _)| at) else { return };
    let close = line.rfind(')');
    for (left, right, help) in [('{', '}', "`{ … }`"), ('[', ']', "`[…]`")] {
        let mut repaired = line.to_owned();
        match close {
            Some(close) if close > open => repaired.replace_range(close..=close, &right.to_string()),
            _ => continue,
        }
        repaired.replace_range(open..=open, &left.to_string());
        let message =
            text!("parenteser går inte att använda här, utan {help}", "parentheses cannot be used here, but {help}");
        all.push((slip(message), repaired));
    }
}

/// Replaces `:` by `=`, or inserts a missing `=`.
pub(super) fn equals_signs(line: &str, all: &mut Candidates) {
    let is_colon = |at: usize| line[..at].trim_end().ends_with(is_of_key);
    let colons: Vec<usize> = outside(line).filter(|&(at, c)| c == ':' && is_colon(at)).map(|(at, _)| at).collect();
    if !colons.is_empty() {
        let mut repaired = line.to_owned();
        for at in colons.into_iter().rev() {
            let start = line[..at].trim_end().len();
            let equals = if line[at + 1..].starts_with(' ') { " =" } else { " = " };
            repaired.replace_range(start..=at, equals);
        }
        all.push((hints::colon(), repaired));
    }
    let lacking = |&(at, c): &(usize, char)| matches!(c, '"' | '\'') && line[..at].trim_end().ends_with(is_of_key);
    if let Some((at, _)) = outside(line).find(lacking) {
        let start = line[..at].trim_end().len();
        all.push((hints::missing_equals(), format!("{} = {}", &line[..start], &line[at..])));
    }
}

/// Replaces a key that has spaces or is a synonym.
pub(super) fn known_key(line: &str, keys: &BTreeSet<&'static str>, all: &mut Candidates) {
    for (equals, _) in outside(line).filter(|&(_, c)| c == '=') {
        let start = line[..equals].rfind(['{', ',', '(']).map_or(0, |before| before + 1);
        let start = start + (line[start..equals].len() - line[start..equals].trim_start().len());
        let written = line[start..equals].trim_end();
        let Some((name, rest)) =
            Some(written.split_once('.').map_or((written, None), |(name, rest)| (name, Some(rest))))
        else {
            continue;
        };
        let Some(meant) = meant_key(name, keys.iter().copied()).filter(|meant| *meant != name.trim()) else { continue };
        let rest = rest.map(|rest| format!(".{}", rest.trim())).unwrap_or_default();
        let mut repaired = line.to_owned();
        repaired.replace_range(start..start + written.len(), &format!("{meant}{rest}"));
        let name = name.trim();
        let message = text!("nyckeln `{name}` heter `{meant}`", "the key `{name}` is called `{meant}`");
        all.push((slip(message), repaired));
    }
}

/// Inserts missing commas, and replaces semicolons by commas.
pub(super) fn commas(line: &str, all: &mut Candidates) {
    if outside(line).any(|(_, c)| c == ';') {
        let semicolons: Vec<usize> = outside(line).filter(|&(_, c)| c == ';').map(|(at, _)| at).collect();
        let mut repaired = line.to_owned();
        for at in semicolons.into_iter().rev() {
            let is_last = line[at + 1..].trim_start().starts_with('#') || line[at + 1..].trim().is_empty();
            repaired.replace_range(at..=at, if is_last { "" } else { "," });
        }
        all.push((hints::needless_semicolon(), repaired));
    }
    for (at, _) in line.match_indices('"') {
        let after = line[at + 1..].trim_start();
        let key = after.len() - after.trim_start_matches(is_of_key).len();
        if (key > 0 && after[key..].trim_start().starts_with('=')) || after.starts_with('"') {
            let message = Text::fixed("ett komma saknas", "a comma is missing");
            all.push((slip(message), format!("{}, {after}", &line[..=at])));
        }
    }
}

/// Inserts a missing closing quote.
pub(super) fn closing_quotes(line: &str, all: &mut Candidates) {
    let ends = line.char_indices().filter(|(_, c)| matches!(c, ',' | '}' | ']')).map(|(at, _)| at);
    for at in ends.chain([line.len()]) {
        let end = line[..at].trim_end().len();
        if !line[..end].ends_with('"') {
            all.push((hints::open_text(), format!("{}\"{}", &line[..end], &line[end..])));
        }
    }
}

/// Inserts a missing opening quote.
pub(super) fn opening_quotes(line: &str, all: &mut Candidates) {
    for (at, _) in line.char_indices().filter(|(_, c)| matches!(c, '=' | ',' | '[')) {
        let rest = line[at + 1..].trim_start();
        if rest.starts_with(char::is_alphabetic) {
            let start = line.len() - rest.len();
            all.push((hints::unopened_text(), format!("{}\"{rest}", &line[..start])));
        }
    }
}

/// Escapes quotes inside a string. Shorter strings are tried first, because two strings on a line are more likely
/// than one.
pub(super) fn inner_quotes(line: &str, all: &mut Candidates) {
    let quotes: Vec<usize> =
        line.match_indices('"').map(|(at, _)| at).filter(|&at| !line[..at].ends_with('\\')).collect();
    for (nth, _) in quotes.iter().enumerate().rev().filter(|(_, start)| begins_value(&line[..**start])) {
        for &end in quotes[nth + 1..].iter().filter(|end| ends_value(&line[**end + 1..])) {
            let inner = &quotes[nth + 1..];
            if inner.first() == Some(&end) {
                continue;
            }
            if is_full(all) {
                return;
            }
            let mut repaired = line.to_owned();
            for &at in inner.iter().take_while(|at| **at < end).collect::<Vec<_>>().into_iter().rev() {
                repaired.insert(at, '\\');
            }
            all.push((hints::inner_quotes(), repaired));
        }
    }
}

/// Quotes an unquoted string.
pub(super) fn quotes_around(line: &str, all: &mut Candidates) {
    for (at, _) in outside(line).filter(|(_, c)| matches!(c, '=' | ',' | '[')) {
        let rest = line[at + 1..].trim_start();
        let start = line.len() - rest.len();
        if !rest.starts_with(|c: char| c.is_alphanumeric()) {
            continue;
        }
        let ends = rest.char_indices().filter(|(_, c)| matches!(c, ',' | '}' | ']')).map(|(at, _)| at);
        for end in ends.chain([rest.len()]) {
            if is_full(all) {
                return;
            }
            let value = rest[..end].trim_end();
            let after = &rest[value.len()..];
            // A value that begins with a digit is a number, unless it has several words.
            let is_number = value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains(' ');
            if is_number || value.contains(['{', '[', '=', '"']) {
                continue;
            }
            all.push((hints::bare_text(), format!("{}\"{value}\"{after}", &line[..start])));
        }
    }
}

/// Appends a missing closing bracket.
pub(super) fn closing_bracket(line: &str, all: &mut Candidates) {
    for (open, close) in [('{', " }"), ('[', "]")] {
        if line.contains(open) {
            let message = text!("`{open}` är inte avslutad", "`{open}` is not closed");
            all.push((slip(message), format!("{line}{close}")));
        }
    }
}

/// Returns whether a value can begin after a text.
pub(super) fn begins_value(before: &str) -> bool {
    before.trim_end().ends_with(['=', '[', ',', '(', '{', ':'])
}

/// Returns whether a value can end before a text.
pub(super) fn ends_value(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with([',', ']', '}', ')', '#'])
}

/// Returns whether a character can be a part of a dotted key without quotes.
pub(super) fn is_of_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Returns the characters of a line outside strings and comments.
pub(super) fn outside(line: &str) -> impl Iterator<Item = (usize, char)> {
    hints::outside_quotes(line)
}
