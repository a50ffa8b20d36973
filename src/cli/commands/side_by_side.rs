//! Several periods side by side as rows: what is of a period has its name, as in `status_2025`.

use crate::cli::rows::separated;
use crate::model::{Period, Stage};
use crate::query::{Counts, Entry, RollUp, SideBySide};
use crate::report::columns::Column;
use crate::report::write::Separator;
use crate::source::Sources;

/// Writes the activities, each column that is of a period once for each.
pub(super) fn list_rows(
    beside: &SideBySide<'_, '_, '_>,
    columns: &[Column],
    sources: &Sources,
    separator: Separator,
) -> csv::Result<Vec<u8>> {
    let periods: Vec<Period> = beside.periods().collect();
    let header = columns.iter().flat_map(|column| {
        if column.is_of_period() {
            periods.iter().map(|period| format!("{}_{period}", column.name())).collect()
        } else {
            vec![column.name().to_owned()]
        }
    });
    let header: Vec<String> = header.collect();
    let rows = beside.rows.iter().map(|row| {
        let values = columns.iter().flat_map(|column| {
            let value = |entry: &Entry<'_, '_>| column.value(entry, sources).into_owned();
            if column.is_of_period() {
                (0..periods.len()).map(|at| value(&row.at(at))).collect()
            } else {
                vec![value(&row.entry)]
            }
        });
        values.collect()
    });
    separated(separator, &names(&header), rows)
}

/// Writes the groups, with their counts in each period.
pub(super) fn group_rows(periods: &[Period], counted: &[RollUp], separator: Separator) -> csv::Result<Vec<u8>> {
    let figures = ["total"].into_iter().chain(Stage::ALL.map(Stage::name)).chain(["late"]);
    let of_periods = periods.iter().flat_map(|period| figures.clone().map(move |name| format!("{name}_{period}")));
    let header: Vec<String> = ["plan", "key", "title"].map(str::to_owned).into_iter().chain(of_periods).collect();
    let numbers = |counts: &Counts| {
        let stages = Stage::ALL.map(|stage| counts.of(stage));
        [counts.total()].into_iter().chain(stages).chain([counts.late()]).map(|number| number.to_string())
    };
    let groups = counted.last().map_or(&[][..], |roll_up| &roll_up.groups);
    let rows = groups.iter().enumerate().map(|(at, group)| {
        let names = [group.plan.clone().unwrap_or_default(), group.key.clone(), group.title.clone()];
        let counts = counted.iter().flat_map(|roll_up| numbers(&roll_up.groups[at].counts));
        names.into_iter().chain(counts).collect()
    });
    separated(separator, &names(&header), rows)
}

fn names(header: &[String]) -> Vec<&str> {
    header.iter().map(String::as_str).collect()
}
