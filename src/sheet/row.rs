//! One thing that is assessed, as the sheet has it.

use super::Column;
use crate::model::Thing;
use crate::query::{Assessable, own_standing};
use crate::source::printable;
use crate::workbook::fits;

/// One thing that is assessed, as the sheet has it: plain text in every column, with what cannot be shown made visible, so that the
/// row of the plan as it is and that of a sheet that comes back compare letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row([String; Column::ALL.len()]);

impl Row {
    /// Returns the row of it in the period that is looked at.
    pub fn of(asked: &Assessable<'_, '_>) -> Self {
        Self(Column::ALL.map(|column| printable(&value(column, asked)).into_owned()))
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

/// Returns the id and the title of what a row is of or stands under.
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
