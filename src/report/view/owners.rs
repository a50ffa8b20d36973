//! The owners, and what each has to do.

use crate::locale::{Lang, catalogue as say};
use crate::model::{OwnerId, OwnerRef, Plan, Stage};
use crate::query::{Counts, Entry, Selection, each_once};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

use super::titles;

/// What one owner has to do, in numbers.
#[derive(Clone, Debug)]
pub struct OwnerRow<'p, 'a> {
    /// The plan whose register the owner stands in.
    pub plan: &'p Plan<'a>,
    /// The owner.
    pub id: OwnerId,
    /// The activities it answers for, by where they stand.
    pub answers: Counts,
    /// How many activities it supports.
    pub supports: usize,
}

/// Counts what each owner of the selected plans has to do among the selected activities, in register order.
///
/// Where something was asked for, owners without any of it are left out.
pub fn owner_rows<'p, 'a>(selection: &Selection<'p, 'a>) -> Vec<OwnerRow<'p, 'a>> {
    let mut rows = Vec::new();
    for selected in &selection.plans {
        let plan = selected.plan;
        let mut of_plan: Vec<OwnerRow<'_, '_>> = plan
            .register
            .iter()
            .map(|(id, _)| OwnerRow { plan, id, answers: Counts::default(), supports: 0 })
            .collect();
        for entry in selected.entries() {
            count(&mut of_plan, &entry);
        }
        let has_any = |row: &OwnerRow<'_, '_>| row.answers.total() + row.supports > 0;
        of_plan.retain(|row| selected.asks_for_owner(row.id) && (!selected.is_filtered() || has_any(row)));
        rows.extend(of_plan);
    }
    rows
}

fn count(rows: &mut [OwnerRow<'_, '_>], entry: &Entry<'_, '_>) {
    let row = |owner: &OwnerRef<'_>| owner.id.map(|id| id.0 as usize);
    for at in each_once(&entry.activity.owners).filter_map(row) {
        rows[at].answers.add(&entry.standing);
    }
    for at in each_once(&entry.activity.support).filter_map(row) {
        rows[at].supports += 1;
    }
}

/// Returns the owners as a table.
pub fn owners(selection: &Selection<'_, '_>, rows: &[OwnerRow<'_, '_>], lang: Lang) -> Doc {
    let mut doc = Doc::default();
    titles::heading(&mut doc, selection, selection.entries().count(), lang);
    if rows.is_empty() {
        titles::nothing(&mut doc, selection, lang);
        return doc;
    }
    let several_plans = rows.iter().any(|row| !std::ptr::eq(row.plan, rows[0].plan));
    let mut columns = vec![Column::wrapping(say::OWNER.get(lang))];
    columns.extend([
        Column::number(say::ANSWERS_FOR.get(lang)).narrow(say::ANSWERS_SHORT.get(lang)),
        Column::number(say::SUPPORTS.get(lang)),
        Column::number(say::OFF_TRACK.get(lang)),
        Column::number(say::NOT_ASSESSED.get(lang)).narrow(say::NOT_ASSESSED_SHORT.get(lang)),
        Column::wrapping(say::ALIASES.get(lang)),
    ]);
    if several_plans {
        columns.insert(0, Column::short(say::PLAN.get(lang)));
    }
    let row = |row: &OwnerRow<'_, '_>| {
        let owner = row.plan.register.get(row.id);
        let aliases: Vec<&str> = owner.aliases.iter().map(|alias| &*alias.value).collect();
        let numbers =
            [row.answers.total(), row.supports, row.answers.of(Stage::OffTrack), row.answers.of(Stage::Unassessed)];
        let mut cells = vec![Cell::text(&*owner.name.value)];
        cells.extend(numbers.map(Cell::text));
        cells.push(Cell::text(aliases.join(", ")));
        if several_plans {
            cells.insert(0, Cell::text(&*row.plan.id.value));
        }
        Row::new(cells)
    };
    doc.table(Table::new(columns, rows.iter().map(row).collect()));
    doc
}
