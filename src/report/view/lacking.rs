//! The obstacles to closing a period, by owner.

use super::due::{add_sections, by_owner};
use super::titles;
use crate::locale::{Lang, Text};
use crate::model::Tier;
use crate::query::{Assessable, Entry, Selection};
use crate::report::columns::Column;
use crate::report::doc::Doc;
use crate::source::Sources;

const COLUMNS: [Column; 3] = [Column::Id, Column::Title, Column::Status];

/// Returns the goals and priorities, the activities by owner, the advice, and last the summary.
pub fn lacking(
    selection: &Selection<'_, '_>,
    sections: &[Assessable<'_, '_>],
    entries: &[Entry<'_, '_>],
    summary: &Text,
    sources: &Sources,
    lang: Lang,
) -> Doc {
    let mut doc = Doc::default();
    let tiers = sections.iter().map(|section| section.thing.tier()).chain(entries.iter().map(|_| Tier::Activity));
    titles::heading_with(&mut doc, selection, &titles::counted_by_level(selection, tiers), lang);
    add_sections(&mut doc, selection, sections, lang);
    by_owner(&mut doc, selection, entries, &COLUMNS, sources, lang);
    doc.said(WHAT_TO_DO.get(lang));
    // Last, as a terminal shows the end.
    doc.text(summary.get(lang));
    doc
}

static WHAT_TO_DO: Text = Text::fixed(
    "`plan set ID STATUS --note \"…\"` bedömer en i taget; det som avviker behöver en anteckning.",
    "`plan set ID STATUS --note \"…\"` assesses one at a time; what is off track needs a note.",
);
