//! Several periods side by side.

use std::collections::HashSet;

use super::{Entry, GroupBy, RollUp, Selection, Standing, roll_up};
use crate::model::{Governance, Period};

/// The same activities in several periods.
#[derive(Debug)]
pub struct SideBySide<'s, 'p, 'a> {
    /// The selection for each period, in calendar order.
    pub selections: &'s [Selection<'p, 'a>],
    /// The activities, in file order.
    pub rows: Vec<PeriodRow<'p, 'a>>,
}

/// An activity in several periods.
#[derive(Clone, Debug)]
pub struct PeriodRow<'p, 'a> {
    /// The activity, with its standing in the last period.
    pub entry: Entry<'p, 'a>,
    /// The standings in each period, in calendar order.
    pub standings: Vec<Standing<'p, 'a>>,
}

impl<'p, 'a> PeriodRow<'p, 'a> {
    /// Returns the activity with its standing in a period, by index.
    pub fn at(&self, period: usize) -> Entry<'p, 'a> {
        Entry { standing: self.standings[period], ..self.entry }
    }
}

impl<'s, 'p, 'a: 'p> SideBySide<'s, 'p, 'a> {
    /// Combines the selections of several periods. An activity is included if it matches in any of them, so that
    /// its other standings are shown too.
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

    /// Returns the periods in the filters, in calendar order.
    pub fn periods(&self) -> impl Iterator<Item = Period> {
        self.selections.iter().filter_map(|selection| selection.period)
    }

    /// Counts the activities in groups for each period. The groups are the same in all of them.
    pub fn roll_ups(&self, by: GroupBy, governance: Option<&Governance<'_>>) -> Vec<RollUp> {
        let in_period = |(at, selection): (usize, &Selection<'p, 'a>)| {
            roll_up(selection, self.rows.iter().map(|row| row.at(at).assessable()), by, governance)
        };
        self.selections.iter().enumerate().map(in_period).collect()
    }
}
