//! The level columns, whose headings are a plan's own words.

use super::known::KnownPlan;
use crate::locale::Lang;
use crate::sheet::Column;
use crate::sheet::column::same_title;
use crate::sheet::header::Header;
use crate::sheet::letters::key;
use crate::sheet::read::{CellValue, GridRow};
use crate::sheet::returned::SheetTable;

/// Finds the level columns in a header: by the plan's current words, or by their contents, if the sheet was
/// exported with other words.
pub(super) fn know(table: &mut SheetTable<'_>, known: &[KnownPlan<'_, '_>]) {
    let at_own = known.iter().find_map(|known| own(&table.header, known));
    for (column, at) in at_own.into_iter().flatten() {
        table.header.give(at, column);
    }
    for column in Column::LEVELS.into_iter().filter(|column| table.header.column(*column).is_none()).collect::<Vec<_>>()
    {
        let holds = |at: u32| holds(column, at, table.lines, known);
        if let Some(at) = table.header.others.iter().map(|(at, _)| *at).find(|at| holds(*at)) {
            table.header.give(at, column);
        }
    }
}

/// Returns the indexes of the level columns by a plan's own words; `None` if one is missing.
fn own(header: &Header, known: &KnownPlan<'_, '_>) -> Option<Vec<(Column, u32)>> {
    let at = |column: Column| {
        let heading = column.heading([known.plan]);
        let is_it = |title: &str| Lang::ALL.into_iter().any(|lang| same_title(title, heading.get(lang)));
        Some((column, header.titles().find(|(_, title)| is_it(title))?.0))
    };
    Column::LEVELS.into_iter().map(at).collect()
}

/// Returns whether most cells of a column are values of the given level.
fn holds(column: Column, at: u32, lines: &[GridRow], known: &[KnownPlan<'_, '_>]) -> bool {
    let texts = lines.iter().filter_map(|line| line.value(at));
    let is_it = |value: &CellValue| match value {
        CellValue::Text(text) => known.iter().any(|known| known.says(column, &key(text))),
        _ => false,
    };
    let (all, hits) = texts.fold((0, 0), |(all, hits), value| (all + 1, hits + usize::from(is_it(value))));
    hits * 2 > all
}
