//! The values of one row of the sheet.

use super::{Column, RowSubject};
use crate::locale::Lang;
use crate::model::{Activity, Link, Measure, Number, Thing};
use crate::query::{Assessable, MeasureEntry, number_words, own_standing};
use crate::source::printable;
use crate::workbook::fits;

/// The values of one row of the sheet: plain text in every column, with unprintable characters made visible, so that a
/// row of the plan and one of a returned sheet can be compared exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow([String; Column::ALL.len()]);

impl SheetRow {
    /// Returns the row for the selected period, with numbers in the format of a language.
    pub fn of(subject: &RowSubject<'_, '_>, lang: Lang) -> Self {
        let value = |column| match subject {
            RowSubject::Assessed(asked) => of_assessed(column, asked),
            RowSubject::Measured(entry) => of_measure(column, entry, lang),
        };
        Self(Column::ALL.map(|column| printable(&value(column)).into_owned()))
    }

    /// Returns the value in a column.
    pub fn value(&self, column: Column) -> &str {
        &self.0[column as usize]
    }

    /// Returns whether every value fits in a cell; a spreadsheet would silently cut a longer one.
    pub fn fits(&self) -> bool {
        self.0.iter().all(|value| fits(value))
    }
}

/// Returns the id and the title of a thing.
pub(super) fn label(thing: Thing<'_, '_>) -> String {
    format!("{} {}", &**thing.id(), &**thing.title())
}

/// Returns the title and the unit of a measure.
pub(super) fn measure_label(measure: &Measure<'_>) -> String {
    let unit = measure.unit.as_ref().map(|unit| format!(" ({})", &*unit.value)).unwrap_or_default();
    format!("{}{unit}", &*measure.title.value)
}

/// Returns the text of a thing, with its links below.
pub(super) fn text(thing: Thing<'_, '_>) -> String {
    let text = thing.text().map(|text| text.trim().to_owned());
    text.into_iter().chain(thing.links().iter().map(Link::written)).collect::<Vec<_>>().join("\n")
}

/// Returns the tags of a thing.
pub(super) fn tags(thing: Thing<'_, '_>) -> String {
    thing.tags().iter().map(|tag| &*tag.value).collect::<Vec<_>>().join(", ")
}

/// Returns the start of an activity.
pub(super) fn start(activity: &Activity<'_>) -> String {
    activity.start.map(|start| start.to_string()).unwrap_or_default()
}

/// Returns the value of a level column: the thing itself or the one above it; `None` for any other column.
fn of_levels(column: Column, thing: Thing<'_, '_>) -> Option<String> {
    let (goal, priority, activity) = match thing {
        Thing::Goal(goal) => (goal, None, None),
        Thing::Priority(goal, priority) => (goal, Some(priority), None),
        Thing::Activity(goal, priority, activity) => (goal, priority, Some(activity)),
    };
    Some(match column {
        Column::Goal => label(Thing::Goal(goal)),
        Column::Priority => priority.map(|it| label(Thing::Priority(goal, it))).unwrap_or_default(),
        Column::Activity => activity.map(|it| it.title.to_string()).unwrap_or_default(),
        _ => return None,
    })
}

fn of_assessed(column: Column, asked: &Assessable<'_, '_>) -> String {
    let Assessable { plan, thing, standing: now } = *asked;
    let entry = asked.entry();
    let period = now.period;
    match column {
        Column::Id => thing.id().to_string(),
        Column::Goal | Column::Priority | Column::Activity => of_levels(column, thing).unwrap_or_default(),
        Column::Text => text(thing),
        Column::Tags => tags(thing),
        Column::Owners => asked.owners().collect::<Vec<_>>().join(", "),
        Column::Start => entry.map(|it| start(it.activity)).unwrap_or_default(),
        Column::Before => {
            let before = period.previous().and_then(|before| own_standing(plan, thing, before, now.today)?.status);
            before.map(|status| status.name.to_string()).unwrap_or_default()
        }
        Column::Status | Column::StatusThen => now.status.map(|status| status.name.to_string()).unwrap_or_default(),
        Column::Note | Column::NoteThen => now.note.unwrap_or_default().to_owned(),
        Column::Plan => plan.id.to_string(),
        Column::Period => period.to_string(),
        Column::Measure | Column::Target | Column::Value | Column::ValueThen => String::new(),
    }
}

fn of_measure(column: Column, entry: &MeasureEntry<'_, '_>, lang: Lang) -> String {
    let MeasureEntry { plan, thing, measure, .. } = *entry;
    let period = entry.asked.unwrap_or(entry.period);
    let unit = measure.unit.as_ref().map(|unit| &*unit.value);
    let shown = |(of, number): (_, Number)| format!("{} ({of})", number_words(number, unit).get(lang));
    match column {
        Column::Id => measure.id.to_string(),
        Column::Goal | Column::Priority | Column::Activity => of_levels(column, thing).unwrap_or_default(),
        Column::Measure => measure_label(measure),
        Column::Owners => entry.owners().collect::<Vec<_>>().join(", "),
        Column::Before => {
            let before = period.previous().and_then(|before| measure.latest(before));
            let baseline = measure.baseline.map(|baseline| (*baseline.period, *baseline.value));
            before.or(baseline).map(shown).unwrap_or_default()
        }
        Column::Target => measure.target(period).map(shown).unwrap_or_default(),
        Column::Value | Column::ValueThen => {
            let value = entry.stated().and_then(|stated| stated.value);
            value.map(|value| value.shown(lang.point())).unwrap_or_default()
        }
        Column::Note | Column::NoteThen => {
            entry.stated().and_then(|stated| stated.note.as_ref()).map(|note| note.to_string()).unwrap_or_default()
        }
        Column::Plan => plan.id.to_string(),
        Column::Period => period.to_string(),
        Column::Text | Column::Tags | Column::Start | Column::Status | Column::StatusThen => String::new(),
    }
}
