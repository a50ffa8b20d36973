//! Repair of a line with small punctuation errors: the search for the nearest valid line.
//!
//! Only punctuation and the names of keys are changed, and every resulting key must be part of the format. So a
//! repair never loses a word, and never turns a key into a part of a string.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::hints::{self, CURLY};
use super::misplaced::{keys_on_a_line, misplaced};
use super::syntax_message::SyntaxMessage;
use crate::load::meant::meant_key;
use crate::locale::{Text, text};
use crate::model::When;
use crate::syntax::{NodeContent, TableNode, Tree};

/// The maximum number of errors of a line that are repaired together.
const MOST_SLIPS: usize = 3;
/// The maximum number of lines tried.
const MOST_TRIES: usize = 200;
/// The maximum number of bytes tried, so that fewer candidates of a long line are tried.
const MOST_TRIED: usize = 64 * 1024;
/// The maximum length of a line in bytes.
const LONGEST: usize = 2000;
/// The maximum number of quotes, commas, equals signs and brackets of a line; more is not a small error.
const MOST_MARKS: usize = 80;
/// The maximum number of characters of a line in a message.
const MOST_SHOWN: usize = 160;

/// A repaired line.
pub(super) struct Repair {
    /// The range of the first difference.
    pub(super) place: Range<usize>,
    /// The message, with the repaired line as advice and fix.
    pub(super) words: SyntaxMessage,
}

/// Returns the repair of a broken line; `None` if no valid line is near.
///
/// `keys` are those that can occur under its heading.
pub(super) fn repair(line: &str, keys: &BTreeSet<&'static str>) -> Option<Repair> {
    let content = line.trim_end();
    let is_mark = |c: char| matches!(c, '"' | ',' | '=' | '{' | '}' | '[' | ']');
    let marks = content.chars().filter(|c| is_mark(*c)).count();
    if content.len() > LONGEST || marks > MOST_MARKS || content.contains(['\n', '\r']) {
        return None;
    }
    let mut left = MOST_TRIES.min(MOST_TRIED / content.len().max(1));
    let mut seen = HashSet::from([content.to_owned()]);
    let mut broken: Vec<(Option<SyntaxMessage>, String)> = vec![(None, content.to_owned())];
    for _ in 0..MOST_SLIPS {
        let mut next = Vec::new();
        for (first, line) in broken {
            for (words, candidate) in candidates(&line, keys) {
                left = left.checked_sub(1)?;
                if !seen.insert(candidate.clone()) {
                    continue;
                }
                let words = first.clone().unwrap_or(words);
                if is_right(&candidate, keys) {
                    return Some(told(content, &candidate, words));
                }
                next.push((Some(words), candidate));
            }
        }
        broken = next;
    }
    None
}

/// Creates the repair, with a message that shows the repaired line.
fn told(broken: &str, right: &str, words: SyntaxMessage) -> Repair {
    let place = difference(broken, right);
    let at = place.start;
    let shown = right.trim();
    let help = if shown.contains('\n') {
        let lines: Vec<String> = shown.lines().map(|line| format!("`{}`", line.trim())).collect();
        let lines = lines.join(", ");
        text!("skriv dem på var sin rad: {lines}", "write each on a line of its own: {lines}")
    } else if shown.chars().count() <= MOST_SHOWN {
        text!("skriv raden så här: `{shown}`", "write the line like this: `{shown}`")
    } else {
        let around = around(right, at);
        text!("skriv så här: `{around}`", "write it like this: `{around}`")
    };
    Repair { place, words: SyntaxMessage { help, fix: Some((0..broken.len(), right.to_owned())), ..words } }
}

/// Returns the part of a long line around an offset.
fn around(line: &str, at: usize) -> String {
    let start = line[..at].char_indices().rev().nth(MOST_SHOWN / 4).map_or(0, |(start, _)| start);
    let end = line[at..].char_indices().nth(MOST_SHOWN / 4).map_or(line.len(), |(length, _)| at + length);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
    format!("{before}{}{after}", &line[start..end])
}

/// Returns the range of a text that differs from another, at least one character.
fn difference(one: &str, other: &str) -> Range<usize> {
    let mut pairs = one.char_indices().zip(other.chars());
    let start = pairs.find(|((_, a), b)| a != b).map_or(one.len().min(other.len()), |((at, _), _)| at);
    let pairs = one[start..].chars().rev().zip(other[start..].chars().rev());
    let same: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let first = one[start..].chars().next().map_or(0, char::len_utf8);
    start..(one.len() - same).max(start + first)
}

/// Returns whether a line is valid TOML, and all its keys are in the format.
fn is_right(line: &str, keys: &BTreeSet<&'static str>) -> bool {
    Tree::parse(line).is_some_and(|tree| has_known_keys(tree.root(), keys))
}

fn has_known_keys(table: TableNode<'_, '_>, keys: &BTreeSet<&'static str>) -> bool {
    table.values().all(|value| {
        let key = value.key();
        let is_known = keys.contains(key) || key.parse::<When>().is_ok();
        is_known
            && match value.held() {
                NodeContent::Table(inner) => key == "x" || has_known_keys(inner, keys),
                NodeContent::Text(text) => !holds_key(&text, keys),
                NodeContent::List(list) => list.items().all(|item| match item.held() {
                    NodeContent::Text(text) => !holds_key(&text, keys),
                    _ => true,
                }),
                _ => true,
            }
    })
}

/// Returns whether a string contains what looks like a key and a value: `Gult, note = `.
fn holds_key(text: &str, keys: &BTreeSet<&'static str>) -> bool {
    text.match_indices('=').any(|(at, _)| {
        let before = text[..at].trim_end();
        let start = before.trim_end_matches(is_of_key).len();
        keys.contains(&before[start..])
    })
}

/// Returns the lines with one error of `line` corrected, the likeliest first, with messages.
fn candidates(line: &str, keys: &BTreeSet<&'static str>) -> Vec<(SyntaxMessage, String)> {
    let mut all = Vec::new();
    keys_on_a_line(line, keys, &mut all);
    misplaced(line, &mut all);
    straight_quotes(line, &mut all);
    braces(line, &mut all);
    equals_signs(line, &mut all);
    known_key(line, keys, &mut all);
    commas(line, &mut all);
    closing_quotes(line, &mut all);
    opening_quotes(line, &mut all);
    inner_quotes(line, &mut all);
    quotes_around(line, &mut all);
    closing_bracket(line, &mut all);
    all
}

/// Creates a message whose advice is filled in later with the repaired line.
pub(super) fn slip(message: Text) -> SyntaxMessage {
    SyntaxMessage::new(message.clone(), message)
}

pub(super) type Candidates = Vec<(SyntaxMessage, String)>;

/// Returns whether the maximum number of candidates is reached, since pairs of marks can be many.
fn is_full(all: &Candidates) -> bool {
    all.len() > MOST_TRIES
}

/// Replaces curly quotes by straight ones: first only around values, then everywhere.
fn straight_quotes(line: &str, all: &mut Candidates) {
    let Some(quote) = line.chars().find(|c| CURLY.contains(c)) else { return };
    let is_edge = |at: usize, c: char| begins_value(&line[..at]) || ends_value(&line[at + c.len_utf8()..]);
    let straight = |is_one: &dyn Fn(usize, char) -> bool| -> String {
        line.char_indices().map(|(at, c)| if CURLY.contains(&c) && is_one(at, c) { '"' } else { c }).collect()
    };
    all.push((hints::curly(quote), straight(&is_edge)));
    all.push((hints::curly(quote), straight(&|_, _| true)));
}

/// Replaces parentheses by braces or brackets.
fn braces(line: &str, all: &mut Candidates) {
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
fn equals_signs(line: &str, all: &mut Candidates) {
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
fn known_key(line: &str, keys: &BTreeSet<&'static str>, all: &mut Candidates) {
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
fn commas(line: &str, all: &mut Candidates) {
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
fn closing_quotes(line: &str, all: &mut Candidates) {
    let ends = line.char_indices().filter(|(_, c)| matches!(c, ',' | '}' | ']')).map(|(at, _)| at);
    for at in ends.chain([line.len()]) {
        let end = line[..at].trim_end().len();
        if !line[..end].ends_with('"') {
            all.push((hints::open_text(), format!("{}\"{}", &line[..end], &line[end..])));
        }
    }
}

/// Inserts a missing opening quote.
fn opening_quotes(line: &str, all: &mut Candidates) {
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
fn inner_quotes(line: &str, all: &mut Candidates) {
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
fn quotes_around(line: &str, all: &mut Candidates) {
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
fn closing_bracket(line: &str, all: &mut Candidates) {
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

fn is_of_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// Returns the characters of a line outside strings and comments.
pub(super) fn outside(line: &str) -> impl Iterator<Item = (usize, char)> {
    hints::outside_quotes(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_line_that_is_full_of_marks_a_few_are_tried() {
        let keys = BTreeSet::from(["title"]);
        for part in ["\"a \"b\", ", "x y, ", "[x ", "{a = b ", "” ", "(; "] {
            let line = format!("title = {}", part.repeat(70));
            assert!(candidates(&line, &keys).len() <= 2 * MOST_TRIES, "{part}");
            let longest = format!("title = {}", part.repeat(LONGEST / part.len()));
            assert!(repair(&longest, &keys).is_none(), "{part}");
        }
    }
}
