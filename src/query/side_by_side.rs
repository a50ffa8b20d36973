//! Several periods side by side.

use std::collections::HashSet;
use std::ptr;

use super::roll_up::roll_ups;
use super::{Assessable, Entry, GroupBy, RollUp, Selection, Standing, own_standing};
use crate::model::{Governance, Period, Plan, Thing};

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

    fn of(row: ThingRow<'p, 'a>) -> Option<Self> {
        let standings: Vec<Standing<'_, '_>> = row.standings.into_iter().flatten().collect();
        let it = Assessable { plan: row.plan, thing: row.thing, standing: *standings.last()? };
        Some(Self { entry: it.entry()?, standings })
    }
}

impl<'s, 'p, 'a: 'p> SideBySide<'s, 'p, 'a> {
    /// Combines the selected activities of several periods.
    pub fn new(selections: &'s [Selection<'p, 'a>]) -> Self {
        let found = selections.iter().flat_map(Selection::entries).map(|entry| entry.assessable());
        Self { selections, rows: rows(selections, found).into_iter().filter_map(PeriodRow::of).collect() }
    }
}

/// The things that are counted, in several periods.
#[derive(Debug)]
pub struct CountedBeside<'s, 'p, 'a> {
    /// The selection for each period, in calendar order.
    pub selections: &'s [Selection<'p, 'a>],
    /// The things that are counted in any of the periods, in file order.
    pub rows: Vec<ThingRow<'p, 'a>>,
}

/// A goal, a priority or an activity in several periods.
#[derive(Clone, Debug)]
pub struct ThingRow<'p, 'a> {
    /// The plan.
    plan: &'p Plan<'a>,
    /// The goal, priority or activity.
    pub thing: Thing<'p, 'a>,
    /// The standings in each period, in calendar order; `None` where a goal or a priority has none.
    standings: Vec<Option<Standing<'p, 'a>>>,
}

impl<'s, 'p, 'a: 'p> CountedBeside<'s, 'p, 'a> {
    /// Combines what is counted in several periods.
    pub fn new(selections: &'s [Selection<'p, 'a>]) -> Self {
        Self { selections, rows: rows(selections, selections.iter().flat_map(Selection::counted)) }
    }

    /// Returns the activities with their standing in the last period.
    pub fn last_entries(&self) -> impl Iterator<Item = Entry<'p, 'a>> {
        self.rows.iter().filter_map(|row| {
            let standing = row.standings.last().copied().flatten()?;
            Assessable { plan: row.plan, thing: row.thing, standing }.entry()
        })
    }

    /// Counts in groups for each period. The groups are the same in all of them.
    pub fn roll_ups(&self, by: GroupBy, governance: Option<&Governance<'_>>) -> Vec<RollUp> {
        let things_in = |at: usize| self.rows.iter().map(move |row| (row.plan, row.thing, row.standings[at]));
        roll_ups(self.selections, things_in, by, governance)
    }
}

/// Returns the periods in the filters, in calendar order.
pub fn periods_of(selections: &[Selection<'_, '_>]) -> impl Iterator<Item = Period> {
    selections.iter().filter_map(|selection| selection.period)
}

/// Returns the things that are found in any of several periods with their standings in all of them, in file order.
fn rows<'p, 'a: 'p>(
    selections: &[Selection<'p, 'a>],
    found: impl Iterator<Item = Assessable<'p, 'a>>,
) -> Vec<ThingRow<'p, 'a>> {
    let found: HashSet<_> = found.map(|it| ptr::from_ref(it.thing.id())).collect();
    let mut rows = Vec::with_capacity(found.len());
    for (at, selected) in selections.last().iter().flat_map(|last| &last.plans).enumerate() {
        let (plan, today) = (selected.plan, selected.today);
        let periods: Vec<Period> = selections.iter().map(|selection| selection.plans[at].period).collect();
        let things = Thing::each(plan).filter(|thing| found.contains(&ptr::from_ref(thing.id())));
        rows.extend(things.map(|thing| {
            let standings = periods.iter().map(|period| own_standing(plan, thing, *period, today)).collect();
            ThingRow { plan, thing, standings }
        }));
    }
    rows
}
