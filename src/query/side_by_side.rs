//! Several periods side by side: the same activities in each of them.

use std::collections::HashSet;

use super::{Entry, GroupBy, RollUp, Selection, Standing, roll_up};
use crate::model::{Governance, Period};

/// Several periods side by side: the same activities in each of them.
#[derive(Debug)]
pub struct SideBySide<'s, 'p, 'a> {
    /// The same question in each period, in calendar order.
    pub selections: &'s [Selection<'p, 'a>],
    /// The activities, in file order.
    pub rows: Vec<PeriodRow<'p, 'a>>,
}

/// An activity in several periods.
#[derive(Clone, Debug)]
pub struct PeriodRow<'p, 'a> {
    /// The activity, where it stands in the last of them.
    pub entry: Entry<'p, 'a>,
    /// Where it stands in each, in calendar order.
    pub standings: Vec<Standing<'p, 'a>>,
}

impl<'p, 'a> PeriodRow<'p, 'a> {
    /// Returns the activity where it stood in one of the periods, counted from 0.
    pub fn at(&self, period: usize) -> Entry<'p, 'a> {
        Entry { standing: self.standings[period], ..self.entry }
    }
}

impl<'s, 'p, 'a: 'p> SideBySide<'s, 'p, 'a> {
    /// Puts the periods that a question was asked of beside each other. An activity is there if it fits in any of them:
    /// of what is red in one, the others tell how it stood.
    pub fn new(selections: &'s [Selection<'p, 'a>]) -> Self {
        let fitting: HashSet<_> =
            selections.iter().flat_map(Selection::entries).map(|entry| &raw const *entry.activity).collect();
        let mut rows = Vec::new();
        for (at, selected) in selections.last().iter().flat_map(|last| &last.plans).enumerate() {
            let periods: Vec<Period> = selections.iter().map(|selection| selection.plans[at].period).collect();
            let entries = selected.of_any_status();
            let entries = entries.entries().filter(|entry| fitting.contains(&(&raw const *entry.activity)));
            rows.extend(entries.map(|entry| {
                let standings = periods.iter().map(|period| entry.at(*period)).collect();
                PeriodRow { entry, standings }
            }));
        }
        Self { selections, rows }
    }

    /// Returns the periods that were asked for, in calendar order.
    pub fn periods(&self) -> impl Iterator<Item = Period> {
        self.selections.iter().filter_map(|selection| selection.period)
    }

    /// Counts the activities in groups, in each period. The groups are the same in all of them.
    pub fn roll_ups(&self, by: GroupBy, governance: Option<&Governance<'_>>) -> Vec<RollUp> {
        let in_period = |(at, selection): (usize, &Selection<'p, 'a>)| {
            roll_up(selection, self.rows.iter().map(|row| row.at(at)), by, governance)
        };
        self.selections.iter().enumerate().map(in_period).collect()
    }
}
