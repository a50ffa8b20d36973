//! Export of the sheet as a workbook or CSV.

mod columns;
mod csv;
mod drop_down;
mod instructions;
mod page;
mod xlsx;

pub use csv::csv;
pub(super) use instructions::is_instruction;
pub use xlsx::xlsx;

use columns::SheetColumns;

use super::row::text;
use super::{Column, RowSubject};
use crate::locale::{Lang, Text};
use crate::model::{Day, Plan, Thing};
use crate::query::{Assessable, Entry, MeasureEntry};
use crate::source::printable_line;

/// One sheet to export.
#[derive(Debug)]
pub struct Outgoing<'p, 'a> {
    /// The owner who fills it in; `None` for all owners together.
    pub owner: Option<&'p str>,
    /// The rows: for each plan first the goals and priorities with an assessment of their own, then the activities,
    /// then the measures.
    pub rows: Vec<RowSubject<'p, 'a>>,
}

/// The properties that all exported sheets share.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'s> {
    /// A description of the selection.
    pub asked: &'s str,
    /// The organisation that the plans belong to.
    pub author: Option<&'s str>,
    /// The day of the export.
    pub day: Day,
    /// The language of the readers.
    pub lang: Lang,
}

impl<'p, 'a> Outgoing<'p, 'a> {
    /// Returns the activities in the sheet.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'p, 'a>> {
        self.rows.iter().filter_map(RowSubject::entry)
    }

    /// Returns the goals and priorities in the sheet.
    pub fn sections(&self) -> impl Iterator<Item = Assessable<'p, 'a>> {
        self.rows.iter().filter(|row| row.entry().is_none()).filter_map(RowSubject::assessed)
    }

    /// Returns the measures in the sheet.
    pub fn measures(&self) -> impl Iterator<Item = MeasureEntry<'p, 'a>> {
        self.rows.iter().filter_map(RowSubject::measure)
    }

    /// Returns the plans in the sheet, each with the indexes of its first and last row. The rows of a plan are
    /// contiguous.
    fn plans(&self) -> Vec<(&'p Plan<'a>, usize, usize)> {
        let mut plans: Vec<(&Plan<'_>, usize, usize)> = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            match plans.last_mut().filter(|(plan, ..)| std::ptr::eq(*plan, row.plan())) {
                Some((_, _, last)) => *last = number,
                None => plans.push((row.plan(), number, number)),
            }
        }
        plans
    }

    /// Returns the columns; those of measures, texts and tags only if a row has any.
    fn columns(&self) -> SheetColumns {
        let has_measures = self.measures().next().is_some();
        let assessed = || self.rows.iter().filter_map(RowSubject::assessed);
        let has = |is_there: fn(Thing<'_, '_>) -> bool| assessed().any(|row| is_there(row.thing));
        let (has_texts, has_tags) = (has(|thing| !text(thing).is_empty()), has(|thing| !thing.tags().is_empty()));
        let is_shown = |column: &Column| match column {
            Column::Text => has_texts,
            Column::Tags => has_tags,
            column => has_measures || !Column::OF_MEASURES.contains(column),
        };
        SheetColumns::new(Column::ALL.into_iter().filter(is_shown).collect())
    }

    /// Returns the title of a column.
    fn heading(&self, column: Column, lang: Lang) -> String {
        let plans: Vec<&Plan<'_>> = self.plans().into_iter().map(|(plan, ..)| plan).collect();
        printable_line(column.heading(plans.iter().copied()).get(lang)).into_owned()
    }

    /// Returns the instructions, for a workbook or for CSV.
    pub fn steps(&self, is_workbook: bool) -> Vec<Text> {
        instructions::steps(self, is_workbook)
    }

    /// Returns the title: the periods, the owner and the plans.
    pub fn title(&self, lang: Lang) -> String {
        let mut periods: Vec<String> = self.rows.iter().map(|row| row.period().to_string()).collect();
        periods.dedup();
        let plans = self.plans().into_iter().map(|(plan, ..)| plan.title.to_string()).collect::<Vec<_>>().join(", ");
        let follow_up = crate::locale::catalogue::FOLLOW_UP.get(lang);
        let owner = self.owner.map(|owner| format!(" – {owner}")).unwrap_or_default();
        format!("{follow_up} {}{owner} – {plans}", periods.join(", "))
    }
}
