//! When two spellings are the same name.

use std::borrow::Cow;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Returns a key that is equal for two spellings of the same name: any Unicode normal form, any case.
///
/// Lower case after composition is enough for Swedish; it differs from full case folding in `ß` and a final `ς` only.
pub fn same_key(name: &str) -> Cow<'_, str> {
    if name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(name);
    }
    Cow::Owned(composed(name).to_lowercase())
}

/// Returns the text with its letters composed (NFC), as keyboards write them.
pub fn composed(text: &str) -> Cow<'_, str> {
    ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// Returns a key that is equal also where accents were left off: `Filmframjande` for `Filmfrämjande`.
///
/// For what people type when they search; two names in a plan may differ in an accent alone.
pub fn loose_key(name: &str) -> Cow<'_, str> {
    if name.is_ascii() {
        return same_key(name);
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(name);
    Cow::Owned(decomposed.chars().filter(|c| !is_combining_accent(*c)).collect::<String>().to_lowercase())
}

/// Returns a text as one that is searched for words: without accents and case, with one space between two words,
/// however they are parted, and without the hyphens that only show at the end of a line.
pub fn search_key(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(|word| word.replace('\u{ad}', "")).collect();
    loose_key(&words.join(" ")).into_owned()
}

/// The block of accents that Latin letters decompose into.
fn is_combining_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
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
}
