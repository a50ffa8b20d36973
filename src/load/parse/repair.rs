//! The line that somebody meant where one has a slip of punctuation: the nearest one that TOML reads.
//!
//! Nothing but punctuation and the name of a key is changed, and every key of the result is one of the format: so a
//! repair never loses a word, and never makes a text of what was meant for a key.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::hints::{self, CURLY};
use super::misplaced::{keys_on_a_line, misplaced};
use super::words::Words;
use crate::load::meant_key::meant_key;
use crate::locale::{Text, text};
use crate::model::When;
use crate::syntax::{NodeContent, TableNode, Tree};

/// How many slips of one line are mended together.
const MOST_SLIPS: usize = 3;
/// How many lines are tried for one that is broken.
const MOST_TRIES: usize = 200;
/// How many bytes they have together: of a long line fewer are tried.
const MOST_TRIED: usize = 64 * 1024;
/// A longer line, in bytes, is not one that a person writes.
const LONGEST: usize = 2000;
/// A line with more quotes, commas, equals signs and brackets has more than a slip.
const MOST_MARKS: usize = 80;
/// More of a line than this, in characters, is not repeated in a message.
const MOST_SHOWN: usize = 160;

/// A line as it was meant.
pub(super) struct Repair {
    /// Where the line differs first.
    pub(super) place: Range<usize>,
    /// What is wrong, and the right line as the help.
    pub(super) words: Words,
}

/// Returns what a broken line was meant to be; none where nothing near it is right.
///
/// `keys` are those that can stand under its heading.
pub(super) fn repair(line: &str, keys: &BTreeSet<&'static str>) -> Option<Repair> {
    let content = line.trim_end();
    let is_mark = |c: char| matches!(c, '"' | ',' | '=' | '{' | '}' | '[' | ']');
    let marks = content.chars().filter(|c| is_mark(*c)).count();
    if content.len() > LONGEST || marks > MOST_MARKS || content.contains(['\n', '\r']) {
        return None;
    }
    let mut left = MOST_TRIES.min(MOST_TRIED / content.len().max(1));
    let mut seen = HashSet::from([content.to_owned()]);
    let mut broken: Vec<(Option<Words>, String)> = vec![(None, content.to_owned())];
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

/// Says what is wrong, and shows the right line.
fn told(broken: &str, right: &str, words: Words) -> Repair {
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
    Repair { place, words: Words { help, fix: Some((0..broken.len(), right.to_owned())), ..words } }
}

/// The part of a long line around an offset.
fn around(line: &str, at: usize) -> String {
    let start = line[..at].char_indices().rev().nth(MOST_SHOWN / 4).map_or(0, |(start, _)| start);
    let end = line[at..].char_indices().nth(MOST_SHOWN / 4).map_or(line.len(), |(length, _)| at + length);
    let (before, after) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
    format!("{before}{}{after}", &line[start..end])
}

/// Where a text differs from another: from the first character that they do not share to the last, one at least.
fn difference(one: &str, other: &str) -> Range<usize> {
    let mut pairs = one.char_indices().zip(other.chars());
    let start = pairs.find(|((_, a), b)| a != b).map_or(one.len().min(other.len()), |((at, _), _)| at);
    let pairs = one[start..].chars().rev().zip(other[start..].chars().rev());
    let same: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let first = one[start..].chars().next().map_or(0, char::len_utf8);
    start..(one.len() - same).max(start + first)
}

/// Whether TOML reads a line, and every key in it is one of the format.
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

/// Whether a text holds what looks like a key with its value: `Gult, note = `.
fn holds_key(text: &str, keys: &BTreeSet<&'static str>) -> bool {
    text.match_indices('=').any(|(at, _)| {
        let before = text[..at].trim_end();
        let start = before.trim_end_matches(is_of_key).len();
        keys.contains(&before[start..])
    })
}

/// The lines that one slip makes of `line`, the likeliest first, each with what is wrong.
fn candidates(line: &str, keys: &BTreeSet<&'static str>) -> Vec<(Words, String)> {
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

/// What is wrong; what to do is the right line, which nobody has yet.
pub(super) fn slip(message: Text) -> Words {
    Words::new(message.clone(), message)
}

pub(super) type Candidates = Vec<(Words, String)>;

/// Whether there are more than are tried: where each mark is paired with each, there are many.
fn is_full(all: &Candidates) -> bool {
    all.len() > MOST_TRIES
}

/// Curly quotes where straight ones belong: first only where a text begins or ends, then everywhere.
fn straight_quotes(line: &str, all: &mut Candidates) {
    let Some(quote) = line.chars().find(|c| CURLY.contains(c)) else { return };
    let is_edge = |at: usize, c: char| begins_value(&line[..at]) || ends_value(&line[at + c.len_utf8()..]);
    let straight = |is_one: &dyn Fn(usize, char) -> bool| -> String {
        line.char_indices().map(|(at, c)| if CURLY.contains(&c) && is_one(at, c) { '"' } else { c }).collect()
    };
    all.push((hints::curly(quote), straight(&is_edge)));
    all.push((hints::curly(quote), straight(&|_, _| true)));
}

/// Parentheses in the place of braces or brackets.
fn braces(line: &str, all: &mut Candidates) {
    let Some(open) = outside(line).find(|&(_, c)| c == '(').map(|(at, _)| at) else { return };
    let close = line.rfind(')');
    for (left, right, help) in [('{', '}', "`{ … }`"), ('[', ']', "`[…]`")] {
        let mut mended = line.to_owned();
        match close {
            Some(close) if close > open => mended.replace_range(close..=close, &right.to_string()),
            _ => continue,
        }
        mended.replace_range(open..=open, &left.to_string());
        let message =
            text!("parenteser går inte att använda här, utan {help}", "parentheses cannot be used here, but {help}");
        all.push((slip(message), mended));
    }
}

/// `:` in the place of `=`, or nothing at all.
fn equals_signs(line: &str, all: &mut Candidates) {
    let is_colon = |at: usize| line[..at].trim_end().ends_with(is_of_key);
    let colons: Vec<usize> = outside(line).filter(|&(at, c)| c == ':' && is_colon(at)).map(|(at, _)| at).collect();
    if !colons.is_empty() {
        let mut mended = line.to_owned();
        for at in colons.into_iter().rev() {
            let start = line[..at].trim_end().len();
            let equals = if line[at + 1..].starts_with(' ') { " =" } else { " = " };
            mended.replace_range(start..=at, equals);
        }
        all.push((hints::colon(), mended));
    }
    let lacking = |&(at, c): &(usize, char)| matches!(c, '"' | '\'') && line[..at].trim_end().ends_with(is_of_key);
    if let Some((at, _)) = outside(line).find(lacking) {
        let start = line[..at].trim_end().len();
        all.push((hints::missing_equals(), format!("{} = {}", &line[..start], &line[at..])));
    }
}

/// A key that is written with spaces or in other words.
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
        let mut mended = line.to_owned();
        mended.replace_range(start..start + written.len(), &format!("{meant}{rest}"));
        let name = name.trim();
        let message = text!("nyckeln `{name}` heter `{meant}`", "the key `{name}` is called `{meant}`");
        all.push((slip(message), mended));
    }
}

/// Commas that are missing, and semicolons in the place of them.
fn commas(line: &str, all: &mut Candidates) {
    if outside(line).any(|(_, c)| c == ';') {
        let semicolons: Vec<usize> = outside(line).filter(|&(_, c)| c == ';').map(|(at, _)| at).collect();
        let mut mended = line.to_owned();
        for at in semicolons.into_iter().rev() {
            let is_last = line[at + 1..].trim_start().starts_with('#') || line[at + 1..].trim().is_empty();
            mended.replace_range(at..=at, if is_last { "" } else { "," });
        }
        all.push((hints::needless_semicolon(), mended));
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

/// A quote that is missing after a text.
fn closing_quotes(line: &str, all: &mut Candidates) {
    let ends = line.char_indices().filter(|(_, c)| matches!(c, ',' | '}' | ']')).map(|(at, _)| at);
    for at in ends.chain([line.len()]) {
        let end = line[..at].trim_end().len();
        if !line[..end].ends_with('"') {
            all.push((hints::open_text(), format!("{}\"{}", &line[..end], &line[end..])));
        }
    }
}

/// A quote that is missing before a text.
fn opening_quotes(line: &str, all: &mut Candidates) {
    for (at, _) in line.char_indices().filter(|(_, c)| matches!(c, '=' | ',' | '[')) {
        let rest = line[at + 1..].trim_start();
        if rest.starts_with(char::is_alphabetic) {
            let start = line.len() - rest.len();
            all.push((hints::unopened_text(), format!("{}\"{rest}", &line[..start])));
        }
    }
}

/// Quotes inside a text that end it too early. The shortest text is tried first, as of two texts each is one of its
/// own.
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
            let mut mended = line.to_owned();
            for &at in inner.iter().take_while(|at| **at < end).collect::<Vec<_>>().into_iter().rev() {
                mended.insert(at, '\\');
            }
            all.push((hints::inner_quotes(), mended));
        }
    }
}

/// A text without any quotes.
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
            // What begins with a digit is a number, but for a text of several words.
            let is_number = value.starts_with(|c: char| c.is_ascii_digit()) && !value.contains(' ');
            if is_number || value.contains(['{', '[', '=', '"']) {
                continue;
            }
            all.push((hints::bare_text(), format!("{}\"{value}\"{after}", &line[..start])));
        }
    }
}

/// A bracket that is missing at the end.
fn closing_bracket(line: &str, all: &mut Candidates) {
    for (open, close) in [('{', " }"), ('[', "]")] {
        if line.contains(open) {
            let message = text!("`{open}` är inte avslutad", "`{open}` is not closed");
            all.push((slip(message), format!("{line}{close}")));
        }
    }
}

/// Whether a value can begin after a text.
pub(super) fn begins_value(before: &str) -> bool {
    before.trim_end().ends_with(['=', '[', ',', '(', '{', ':'])
}

/// Whether a value can end before a text.
pub(super) fn ends_value(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with([',', ']', '}', ')', '#'])
}

fn is_of_key(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// The characters that stand in no text and no comment.
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
