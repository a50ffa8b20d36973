//! A row of the sheet.

use super::Column;
use crate::model::Thing;
use crate::query::{Assessable, own_standing};
use crate::source::printable;
use crate::workbook::fits;

/// A row of the sheet, as plain text in every column. Unprintable characters are made visible, so that rows of the
/// plan and of a returned sheet can be compared as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow([String; Column::ALL.len()]);

impl SheetRow {
    /// Creates the row of an assessable thing.
    pub fn of(asked: &Assessable<'_, '_>) -> Self {
        Self(Column::ALL.map(|column| printable(&value(column, asked)).into_owned()))
    }

    /// Returns the text in a column.
    pub fn value(&self, column: Column) -> &str {
        &self.0[column as usize]
    }

    /// Returns whether a spreadsheet can hold all texts; it would silently truncate longer ones.
    pub fn fits(&self) -> bool {
        self.0.iter().all(|value| fits(value))
    }
}

/// Returns the id and title of a thing.
pub(super) fn label(thing: Thing<'_, '_>) -> String {
    format!("{} {}", &**thing.id(), &**thing.title())
}

fn value(column: Column, asked: &Assessable<'_, '_>) -> String {
    let Assessable { plan, thing, standing: now } = *asked;
    let (goal, priority) = match thing {
        Thing::Goal(goal) => (goal, None),
        Thing::Priority(goal, priority) => (goal, Some(priority)),
        Thing::Activity(goal, priority, _) => (goal, priority),
    };
    let entry = asked.entry();
    let period = now.period;
    let status = || now.status.map(|status| status.name.to_string()).unwrap_or_default();
    let note = || now.note.unwrap_or_default().to_owned();
    match column {
        Column::Id => thing.id().to_string(),
        Column::Goal => label(Thing::Goal(goal)),
        Column::Priority => priority.map(|it| label(Thing::Priority(goal, it))).unwrap_or_default(),
        Column::Activity => entry.map(|entry| entry.activity.title.to_string()).unwrap_or_default(),
        Column::Owners => entry.map(|entry| entry.owners().collect::<Vec<_>>().join(", ")).unwrap_or_default(),
        Column::Start => entry.and_then(|it| it.activity.start).map(|start| start.to_string()).unwrap_or_default(),
        Column::Before => {
            let before = period.previous().and_then(|before| own_standing(plan, thing, before, now.today)?.status);
            before.map(|status| status.name.to_string()).unwrap_or_default()
        }
        Column::Status | Column::StatusThen => status(),
        Column::Note | Column::NoteThen => note(),
        Column::Plan => plan.id.to_string(),
        Column::Period => period.to_string(),
    }
}
