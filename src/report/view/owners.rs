//! The owners, with what they answer for counted.

use std::cmp::Ordering;

use super::status::scales;
use super::steps::{Step, bar, legend, shown_steps};
use super::titles;
use crate::locale::{Lang, catalogue as say};
use crate::model::{OwnerId, OwnerRef, Plan, Scale, Stage};
use crate::query::{Alphabet, Counts, Selection, answering, each_once};
use crate::report::doc::{Cell, Column, Doc, Row, Table};

/// The counts of one owner.
#[derive(Clone, Debug)]
pub struct OwnerRow<'p, 'a> {
    /// The plan whose register has the owner.
    pub plan: &'p Plan<'a>,
    /// The owner.
    pub id: OwnerId,
    /// The things that the owner answers for, by stage.
    pub answers: Counts,
    /// The number of activities that the owner supports.
    pub supports: usize,
}

/// The counts of all owners.
#[derive(Clone, Debug)]
pub struct Owners<'p, 'a> {
    /// The owners, in register order.
    pub rows: Vec<OwnerRow<'p, 'a>>,
    /// Everything, counted once, whatever the number of its owners.
    pub total: Counts,
    /// The number of activities with support.
    pub supported: usize,
}

/// A key to sort owners by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnerKey {
    /// By name, in alphabetical order.
    Name,
    /// By the number of things that they answer for, most first.
    Activities,
    /// By the number of supported activities, most first.
    Supports,
    /// By the number of late ones, most first.
    Late,
    /// By the number at a stage, most first.
    Stage(Stage),
}

impl OwnerKey {
    /// Returns every key.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Name, Self::Activities, Self::Supports, Self::Late].into_iter().chain(Stage::ALL.map(Self::Stage))
    }

    /// Returns the name of the key on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Activities => "activities",
            Self::Supports => "supports",
            Self::Late => "late",
            Self::Stage(stage) => stage.name(),
        }
    }

    /// Compares two owners by the key.
    pub fn compare(self, a: &OwnerRow<'_, '_>, b: &OwnerRow<'_, '_>, alphabet: &Alphabet) -> Ordering {
        let most_first = |number: fn(&OwnerRow<'_, '_>) -> usize| number(b).cmp(&number(a));
        match self {
            Self::Name => alphabet.compare(a.name(), b.name()),
            Self::Activities => most_first(|row| row.answers.total()),
            Self::Supports => most_first(|row| row.supports),
            Self::Late => most_first(|row| row.answers.late()),
            Self::Stage(stage) => b.answers.of(stage).cmp(&a.answers.of(stage)),
        }
    }
}

impl<'p> OwnerRow<'p, '_> {
    fn name(&self) -> &'p str {
        &self.plan.register.get(self.id).name.value
    }
}

/// Counts the selected things that each owner answers for, and the activities that each supports, in register order.
///
/// If the selection is filtered, owners without any are left out.
pub fn counted_owners<'p, 'a>(selection: &Selection<'p, 'a>) -> Owners<'p, 'a> {
    let mut owners = Owners { rows: Vec::new(), total: Counts::default(), supported: 0 };
    for selected in &selection.plans {
        let plan = selected.plan;
        let mut of_plan: Vec<OwnerRow<'_, '_>> = plan
            .register
            .iter()
            .map(|(id, _)| OwnerRow { plan, id, answers: Counts::default(), supports: 0 })
            .collect();
        let at = |owner: &OwnerRef<'_>| owner.id.map(|id| id.0 as usize);
        for it in selected.counted() {
            owners.total.add(&it.standing);
            for at in each_once(answering(plan, it.thing)).filter_map(at) {
                of_plan[at].answers.add(&it.standing);
            }
        }
        for entry in selected.entries() {
            owners.supported += usize::from(!entry.activity.support.is_empty());
            for at in each_once(&entry.activity.support).filter_map(at) {
                of_plan[at].supports += 1;
            }
        }
        let has_any = |row: &OwnerRow<'_, '_>| row.answers.total() + row.supports > 0;
        of_plan.retain(|row| selected.asks_for_owner(row.id) && (!selected.is_filtered() || has_any(row)));
        owners.rows.extend(of_plan);
    }
    owners
}

/// Returns the owners as a table with a total and a legend, and with aliases if asked for.
pub fn owners(selection: &Selection<'_, '_>, owners: &Owners<'_, '_>, with_aliases: bool, lang: Lang) -> Doc {
    let mut doc = Doc::default();
    titles::heading_of_counted(&mut doc, selection, lang);
    if owners.rows.is_empty() {
        titles::nothing(&mut doc, selection, lang);
        return doc;
    }
    let scales = scales(selection);
    let steps = shown_steps(&scales, |step| step.of(&owners.total));
    doc.table(table(owners, with_aliases, &steps, &scales, lang));
    doc.text(legend(&steps, &scales, lang));
    let counts = owners.rows.iter().map(|row| row.answers.total());
    if counts.sum::<usize>() > owners.total.total() {
        doc.text(say::SEVERAL_OWNERS.get(lang));
    }
    doc
}

fn table(
    owners: &Owners<'_, '_>,
    with_aliases: bool,
    steps: &[Step<'_, '_>],
    scales: &[&Scale<'_>],
    lang: Lang,
) -> Table {
    let several_plans = owners.rows.iter().any(|row| !std::ptr::eq(row.plan, owners.rows[0].plan));
    let mut columns: Vec<Column> = several_plans.then(|| Column::short(say::PLAN.get(lang))).into_iter().collect();
    columns.push(Column::wrapping(say::OWNER.get(lang)));
    columns.push(Column::number(say::ANSWERS_FOR.get(lang)).narrow(say::COUNT.get(lang)));
    columns.extend(steps.iter().map(|step| step.column(scales, lang)));
    columns.push(Column::number(say::LATE_ONES.get(lang)).narrow(say::LATE_SHORT.get(lang)));
    columns.push(Column::number(say::SUPPORTS.get(lang)).narrow(say::SUPPORT.get(lang)));
    // There is room for either aliases or bars.
    columns.push(if with_aliases { Column::wrapping(say::ALIASES.get(lang)) } else { Column::short("") });
    let row = |plan: &str, name: &str, counts: &Counts, supports: usize, aliases: String| {
        let mut cells: Vec<Cell> = several_plans.then(|| Cell::text(plan)).into_iter().collect();
        cells.extend([Cell::text(name), Cell::text(counts.total())]);
        cells.extend(steps.iter().map(|step| step.cell(counts, scales)));
        cells.extend([Cell::text(counts.late()), Cell::text(supports)]);
        cells.push(if with_aliases { Cell::Text(aliases) } else { bar(counts, steps, scales) });
        cells
    };
    let of_owner = |it: &OwnerRow<'_, '_>| {
        let aliases: Vec<&str> = it.plan.register.get(it.id).aliases.iter().map(|alias| &*alias.value).collect();
        Row::new(row(&it.plan.id.value, it.name(), &it.answers, it.supports, aliases.join(", ")))
    };
    let total = Row::total(row("", say::TOTAL.get(lang), &owners.total, owners.supported, String::new()));
    Table::new(columns, owners.rows.iter().map(of_owner).chain([total]).collect())
}
