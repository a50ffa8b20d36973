//! Repair of a line with small punctuation errors: the search for the nearest valid line.
//!
//! Only punctuation and the names of keys are changed, and every resulting key must be part of the format. So a
//! repair never loses a word, and never turns a key into a part of a string.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::beside_value::{after_value, comment};
use super::candidates::{
    Candidates, MOST_TRIES, braces, closing_bracket, closing_quotes, commas, equals_signs, inner_quotes, is_of_key,
    known_key, opening_quotes, outside, quotes_around, straight_quotes,
};
use super::misplaced::{keys_on_a_line, misplaced};
use super::syntax_message::SyntaxMessage;
use crate::locale::text;
use crate::model::When;
use crate::syntax::{NodeContent, TableNode, Tree};

/// The maximum number of errors of a line that are repaired together.
const MOST_SLIPS: usize = 3;
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
/// `keys` are those that can occur under its heading. Other keys of the line are only kept if no repair makes do with
/// these, because what looks like a key may be a part of a string.
pub(super) fn repair(line: &str, keys: &BTreeSet<&'static str>) -> Option<Repair> {
    let content = line.trim_end();
    let others = other_keys(content);
    repair_with(content, keys, &HashSet::new())
        .or_else(|| if others.is_empty() { None } else { repair_with(content, keys, &others) })
}

/// Returns the plain keys that a line has in braces, outside strings.
fn other_keys(line: &str) -> HashSet<&str> {
    let before = outside(line).filter(|(_, c)| *c == '=').map(|(at, _)| line[..at].trim_end());
    let keys = before.map(|before| before.split_at(before.trim_end_matches(is_of_key).len()));
    let in_braces = keys.filter(|(before, _)| before.trim_end().ends_with(['{', ',']));
    in_braces.map(|(_, key)| key).filter(|key| !key.is_empty() && key.is_ascii() && !key.contains('.')).collect()
}

fn repair_with(content: &str, keys: &BTreeSet<&'static str>, others: &HashSet<&str>) -> Option<Repair> {
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
                if is_right(&candidate, keys, others) {
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

/// Returns whether a line is valid TOML, and all its keys are in the format or among the others.
fn is_right(line: &str, keys: &BTreeSet<&'static str>, others: &HashSet<&str>) -> bool {
    Tree::parse(line).is_some_and(|tree| has_known_keys(tree.root(), keys, others))
}

fn has_known_keys(table: TableNode<'_, '_>, keys: &BTreeSet<&'static str>, others: &HashSet<&str>) -> bool {
    let is_whole = |text: &str| !holds_key(text, keys) && !holds_an_end(text);
    table.values().all(|value| {
        let key = value.key();
        let is_known = keys.contains(key) || key.parse::<When>().is_ok() || others.contains(key);
        is_known
            && match value.held() {
                NodeContent::Table(inner) => key == "x" || has_known_keys(inner, keys, others),
                NodeContent::Text(text) => is_whole(&text),
                NodeContent::List(list) => list.items().all(|item| match item.held() {
                    NodeContent::Text(text) => is_whole(&text),
                    _ => true,
                }),
                _ => true,
            }
    })
}

/// Returns whether a string contains what looks like its own end: `Gult" }` or `gul", x = "y`.
fn holds_an_end(text: &str) -> bool {
    text.match_indices('"').any(|(at, _)| {
        let after = text[at + 1..].trim_start();
        let is_next_key = || {
            let rest = after.trim_start_matches([',', ' ']);
            let end = rest.len() - rest.trim_start_matches(is_of_key).len();
            end > 0 && rest[end..].trim_start().starts_with("= \"")
        };
        after.starts_with(['}', ']']) || is_next_key()
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
fn candidates(line: &str, keys: &BTreeSet<&'static str>) -> Candidates {
    let mut all = Candidates::new();
    comment(line, &mut all);
    keys_on_a_line(line, keys, &mut all);
    misplaced(line, keys, &mut all);
    after_value(line, &mut all);
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
