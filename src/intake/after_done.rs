//! The words after *done*, and whether it stays done: `Klar, se rapporten`.

use super::dates;
use super::words;
use crate::model::{Day, Stage, When};

/// The most bytes of such words.
const LONGEST: usize = 400;
/// The most words of a reference: `se bifogad rapport`.
const MOST_WORDS: usize = 3;

/// Returns whether a text after *done* is sure to say nothing against it: a day no later than `until`, how late it was,
/// where more is told, or thanks. Any other may say that something remains: `tryckning återstår`, `3 av 5 skolor`.
pub(super) fn is_harmless(text: &str, until: Option<Day>) -> bool {
    let clauses = text.split([',', ';', '(', ')', '\n']);
    let mut clauses = clauses.flat_map(|text| text.split(" – ")).flat_map(|text| text.split(" - "));
    let is_past = |when: When| until.is_some_and(|until| when.last_day() <= until);
    text.len() <= LONGEST && !has_sign(text) && clauses.all(|clause| is_harmless_clause(clause.trim(), is_past))
}

fn is_harmless_clause(clause: &str, is_past: impl Fn(When) -> bool) -> bool {
    let bare = after_words(clause, &["but"]);
    let is_known = ["harmless", "done"].iter().any(|meaning| words::is(meaning, bare));
    let is_past_day = || {
        let day = after_words(bare, &["dated", "done"]);
        // The school year 2024/25 ends in the next year.
        let is_whole = |when: &When| matches!(when, When::Day(_)) || !day.contains('/');
        dates::alone(day).filter(is_whole).is_some_and(&is_past)
    };
    clause.is_empty() || is_known || words::is_address(bare) || is_past_day() || is_reference(bare, is_past)
}

/// Returns a text without the words of some meanings that it begins with.
fn after_words<'t>(mut text: &'t str, meanings: &[&str]) -> &'t str {
    while let Some((first, rest)) = text.split_once(' ')
        && meanings.iter().any(|meaning| words::is(meaning, first))
    {
        text = rest.trim_start();
    }
    text
}

/// Returns whether a text says where more is told, or thanks somebody, and nothing that is not done.
fn is_reference(text: &str, is_past: impl Fn(When) -> bool) -> bool {
    let mut said = text.split_whitespace();
    let first = said.next().unwrap_or_default();
    let is_short = said.clone().count() < MOST_WORDS && !text.contains('?');
    // What is referred to may be a list of what remains, so only what is known is harmless.
    let is_known = |word: &str| {
        let is_number = word.contains(|c: char| c.is_ascii_digit());
        is_number || words::is("referred", word) || words::is_address(word) || words::is("before-referred", word)
    };
    let is_named = |word: &str| word.starts_with('§') || words::is("referred", word) || words::is_address(word);
    let is_told = words::is("reference", first) && said.clone().all(is_known) && said.any(is_named);
    let is_late = !dates::read(text).last().is_none_or(is_past);
    is_short && !is_late && (is_told || is_thanks(text))
}

/// Returns whether a text thanks somebody, and says nothing more.
fn is_thanks(text: &str) -> bool {
    let is_against = |word: &str| {
        ["taken-back", "but", "to"].iter().any(|meaning| words::is(meaning, word))
            || words::stage(word).is_some_and(|stage| stage != Stage::Done)
    };
    let is_more_said = text.split_once(' ').is_some_and(|(_, rest)| rest.contains(". "));
    words::begins("thanks", text) && !is_more_said && !text.split_whitespace().any(is_against)
}

/// Returns whether a text has a sign that may say that something is not done: a light, a picture, an ellipsis, or the
/// mark of a footnote after it.
pub(super) fn has_sign(text: &str) -> bool {
    let is_emphasized = text.starts_with('*');
    let is_plain = |c: char| {
        c.is_alphanumeric()
            || c.is_whitespace()
            || (c.is_ascii_punctuation() && (c != '*' || is_emphasized))
            || PLAIN.contains(&c)
    };
    text.contains("...") || !text.chars().all(is_plain)
}

/// The signs beside *done* that say nothing, or that it is so.
const PLAIN: [char; 24] = [
    '–', '—', '‐', '‑', '−', '“', '”', '„', '‘', '’', '«', '»', '·', '•', '§', '●', '🟢', '🟩', '✅', '✔', '✓', '☑',
    '\u{fe0f}', '\u{ad}',
];
