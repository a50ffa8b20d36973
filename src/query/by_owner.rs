//! Activities grouped by owner.

use super::{Alphabet, Entry, Selection};
use crate::locale::{Lang, catalogue as say};

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
