//! The sheet as a file: a workbook, or CSV.

mod columns;
mod csv;
mod drop_down;
mod instructions;
mod page;
mod xlsx;

pub use csv::csv;
pub(super) use instructions::is_instruction;
pub use xlsx::xlsx;

use super::Column;
use crate::locale::{Lang, Text};
use crate::model::{Day, Plan};
use crate::query::{Assessable, Entry};
use crate::source::printable_line;

/// The rows of one sheet.
#[derive(Debug)]
pub struct Outgoing<'p, 'a> {
    /// Who fills it in; none where everybody does.
    pub owner: Option<&'p str>,
    /// What it is about: of each plan first the goals and priorities that are assessed themselves, then the activities.
    pub rows: Vec<Assessable<'p, 'a>>,
}

/// What the sheets that are made at once have in common.
#[derive(Clone, Copy, Debug)]
pub struct Sending<'s> {
    /// What was asked for, in words.
    pub asked: &'s str,
    /// Whose plans they are: the organisation.
    pub author: Option<&'s str>,
    /// The day they are made.
    pub day: Day,
    /// The language of those who fill them in.
    pub lang: Lang,
}

impl<'p, 'a> Outgoing<'p, 'a> {
    /// Returns the activities that it is about.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'p, 'a>> {
        self.rows.iter().filter_map(Assessable::entry)
    }

    /// Returns its plans, each with the numbers of its first and last row; those of one plan stand together.
    fn plans(&self) -> Vec<(&'p Plan<'a>, usize, usize)> {
        let mut plans: Vec<(&Plan<'_>, usize, usize)> = Vec::new();
        for (number, row) in self.rows.iter().enumerate() {
            match plans.last_mut().filter(|(plan, ..)| std::ptr::eq(*plan, row.plan)) {
                Some((_, _, last)) => *last = number,
                None => plans.push((row.plan, number, number)),
            }
        }
        plans
    }

    /// Returns the titles of its columns.
    fn headings(&self, lang: Lang) -> [String; Column::ALL.len()] {
        let plans: Vec<&Plan<'_>> = self.plans().into_iter().map(|(plan, ..)| plan).collect();
        Column::ALL.map(|column| printable_line(column.heading(plans.iter().copied()).get(lang)).into_owned())
    }

    /// Returns what to do with the sheet before it goes back, a sentence or two each. It is a workbook, or CSV.
    pub fn steps(&self, is_workbook: bool) -> Vec<Text> {
        instructions::steps(self, is_workbook)
    }

    /// Returns what its file says of itself: what it is, of which period and plan, and whose.
    pub fn title(&self, lang: Lang) -> String {
        let mut periods: Vec<String> = self.rows.iter().map(|row| row.standing.period.to_string()).collect();
        periods.dedup();
        let plans = self.plans().into_iter().map(|(plan, ..)| plan.title.to_string()).collect::<Vec<_>>().join(", ");
        let follow_up = crate::locale::catalogue::FOLLOW_UP.get(lang);
        let owner = self.owner.map(|owner| format!(" – {owner}")).unwrap_or_default();
        format!("{follow_up} {}{owner} – {plans}", periods.join(", "))
    }
}
