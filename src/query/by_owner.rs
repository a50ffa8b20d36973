//! Activities under each that answers for them.

use super::{Alphabet, Entry, Selection};
use crate::locale::{Lang, catalogue as say};

/// Returns the activities under each that answers for them, by the alphabet: only of those that were asked for, where
/// owners were. One with several owners stands under each; one with none under a word for that.
pub fn by_owner<'p, 'a>(
    selection: &Selection<'p, 'a>,
    entries: &[Entry<'p, 'a>],
    lang: Lang,
) -> Vec<(&'p str, Vec<Entry<'p, 'a>>)> {
    let mut by_owner: Vec<(&str, Vec<Entry<'_, '_>>)> = Vec::new();
    for entry in entries {
        let mut names: Vec<&str> = selection.owners_asked(entry).collect();
        if names.is_empty() {
            names.push(say::NO_OWNER.get(lang));
        }
        for name in names {
            match by_owner.iter_mut().find(|(known, _)| *known == name) {
                Some((_, entries)) => entries.push(*entry),
                None => by_owner.push((name, vec![*entry])),
            }
        }
    }
    let alphabet = Alphabet::of(lang);
    by_owner.sort_by(|(a, _), (b, _)| alphabet.compare(a, b));
    by_owner
}
