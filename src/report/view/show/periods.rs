//! The follow-ups of a thing, period by period.

use std::collections::HashMap;

use super::Show;
use crate::locale::catalogue as say;
use crate::model::{Period, Plan, Thing};
use crate::query::{Assessable, Standing, own_standing, standings};
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::view::prose::with_links;
use crate::report::view::standing;

/// The most periods that are shown, in case a year is misspelt.
const MOST_PERIODS: usize = 60;

impl Show<'_> {
    /// Adds the own assessments of a goal or a priority, if it has any or is asked for them.
    pub(super) fn own_follow_up(&self, doc: &mut Doc, plan: &Plan<'_>, thing: Thing<'_, '_>) {
        if plan.asks_for(thing.tier()) || !thing.follow_ups().is_empty() {
            doc.heading(2, self.label(&say::FOLLOW_UP));
            doc.table(self.periods(plan, thing));
        }
    }

    /// Returns the periods from the plan's first to the selected one, and later ones with a follow-up.
    pub(in crate::report::view) fn periods(&self, plan: &Plan<'_>, thing: Thing<'_, '_>) -> Table {
        let mut periods: Vec<Period> = thing.follow_ups().iter().map(|follow_up| *follow_up.period).collect();
        let first = plan.years.map_or(self.period, |years| years.first.around(plan.rhythm()));
        let in_a_row = std::iter::successors(Some(first), |period| period.next());
        periods.extend(in_a_row.take_while(|period| !period.is_after(self.period)).take(MOST_PERIODS));
        periods.sort_unstable();
        periods.dedup();
        let file = self.sources.file(thing.file());
        let mut follow_ups = HashMap::new();
        for follow_up in thing.follow_ups() {
            follow_ups.entry(*follow_up.period).or_insert(follow_up);
        }
        let standings: Vec<_> = match thing {
            Thing::Activity(_, _, activity) => {
                standings(plan, activity, &periods, self.today).into_iter().map(Some).collect()
            }
            Thing::Goal(_) | Thing::Priority(..) => {
                periods.iter().map(|period| own_standing(plan, thing, *period, self.today)).collect()
            }
        };
        let row = |(period, standing): (&Period, &Option<Standing<'_, '_>>)| {
            let stated = follow_ups.get(period);
            let note = stated.and_then(|stated| stated.note.as_ref());
            let status = standing.map(|standing| standing::status(&Assessable { plan, thing, standing }, self.lang));
            Row::new(vec![
                Cell::text(period),
                status.unwrap_or_else(|| Cell::text("")),
                with_links(note.map_or("", |note| &note.value), stated.into_iter().flat_map(|stated| &stated.links)),
                Cell::text(stated.map_or(String::new(), |stated| file.line(stated.period.span.start).to_string())),
            ])
        };
        let columns = vec![
            Column::short(self.label(&say::PERIOD)),
            Column::short(self.label(&say::STATUS)),
            Column::wrapping(self.label(&say::NOTE)),
            Column::number(self.label(&say::LINE)),
        ];
        Table::new(columns, periods.iter().zip(&standings).map(row).collect())
    }
}
