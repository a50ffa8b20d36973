//! One activity, as the sheet has it.

use super::Column;
use crate::query::Entry;
use crate::source::printable;
use crate::workbook::fits;

/// One activity, as the sheet has it: plain text in every column, with what cannot be shown made visible, so that the
/// row of the plan as it is and that of a sheet that comes back compare letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row([String; Column::ALL.len()]);

impl Row {
    /// Returns the row of an activity in the period that is looked at.
    pub fn of(entry: &Entry<'_, '_>) -> Self {
        Self(Column::ALL.map(|column| printable(&value(column, entry)).into_owned()))
    }

    /// Returns what stands in a column.
    pub fn value(&self, column: Column) -> &str {
        &self.0[column as usize]
    }

    /// Returns whether a spreadsheet can hold all of it; it would cut what is longer without a word.
    pub fn fits(&self) -> bool {
        self.0.iter().all(|value| fits(value))
    }
}

fn value(column: Column, entry: &Entry<'_, '_>) -> String {
    let Entry { plan, goal, priority, activity, standing: now } = *entry;
    let period = now.period;
    let status = || now.status.map(|status| status.name.to_string()).unwrap_or_default();
    let note = || now.note.unwrap_or_default().to_owned();
    match column {
        Column::Id => activity.id.to_string(),
        Column::Goal => format!("{} {}", &*goal.id.value, &*goal.title.value),
        Column::Priority => priority.map(|it| format!("{} {}", &*it.id.value, &*it.title.value)).unwrap_or_default(),
        Column::Activity => activity.title.to_string(),
        Column::Owners => entry.owners().collect::<Vec<_>>().join(", "),
        Column::Start => activity.start.map(|start| start.to_string()).unwrap_or_default(),
        Column::Before => {
            let before = period.previous().and_then(|before| entry.at(before).status);
            before.map(|status| status.name.to_string()).unwrap_or_default()
        }
        Column::Status | Column::StatusThen => status(),
        Column::Note | Column::NoteThen => note(),
        Column::Plan => plan.id.to_string(),
        Column::Period => period.to_string(),
    }
}
