//! The places where a word may be hyphenated, by the language.

use hypher::Lang;

/// The fewest letters before and after a hyphen.
const FEWEST: usize = 3;
/// The fewest letters of a word that is hyphenated.
const HYPHENATED: usize = 6;

/// Returns the language of the rules for a language tag, if there are any.
pub(super) fn language(tag: &str) -> Option<Lang> {
    let language = tag.split('-').next().unwrap_or_default().to_lowercase();
    Lang::from_iso(language.as_bytes().try_into().ok()?)
}

/// Returns the ends of the syllables after which a word may be broken, in order; none if there is more in it than
/// letters, as in an address or an id.
pub(super) fn syllables(word: &str, lang: Lang) -> impl Iterator<Item = usize> {
    let is_mark = |sign: char| !sign.is_alphanumeric();
    let letters = word.trim_matches(is_mark);
    let start = word.len() - word.trim_start_matches(is_mark).len();
    let is_word = letters.chars().all(char::is_alphabetic) && letters.chars().count() >= HYPHENATED;
    let syllables = is_word.then(|| hypher::hyphenate_bounded(letters, lang, FEWEST, FEWEST)).into_iter().flatten();
    let ends = syllables.scan(start, |end, syllable| {
        *end += syllable.len();
        Some(*end)
    });
    let last = start + letters.len();
    ends.filter(move |end| *end < last)
}
