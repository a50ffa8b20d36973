//! The assessments that are missing, by owner.

use super::{list, measures, own, titles};
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::Period;
use crate::query::{self, Assessable, Entry, MeasureEntry, Selection, Share, assessed};
use crate::report::columns::Column;
use crate::report::doc::{Cell, Column as Shown, Doc, Row, Table};
use crate::source::Sources;

const COLUMNS: [Column; 3] = [Column::Id, Column::Title, Column::Start];

/// Returns the activities that each owner has left to assess, with their number. Above them are the number missing in
/// `earlier` periods, the goals and priorities to assess, and the measures without a value.
pub fn due(
    selection: &Selection<'_, '_>,
    (sections, measures): (&[Assessable<'_, '_>], &[MeasureEntry<'_, '_>]),
    entries: &[Entry<'_, '_>],
    earlier: &[(Period, usize)],
    sources: &Sources,
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    let found = missing(selection, lang);
    titles::heading_with(&mut doc, selection, &found, lang);
    titles::lacking(&mut doc, earlier, "due", lang);
    add_sections(&mut doc, selection, sections, lang);
    if !measures.is_empty() {
        let table = measures::overview(measures, titles::is_of_several_plans(selection), true, lang);
        doc.table(table.captioned(measures::caption_of_due(measures, lang)));
    }
    if entries.is_empty() {
        // With an empty selection, "nothing is due" would be misleading.
        if selection.is_empty() {
            titles::nothing(&mut doc, selection, lang);
        } else if earlier.is_empty() && sections.is_empty() && measures.is_empty() {
            doc.text(titles::said_of_whole(selection, &say::NOTHING_DUE, &say::NOTHING_DUE_IN_PART).get(lang));
        }
        return doc;
    }
    by_owner(&mut doc, selection, entries, &COLUMNS, sources, lang);
    doc
}

/// Returns the number of missing assessments of those expected, on each level if several are assessed.
fn missing(selection: &Selection<'_, '_>, lang: Lang) -> Text {
    let shares = assessed(&selection.plans);
    let part = |(level, Share { done, all }): &(String, Share)| {
        let missing = all - done;
        text!("{missing} av {all}{level}", "{missing} of {all}{level}").get(lang).to_owned()
    };
    let parts: Vec<String> = titles::by_level(selection, &shares, lang).iter().map(part).collect();
    let parts = if parts.is_empty() { part(&(String::new(), Share::default())) } else { parts.join(", ") };
    text!("ej bedömda: {parts}", "unassessed: {parts}")
}

/// Adds the goals and priorities that lack an assessment of their own.
pub(super) fn add_sections(doc: &mut Doc, selection: &Selection<'_, '_>, sections: &[Assessable<'_, '_>], lang: Lang) {
    if !sections.is_empty() {
        doc.table(own::table_with_owners(sections, titles::is_of_several_plans(selection), lang));
    }
}

/// Adds the number of activities of each owner, and then the activities by owner.
pub(super) fn by_owner(
    doc: &mut Doc,
    selection: &Selection<'_, '_>,
    entries: &[Entry<'_, '_>],
    columns: &[Column],
    sources: &Sources,
    lang: Lang,
) {
    let by_owner = query::by_owner(selection, entries, lang);
    if by_owner.len() > 1 {
        doc.table(counts(&by_owner, lang));
        if by_owner.iter().map(|(_, entries)| entries.len()).sum::<usize>() > entries.len() {
            doc.text(say::SEVERAL_OWNERS.get(lang));
        }
    }
    for (name, entries) in by_owner {
        doc.heading(2, format!("{name} ({})", entries.len()));
        let mut columns = titles::with_plan(selection, columns);
        if entries.iter().any(|entry| entry.standing.note.is_some()) {
            columns.push(Column::Note);
        }
        doc.table(list::rows(&entries, &columns, sources, lang));
    }
}

/// Returns the number of activities of each owner. There is no total, as activities with several owners count for
/// each.
fn counts(by_owner: &[(&str, Vec<Entry<'_, '_>>)], lang: Lang) -> Table {
    let row = |(name, entries): &(&str, Vec<_>)| Row::new(vec![Cell::text(name), Cell::text(entries.len())]);
    let columns = vec![Shown::wrapping(say::OWNER.get(lang)), Shown::number(say::COUNT.get(lang))];
    Table::new(columns, by_owner.iter().map(row).collect())
}
