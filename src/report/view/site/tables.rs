//! The tables of a site's pages, whose rows link to other pages.

use super::anchor_of;
use crate::locale::{Lang, catalogue as say};
use crate::model::{Plan, Scale};
use crate::query::{Assessable, Counts, Entry};
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::view::prose::note_or_none;
use crate::report::view::report::typography::{count_cell, dashed};
use crate::report::view::standing::status;
use crate::report::view::steps::{Step, bar, legend, shown_steps};
use crate::report::view::titles::activity_level;

/// Returns activities as rows that link to their pages.
pub(super) fn rows(plan: &Plan<'_>, entries: &[Entry<'_, '_>], with_note: bool, lang: Lang) -> Table {
    let mut columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(activity_level(plan, lang)).of_plan(),
        Column::wrapping(say::OWNERS.get(lang)).of_plan(),
        Column::short(say::STATUS.get(lang)),
    ];
    if with_note {
        columns.push(Column::wrapping(say::NOTE.get(lang)).of_plan());
    }
    let row = |entry: &Entry<'_, '_>| {
        let id = &*entry.activity.id.value;
        let mut cells = vec![
            Cell::Link(id.to_owned(), anchor_of(plan, id)),
            Cell::text(&*entry.activity.title.value),
            Cell::text(entry.owners().collect::<Vec<_>>().join(", ")),
            status(&entry.assessable(), lang),
        ];
        if with_note {
            cells.push(match entry.standing.note {
                Some(_) => note_or_none(&entry.assessable(), lang),
                None => Cell::text(""),
            });
        }
        Row::new(cells)
    };
    Table::new(columns, entries.iter().map(row).collect())
}

/// Returns the counts of some things.
pub(super) fn counts(things: &[Assessable<'_, '_>]) -> Counts {
    let mut counts = Counts::default();
    for it in things {
        counts.add(&it.standing);
    }
    counts
}

/// Adds a table with the numbers at each stage, and the legend of the symbols.
pub(super) fn counted(
    doc: &mut Doc,
    first: Vec<Column>,
    groups: Vec<(Vec<Cell>, Counts)>,
    scales: &[&Scale<'_>],
    lang: Lang,
) {
    let count = |step: Step<'_, '_>| groups.iter().map(|(_, counts)| step.of(counts)).sum();
    let steps = shown_steps(scales, count);
    let mut columns = first;
    columns.push(Column::number(say::COUNT.get(lang)));
    columns.extend(steps.iter().map(|step| step.column(scales, lang)));
    columns.push(Column::short(""));
    let row = |(names, counts): &(Vec<Cell>, Counts)| {
        let mut cells = names.clone();
        cells.push(Cell::Text(count_cell(counts.total())));
        cells.extend(steps.iter().map(|step| dashed(step.cell(counts, scales))));
        cells.push(bar(counts, &steps, scales));
        Row::new(cells)
    };
    doc.table(Table::new(columns, groups.iter().map(row).collect()));
    doc.text(legend(&steps, scales, lang));
}
