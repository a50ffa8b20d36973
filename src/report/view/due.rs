//! What still lacks an assessment, owner by owner.

use super::{list, titles};
use crate::locale::{Lang, catalogue as say};
use crate::query::{Alphabet, Entry, Selection};
use crate::report::columns::Column;
use crate::report::doc::Doc;
use crate::source::Sources;

const COLUMNS: [Column; 3] = [Column::Id, Column::Title, Column::Start];

/// Returns the activities under each owner that answers for them, with how many they are.
pub fn due(selection: &Selection<'_, '_>, entries: &[Entry<'_, '_>], sources: &Sources, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    titles::heading(&mut doc, selection, entries.len(), lang);
    if entries.is_empty() {
        // That nothing was asked for is not that all is well.
        let is_about_something = selection.entries().next().is_some();
        let nothing = if is_about_something { &say::NOTHING_DUE } else { &say::NOTHING_SELECTED };
        doc.text(nothing.get(lang));
        return doc;
    }
    by_owner(&mut doc, selection, entries, &COLUMNS, sources, lang);
    doc
}

/// Adds the activities under each owner that answers for them, with how many they are.
pub(super) fn by_owner(
    doc: &mut Doc,
    selection: &Selection<'_, '_>,
    entries: &[Entry<'_, '_>],
    columns: &[Column],
    sources: &Sources,
    lang: Lang,
) {
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
    for (name, entries) in by_owner {
        doc.heading(2, format!("{name} ({})", entries.len()));
        let mut columns = columns.to_vec();
        if entries.iter().any(|entry| entry.standing.note.is_some()) {
            columns.push(Column::Note);
        }
        doc.table(list::rows(&entries, &columns, sources, lang));
    }
}
