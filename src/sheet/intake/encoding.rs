//! Choice of the encoding of a returned text file, by comparing its cells with the plan.

use std::collections::{BTreeSet, HashSet};

use super::columns::NEEDED;
use super::known::KnownPlan;
use crate::locale::Lang;
use crate::model::{StatusId, Thing, Tier};
use crate::query::{each_once, stated};
use crate::sheet::letters::key;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::returned::{Decoding, Returned};
use crate::sheet::{Column, row};

/// Returns the reading of a file that matches the plans. `None` if no reading matches, if two readings match in
/// different cells, or if two match equally well but differ in what would be imported.
pub(super) fn agreed(file: &Returned, words: impl FnOnce() -> HashSet<String>) -> Option<Decoding<'_>> {
    let mut readings = file.readings();
    let first = readings.next()?;
    if readings.len() == 0 {
        return Some(first);
    }
    let words = words();
    let of_each: Vec<_> = file.readings().map(|reading| (reading, agreeing(reading, &words))).collect();
    let of_any: BTreeSet<_> = of_each.iter().flat_map(|(_, cells)| cells).copied().collect();
    let mut best = of_each.into_iter().filter(|(_, cells)| cells.len() == of_any.len()).map(|(reading, _)| reading);
    let first = best.next()?;
    best.all(|other| taken(other) == taken(first)).then_some(first)
}

/// Returns the cells with non-ASCII text that occurs in a plan.
fn agreeing(reading: Decoding<'_>, words: &HashSet<String>) -> BTreeSet<(u32, u32)> {
    let says_it = |value: &CellValue| match value {
        CellValue::Text(text) => !text.is_ascii() && (words.contains(&key(text)) || Column::of_title(text).is_some()),
        _ => false,
    };
    let lines = reading.grids.iter().flat_map(|grid| &grid.lines);
    let cells = lines.flat_map(|line| line.cells.iter().map(|(column, value)| (line.row, *column, value)));
    cells.filter(|(_, _, value)| says_it(value)).map(|(row, column, _)| (row, column)).collect()
}

/// Returns all values that would be imported from a reading.
fn taken(reading: Decoding<'_>) -> Vec<String> {
    let mut taken = Vec::new();
    for table in reading.tables() {
        let columns: Vec<u32> =
            NEEDED.into_iter().filter_map(|column| table.header.column(column).map(|(at, _)| at)).collect();
        let value = |line: &GridRow, column| line.value(column).map(CellValue::shown).unwrap_or_default();
        taken.extend(table.lines.iter().flat_map(|line| columns.iter().map(move |column| value(line, *column))));
    }
    taken
}

/// Returns all texts of the plans that can be in a sheet, as [`key`]s.
pub(super) fn words(known: &[KnownPlan<'_, '_>]) -> HashSet<String> {
    let mut words = HashSet::new();
    let mut add = |text: &str| {
        words.insert(key(text));
    };
    for KnownPlan { plan, period, .. } in known {
        for heading in Column::LEVELS.map(|column| column.heading([*plan])) {
            for lang in Lang::ALL {
                add(heading.get(lang));
            }
        }
        let with_id = |id: &str, title: &str| format!("{id} {title}");
        let status = |id: StatusId| &*plan.scale.get(id).name.value;
        add(&plan.id);
        plan.scale.iter().for_each(|(id, _)| add(status(id)));
        for thing in Thing::all(plan).filter(|thing| thing.tier() != Tier::Activity) {
            add(&row::label(thing));
            if let (_, Some(note)) = stated(plan, thing.follow_ups(), *period) {
                add(note);
            }
        }
        for placed @ (goal, priority, activity) in plan.activities() {
            add(&with_id(&goal.id, &goal.title));
            if let Some(priority) = priority {
                add(&with_id(&priority.id, &priority.title));
            }
            add(&activity.id);
            add(&activity.title);
            let owners: Vec<&str> =
                each_once(plan.answering(placed).owners).map(|owner| plan.owner_name(owner)).collect();
            add(&owners.join(", "));
            if let (_, Some(note)) = stated(plan, &activity.follow_ups, *period) {
                add(note);
            }
        }
    }
    words
}
