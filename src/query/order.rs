//! Alphabetical order by language: in Swedish å, ä and ö come last.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

use crate::locale::Lang;

/// A comparison of names by the rules of a language.
#[derive(Debug)]
pub struct Alphabet {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Alphabet {
    /// Returns the order of a language.
    pub fn of(lang: Lang) -> Self {
        let locale: CollatorPreferences = match lang {
            Lang::Sv => locale!("sv").into(),
            Lang::En => locale!("en").into(),
        };
        // The data is built in, so this cannot fail. The fallback is code point order.
        Self { collator: Collator::try_new(locale, CollatorOptions::default()).ok() }
    }

    /// Compares two names.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.as_ref().map_or_else(|| left.cmp(right), |collator| collator.compare(left, right))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_come_last_and_in_order() {
        let mut names = ["Ö", "Zara", "a\u{30a}sa", "Ärla", "adam", "Åke"];
        let alphabet = Alphabet::of(Lang::Sv);
        names.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(names, ["adam", "Zara", "Åke", "a\u{30a}sa", "Ärla", "Ö"]);
    }
}
