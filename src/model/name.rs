//! Keys for comparing names, and splitting of joined names.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Returns a key that ignores case and Unicode normalization.
///
/// Lower-casing after composition is enough for Swedish. It differs from full case folding only for `ß` and a final
/// `ς`.
pub fn same_key(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(composed(name).to_lowercase())
}

/// Returns a text in Unicode normalization form C.
pub fn composed(text: &str) -> Cow<'_, str> {
    // Below U+0300, where combining accents begin, a text is in this form already.
    if text.bytes().all(|byte| byte < 0xcc) {
        return Cow::Borrowed(text);
    }
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Returns a key that also ignores accents: `Filmframjande` equals `Filmfrämjande`.
///
/// For searches only, because two names in a plan may differ only in accents.
pub fn loose_key(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return same_key(name);
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(name);
    Cow::Owned(decomposed.chars().filter(|c| !is_combining_accent(*c)).collect::<String>().to_lowercase())
}

/// Returns a key for full-text search: without accents, case and soft hyphens, and with single spaces.
pub fn search_key(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.replace('\u{ad}', "")).collect();
    loose_key(&words.join(" ")).into_owned()
}

/// Returns whether a character is in the block of combining accents.
fn is_combining_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Words that separate names, besides commas and similar signs.
const WORDS: [&str; 3] = ["och", "samt", "and"];
/// The maximum number of names in a text.
const MOST: usize = 40;
/// The maximum length of a text in bytes.
const LONGEST: usize = 2000;

/// A name in a text with several names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinedName<'t> {
    /// The name.
    pub name: &'t str,
    /// True if it is a known name.
    pub is_known: bool,
}

/// Splits a text into several names; `None` if it is a single name, or if no part is known.
///
/// Longer known names take precedence: "Kultur och fritid, Bo Alm" is two names, if both are known.
pub fn joined(text: &str, is_known: impl Fn(&str) -> bool) -> Option<Vec<JoinedName<'_>>> {
    let parts = parts(text).filter(|_| text.len() <= LONGEST)?;
    let name = |first: usize, last: usize| &text[parts[first].0..parts[last].1];
    // For each part, the last part of the longest known name that starts there, preferring splits in which all
    // names are known.
    let mut best: Vec<Option<usize>> = vec![None; parts.len()];
    let mut is_whole = vec![false; parts.len() + 1];
    is_whole[parts.len()] = true;
    for first in (0..parts.len()).rev() {
        let known = (first..parts.len()).rev().filter(|last| is_known(name(first, *last)));
        let known: Vec<usize> = known.collect();
        let to_the_end = known.iter().copied().find(|last| is_whole[last + 1]);
        is_whole[first] = to_the_end.is_some();
        best[first] = to_the_end.or(known.first().copied());
    }
    let mut names = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let last = best[at].unwrap_or(at);
        names.push(JoinedName { name: name(at, last), is_known: best[at].is_some() });
        at = last + 1;
    }
    (names.len() > 1 && names.iter().any(|name| name.is_known)).then_some(names)
}

/// Returns the ranges of the parts of a text, trimmed; `None` if there is only one, or too many.
fn parts(text: &str) -> Option<Vec<(usize, usize)>> {
    let mut parts = Vec::new();
    let mut add = |start: usize, end: usize| {
        let part = &text[start..end];
        let trimmed = part.trim();
        let start = start + part.len() - part.trim_start().len();
        parts.extend((!trimmed.is_empty()).then_some((start, start + trimmed.len())));
    };
    let (mut start, mut word) = (0, 0);
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        let is_sign = matches!(c, ',' | ';' | '/' | '|' | '&' | '+' | '\n' | '\r' | '\t');
        if !is_sign && !c.is_whitespace() {
            continue;
        }
        // A word between two names.
        if word > start && WORDS.iter().any(|known| text[word..at].eq_ignore_ascii_case(known)) {
            add(start, word);
            start = at;
        }
        if is_sign {
            add(start, at);
            start = at + c.len_utf8().min(text.len() - at);
        }
        word = at + c.len_utf8().min(text.len() - at);
    }
    (2..=MOST).contains(&parts.len()).then_some(parts)
}

/// Returns the similarity of two texts from 0 to 1, as the Sørensen–Dice coefficient of their bigrams.
///
/// Case and accents are ignored.
pub fn likeness(one: &str, other: &str) -> f64 {
    strsim::sorensen_dice(&loose_key(one), &loose_key(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_form_and_case_do_not_count() {
        assert_eq!(same_key("FilmfrÄmjande"), same_key("filmfra\u{308}mjande"));
        assert_ne!(same_key("Åsa"), same_key("Asa"));
    }

    #[test]
    fn words_are_found_however_they_are_parted() {
        assert_eq!(search_key("Barn\u{a0}och\n  ung\u{ad}domar"), "barn och ungdomar");
    }

    #[test]
    fn accents_may_be_left_off() {
        assert_eq!(loose_key("Filmfra\u{308}mjande"), "filmframjande");
        assert_eq!(loose_key("ÅÄÖ é"), "aao e");
    }

    fn said(text: &str) -> Option<Vec<String>> {
        let known = ["Anna Ek", "Bo Alm", "Kultur och fritid", "Fritid", "Kultur", "R&D"];
        let names = joined(text, |name| known.contains(&name))?;
        Some(names.iter().map(|it| format!("{}{}", it.name, if it.is_known { "" } else { "?" })).collect())
    }

    #[test]
    fn names_are_parted_by_all_that_people_part_them_by() {
        for between in [
            ", ", ",", "; ", "/", " / ", " och ", " OCH ", " and ", " & ", "&", " samt ", "\n", "\r\n", "\t", " + ",
            ", och ", ", and ", " | ",
        ] {
            assert_eq!(
                said(&format!("Anna Ek{between}Bo Alm")).unwrap_or_default(),
                ["Anna Ek", "Bo Alm"],
                "{between:?}"
            );
        }
        assert_eq!(said("Anna Ek, Bo Alm och R&D").unwrap_or_default(), ["Anna Ek", "Bo Alm", "R&D"]);
    }

    #[test]
    fn a_name_that_is_known_is_not_parted() {
        assert_eq!(said("Kultur och fritid, Bo Alm").unwrap_or_default(), ["Kultur och fritid", "Bo Alm"]);
        assert_eq!(said("Kultur och Fritid").unwrap_or_default(), ["Kultur", "Fritid"]);
        assert_eq!(said("Anna Ek, någon annan").unwrap_or_default(), ["Anna Ek", "någon annan?"]);
        for one in ["Anna Ek", "Anna Ek,", "någon, någon annan", "och", ",", "", "Andersson"] {
            assert_eq!(said(one), None, "{one:?}");
        }
        assert_eq!(said(&"Bo Alm,".repeat(MOST + 1)), None);
    }
}
