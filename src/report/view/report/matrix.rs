//! The matrix report: a row for each activity, a column for each period.

use super::part::Part;
use super::picks::Picks;
use super::told::Told;
use crate::locale::{catalogue as say, text};
use crate::model::{Period, Scale};
use crate::report::doc::{Cell, Column, Doc, Row, Table};
use crate::report::view::steps::{legend, steps};
use crate::report::view::{standing, titles::activity_level};

/// The most periods side by side: a year of months.
const MOST: usize = 12;
/// The most periods for which statuses stay on one line.
const FEW: usize = 3;

/// Adds the activities of a plan with their status in each period.
pub(super) fn matrix<'p, 'a>(doc: &mut Doc, part: &Part<'_, 'p, 'a>, picks: &Picks<'p, 'a>) {
    let lang = part.lang;
    let periods = periods(part);
    let scales = scales(part);
    doc.text(legend(&steps(&scales), &scales, lang));
    if let (Some(first), true) = (periods.first(), periods.first() != first_of_plan(part).as_ref()) {
        doc.text(
            text!(
                "De {MOST} senaste perioderna visas, från och med {first}.",
                "The latest {MOST} periods are shown, from {first} on."
            )
            .get(lang),
        );
    }
    doc.table(table(part, &periods, picks));
}

fn table<'p, 'a>(part: &Part<'_, 'p, 'a>, periods: &[Period], picks: &Picks<'p, 'a>) -> Table {
    let lang = part.lang;
    let mut columns = vec![
        Column::short(say::ID.get(lang)),
        Column::wrapping(activity_level(part.plan(), lang)).of_plan(),
        Column::wrapping(say::OWNERS.get(lang)).of_plan(),
    ];
    let of_period = if periods.len() > FEW { Column::wrapping } else { Column::short };
    columns.extend(periods.iter().map(|period| of_period(period.to_string())));
    let row = |told: &Told<'p, 'a>| {
        let activity = told.entry.activity;
        let mut cells = vec![
            Cell::text(&*activity.id.value),
            Cell::text(&*activity.title.value),
            Cell::Text(super::rows::names(told.entry.owners())),
        ];
        cells.extend(periods.iter().map(|period| standing::cell(&told.entry.at(*period), lang)));
        Row::new(cells).anchored(part.anchor(&activity.id)).picked_by(picks.of(told))
    };
    let table = Table::new(columns, part.told.iter().map(row).collect());
    // Few periods fit on a portrait page.
    if periods.len() > FEW { table.wide() } else { table }
}

/// Returns the plan's periods up to the selected one; only the latest if there are many.
fn periods(part: &Part<'_, '_, '_>) -> Vec<Period> {
    let back = std::iter::successors(Some(part.period()), |period| period.previous());
    let first = first_of_plan(part).unwrap_or(part.period());
    let mut periods: Vec<Period> = back.take_while(|period| !period.is_before(first)).take(MOST).collect();
    periods.reverse();
    periods
}

/// Returns the plan's first period with the length of the selected one.
fn first_of_plan(part: &Part<'_, '_, '_>) -> Option<Period> {
    let first = part.plan().years.map(|years| *years.first);
    let said = || part.told.iter().flat_map(|told| &told.entry.activity.follow_ups).map(|it| *it.period).min();
    let first = first.or_else(said)?.around(part.period().unit());
    (!first.is_after(part.period())).then_some(first)
}

fn scales<'r>(part: &'r Part<'_, '_, '_>) -> Vec<&'r Scale<'r>> {
    Some(&part.plan().scale).filter(|scale| !scale.is_empty()).into_iter().collect()
}
