//! Alphabetical order by language: in Swedish å, ä and ö come last. Activities grouped by owner in that order.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};

use super::{Entry, Selection};
use crate::locale::{Lang, catalogue as say};
use crate::model::Plan;

/// A comparison of names by the rules of a language.
#[derive(Debug)]
pub struct Alphabet {
    collator: Option<CollatorBorrowed<'static>>,
}

impl Alphabet {
    /// Returns the order of the language of all plans in a selection; of the reader's if they have none in common.
    pub fn of(selection: &Selection<'_, '_>, lang: Lang) -> Self {
        Self::of_plans(selection.plans.iter().map(|selected| selected.plan), lang)
    }

    /// Returns the order of the language of all plans; of the reader's if they have none in common.
    pub fn of_plans<'p, 'a: 'p>(plans: impl IntoIterator<Item = &'p Plan<'a>>, lang: Lang) -> Self {
        let mut tags = plans.into_iter().map(|plan| plan.language.as_ref().map(|tag| &*tag.value));
        let first = tags.next().flatten();
        Self::of_tag(first.filter(|first| tags.all(|tag| tag == Some(*first))), lang)
    }

    fn of_tag(tag: Option<&str>, lang: Lang) -> Self {
        let of_reader = || match lang {
            Lang::Sv => locale!("sv"),
            Lang::En => locale!("en"),
        };
        let locale = tag.and_then(|tag| Locale::try_from_str(tag).ok()).unwrap_or_else(of_reader);
        let locale = CollatorPreferences::from(&locale);
        // The data is built in, so this cannot fail. The fallback is code point order.
        Self { collator: Collator::try_new(locale, CollatorOptions::default()).ok() }
    }

    /// Compares two names.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.collator.as_ref().map_or_else(|| left.cmp(right), |collator| collator.compare(left, right))
    }
}

/// Groups activities by owner, alphabetically; if the selection filters by owners, only by these. An activity with
/// several owners is in each of their groups, and one without owners in a group of its own.
pub fn by_owner<'p, 'a>(
    selection: &Selection<'p, 'a>,
    entries: &[Entry<'p, 'a>],
    lang: Lang,
) -> Vec<(&'p str, Vec<Entry<'p, 'a>>)> {
    grouped_by_owner(selection, entries, |entry| selection.owners_asked(entry).collect(), lang)
}

/// Returns the same of anything, with the names of its owners.
pub fn grouped_by_owner<'p, 'a, T: Copy>(
    selection: &Selection<'p, 'a>,
    items: &[T],
    owners: impl Fn(&T) -> Vec<&'p str>,
    lang: Lang,
) -> Vec<(&'p str, Vec<T>)> {
    let mut by_owner: Vec<(&str, Vec<T>)> = Vec::new();
    for item in items {
        let mut names = owners(item);
        if names.is_empty() {
            names.push(say::NO_OWNER.get(lang));
        }
        for name in names {
            match by_owner.iter_mut().find(|(known, _)| *known == name) {
                Some((_, items)) => items.push(*item),
                None => by_owner.push((name, vec![*item])),
            }
        }
    }
    let alphabet = Alphabet::of(selection, lang);
    by_owner.sort_by(|(a, _), (b, _)| alphabet.compare(a, b));
    by_owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swedish_letters_come_last_and_in_order() {
        let mut names = ["Ö", "Zara", "a\u{30a}sa", "Ärla", "adam", "Åke"];
        let alphabet = Alphabet::of_tag(None, Lang::Sv);
        names.sort_by(|a, b| alphabet.compare(a, b));
        assert_eq!(names, ["adam", "Zara", "Åke", "a\u{30a}sa", "Ärla", "Ö"]);
    }

    #[test]
    fn the_language_of_the_plan_goes_before_the_readers() {
        let sorted = |tag: &str, names: &str| {
            let mut names: Vec<&str> = names.split(' ').collect();
            let alphabet = Alphabet::of_tag(Some(tag), Lang::Sv);
            names.sort_by(|a, b| alphabet.compare(a, b));
            names.join(" ")
        };
        assert_eq!(sorted("fr", "zone été eau Émile école"), "eau école Émile été zone");
        assert_eq!(sorted("de-AT", "Zug Äpfel Apfel Österreich"), "Apfel Äpfel Österreich Zug");
        assert_eq!(sorted("es", "nube ñandú ola nogal"), "nogal nube ñandú ola");
        assert_eq!(sorted("da", "Zoo Ærø Århus Østre"), "Zoo Ærø Østre Århus");
        assert_eq!(sorted("xx", "b å a"), "a å b");
        assert_eq!(sorted("not a tag", "b å a"), "a b å");
    }
}
