//! The words for headers, statuses and dates in several languages, from `words.txt`.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::{Stage, loose_key};

/// The most bytes of a text that are compared with words.
const LONGEST: usize = 400;

/// The words of each meaning, and the meanings of each word.
#[derive(Debug, Default)]
struct WordTable {
    /// Longest first, so that `till och med` is found before `till`.
    of: HashMap<&'static str, Vec<String>>,
    meanings: HashMap<String, Vec<&'static str>>,
    /// The number of bytes of the longest word.
    longest: usize,
}

fn table() -> &'static WordTable {
    static TABLE: OnceLock<WordTable> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = WordTable::default();
        let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
        for (meaning, words) in lines.filter_map(|line| line.split_once(": ")) {
            let mut words: Vec<String> = words.split(", ").map(key).collect();
            for word in &words {
                table.longest = table.longest.max(word.len());
                table.meanings.entry(word.clone()).or_default().push(meaning);
            }
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            table.of.insert(meaning, words);
        }
        table
    })
}

/// Returns a text normalized for comparison: without case, accents and surrounding punctuation, with single spaces.
pub(super) fn key(text: &str) -> String {
    let dashes: String = text.chars().map(|c| if matches!(c, '–' | '—' | '\u{2011}') { '-' } else { c }).collect();
    let key = loose_key(&dashes.replace('\u{ad}', "")).split_whitespace().collect::<Vec<_>>().join(" ");
    key.trim_matches(|c: char| matches!(c, ':' | '*' | '.' | ',' | ';' | '(' | ')')).trim().to_owned()
}

/// Returns the words of a meaning.
pub(super) fn of(meaning: &str) -> &'static [String] {
    table().of.get(meaning).map_or(&[], Vec::as_slice)
}

/// Returns the meanings of a text that is a word.
pub(super) fn meanings(text: &str) -> &'static [&'static str] {
    let table = table();
    if text.len() > LONGEST {
        return &[];
    }
    table.meanings.get(&key(text)).map_or(&[], Vec::as_slice)
}

/// Returns the meanings of the words that a text begins with.
pub(super) fn meanings_of_beginning(text: &str) -> Vec<&'static str> {
    let table = table();
    let key = key(&text[..text.floor_char_boundary(LONGEST)]);
    let ends = key.char_indices().filter(|(_, c)| !c.is_alphanumeric()).map(|(at, _)| at).chain([key.len()]);
    let words = ends.take_while(|end| *end <= table.longest).filter_map(|end| table.meanings.get(&key[..end]));
    words.flatten().copied().collect()
}

/// Returns whether a text is a word of a meaning.
pub(super) fn is(meaning: &str, text: &str) -> bool {
    meanings(text).contains(&meaning)
}

/// Returns whether a text begins with a word of a meaning.
pub(super) fn begins(meaning: &str, text: &str) -> bool {
    meanings_of_beginning(text).contains(&meaning)
}

/// Returns whether a text is the beginning of a word of a meaning that has several words.
pub(super) fn is_begun(meaning: &str, text: &str) -> bool {
    let key = key(text);
    of(meaning).iter().any(|word| word.strip_prefix(&key).is_some_and(|rest| rest.starts_with(' ')))
}

/// Returns whether a text is only signs that say that nothing is stated: `–`, `?`.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '?' | '.' | '…' | '/'))
}

/// Returns whether a text is a valid address of a link.
pub(super) fn is_address(text: &str) -> bool {
    let is_scheme = ["http://", "https://", "mailto:"].iter().any(|scheme| text.starts_with(scheme));
    is_scheme && !text.contains(char::is_whitespace)
}

/// Returns whether a text has a word of one of some meanings.
pub(super) fn says(text: &str, meanings: &[&str]) -> bool {
    let key = key(text);
    meanings.iter().flat_map(|meaning| of(meaning)).any(|word| find(&key, word).is_some())
}

/// The stages, with the meanings of their words.
const STAGES: [(&str, Stage); 4] =
    [("planned", Stage::Planned), ("off-track", Stage::OffTrack), ("done", Stage::Done), ("ongoing", Stage::Ongoing)];

/// Returns the stage that a word stands for.
pub(super) fn stage(word: &str) -> Option<Stage> {
    STAGES.into_iter().find(|(meaning, _)| is(meaning, word)).map(|(_, stage)| stage)
}

/// Returns whether a text is the caption of a table that goes on from the page before: `Tabell 1 (forts.)`.
pub(super) fn is_continued(text: &str) -> bool {
    is_caption(text) && text.split(|c: char| !c.is_alphanumeric()).any(|word| is("continued", word))
}

/// Returns whether a text is the caption of a table or a figure: `Tabell 3. Insatser`.
pub(super) fn is_caption(text: &str) -> bool {
    let Some((word, rest)) = text.trim().split_once([' ', '\u{a0}']) else { return false };
    if !is("figure", word) || text.chars().count() > LONGEST_CAPTION {
        return false;
    }
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let after = rest[number..].trim_start_matches(char::is_alphabetic);
    let is_parted = rest[..number].ends_with('.') || after.is_empty() || after.starts_with([':', ')', '–', '-']);
    // `Tabell 3 visar hur det gick.` is a sentence.
    rest.starts_with(|c: char| c.is_ascii_digit()) && (is_parted || !text.trim_end().ends_with('.'))
}

/// The most characters of a caption.
const LONGEST_CAPTION: usize = 200;

/// Returns a text without its full stop, unless that is part of an abbreviation: `m.fl.`.
pub(super) fn without_full_stop(text: &str) -> &str {
    let Some(bare) = text.strip_suffix('.') else { return text };
    let last = bare.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_abbreviation = last.trim_start_matches(|c: char| !c.is_alphanumeric()).contains('.');
    if is_abbreviation || is("abbreviation", last) { text } else { bare }
}

/// Removes the first word of a meaning from a key; returns whether there was one.
pub(super) fn take(meaning: &str, key: &mut String) -> bool {
    for word in of(meaning) {
        if let Some(at) = find(key, word) {
            key.replace_range(at..at + word.len(), " ");
            return true;
        }
    }
    false
}

/// Returns the position of a whole word in a key.
pub(super) fn find(key: &str, word: &str) -> Option<usize> {
    key.match_indices(word).map(|(at, _)| at).find(|at| {
        let is_apart = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        is_apart(key[..*at].chars().next_back()) && is_apart(key[at + word.len()..].chars().next())
    })
}
