//! Several measures in one table.

use super::measure::{BASELINE, CHANGE, DISTANCE, TARGET, change, distance, name, one_line, shown};
use super::prose;
use crate::locale::{Lang, Text, catalogue as say, text};
use crate::model::{Plan, Thing};
use crate::query::{MeasureEntry, better_name, measure_rows};
use crate::report::doc::{Cell, Column, Row, Table};

/// Returns the latest value of each measure, its target, and the distance to it; with a column of plans if `with_plan`,
/// and those of owners and periods whose value is due if `is_asked`.
pub(super) fn overview(measures: &[MeasureEntry<'_, '_>], with_plan: bool, is_asked: bool, lang: Lang) -> Table {
    let mut columns: Vec<Column> = with_plan.then(|| Column::short(say::PLAN.get(lang))).into_iter().collect();
    columns.push(Column::wrapping(say::MEASURE.get(lang)).of_plan());
    columns.extend(is_asked.then(|| Column::wrapping(say::OWNERS.get(lang)).of_plan()));
    columns.extend(is_asked.then(|| Column::short(ASKED.get(lang))));
    columns.extend([&LATEST, &TARGET, &DISTANCE].map(|title| Column::short(title.get(lang))));
    let row = |entry: &MeasureEntry<'_, '_>| {
        let MeasureEntry { plan, measure, period, asked, .. } = *entry;
        let unit = measure.unit.as_ref().map(|unit| &*unit.value);
        let rows = measure_rows(measure);
        let latest =
            rows.iter().rev().find(|row| row.value.is_some() && !row.is_baseline && !row.period.is_after(period));
        let of = |number, period| format!("{} ({period})", shown(Some(number), unit, lang));
        let target = measure.target(asked.unwrap_or(period));
        let mut cells: Vec<Cell> = with_plan.then(|| Cell::text(&*plan.id.value)).into_iter().collect();
        cells.push(Cell::Text(name(measure)));
        cells.extend(is_asked.then(|| Cell::Text(entry.owners().collect::<Vec<_>>().join(", "))));
        cells.extend(is_asked.then(|| Cell::Text(asked.map(|asked| asked.to_string()).unwrap_or_default())));
        cells.push(Cell::Text(latest.and_then(|row| Some(of(row.value?, row.period))).unwrap_or_default()));
        cells.push(Cell::Text(target.map(|(by, number)| of(number, by)).unwrap_or_default()));
        let left = latest.and_then(|row| row.distance).map(|it| distance(measure, it, lang));
        cells.push(left.unwrap_or_else(|| Cell::text("")));
        Row::new(cells)
    };
    Table::new(columns, measures.iter().map(row).collect())
}

/// Returns the caption with the number of missing values.
pub(super) fn caption_of_due(measures: &[MeasureEntry<'_, '_>], lang: Lang) -> String {
    let count = measures.len();
    text!("Indikatorer utan värde ({count})", "Measures without a value ({count})").get(lang).to_owned()
}

/// Returns all values of all measures: a row for each period of a measure, with a column for each property.
pub(super) fn by_period<'p, 'a: 'p>(plans: &[&'p Plan<'a>], lang: Lang) -> Table {
    let with_plan = plans.len() > 1;
    let mut columns: Vec<Column> = with_plan.then(|| Column::short(say::PLAN.get(lang))).into_iter().collect();
    columns.extend([Column::short(say::ID.get(lang)), Column::wrapping(say::MEASURE.get(lang)).of_plan()]);
    columns.push(Column::wrapping(say::MEASURES_WHAT.get(lang)).of_plan());
    columns.extend([&UNIT, &BETTER, &say::PERIOD].map(|title| Column::short(title.get(lang))));
    columns.extend([&TARGET, &say::VALUE].map(|title| Column::number(title.get(lang))));
    columns.extend([&DISTANCE, &CHANGE].map(|title| Column::short(title.get(lang))));
    columns.push(Column::wrapping(say::NOTE.get(lang)).of_plan());
    let mut rows = Vec::new();
    for plan in plans {
        let measured = Thing::all(plan).flat_map(|thing| thing.measures().iter().map(move |it| (thing, it)));
        for (thing, measure) in measured.filter(|(thing, measure)| thing.is_whole() && measure.is_whole) {
            let of = format!("{} {}", &**thing.id(), one_line(thing.title()));
            for row in measure_rows(measure) {
                let mut cells: Vec<Cell> = with_plan.then(|| Cell::text(&*plan.id.value)).into_iter().collect();
                let better = measure.better.map(|better| better_name(*better).get(lang).to_owned());
                cells.extend([
                    Cell::text(&*measure.id.value),
                    Cell::Text(one_line(&measure.title)),
                    Cell::Text(of.clone()),
                    Cell::text(measure.unit.as_ref().map_or("", |unit| &unit.value)),
                    Cell::Text(better.unwrap_or_default()),
                    Cell::text(row.period),
                    Cell::Text(shown(row.target, None, lang)),
                    Cell::Text(shown(row.value, None, lang)),
                    match row.distance {
                        _ if row.is_baseline => Cell::text(BASELINE.get(lang)),
                        Some(it) => distance(measure, it, lang),
                        None => Cell::text(""),
                    },
                    change(&row, lang),
                    prose::with_links(row.note.unwrap_or_default(), row.links),
                ]);
                rows.push(Row::new(cells));
            }
        }
    }
    Table::new(columns, rows).wide()
}

static ASKED: Text = Text::fixed("Värde för", "Value for");
static LATEST: Text = Text::fixed("Senast", "Latest");
static BETTER: Text = Text::fixed("Bättre", "Better");
static UNIT: Text = Text::fixed("Enhet", "Unit");
