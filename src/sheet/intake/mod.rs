//! The import of returned sheets.
//!
//! It is a three-way comparison of each status and each note: the value in the sheet, the value at export, and the
//! value in the plan. An unchanged cell changes nothing, a change in the sheet alone is imported, a value that the
//! plan has already is no change, and different changes on both sides are a conflict.

mod annotations;
mod answer;
mod beside_title;
mod cells;
mod columns;
mod conflicts;
mod encoding;
mod extra_rows;
mod heads;
mod known;
mod outside;
mod rows;
mod values;

pub(crate) use annotations::color_name;

use crate::locale::{Lang, Text, text};
use crate::model::{Measure, Number, Period, Plan, StatusId, Thing};

use super::{Column, Finding, Returned, Unreadable};
use answer::Answers;
use conflicts::resolved;
use known::KnownPlan;

/// The side that wins a conflict between a sheet and the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// The sheet.
    Sheet,
    /// The plan.
    Plan,
}

named! {
    Prefer;
    /// Both sides.
    ALL;
    /// Returns the name on the command line.
    name;
    Sheet = "sheet",
    Plan = "plan",
}

/// A change to write for one goal, priority or activity. `None` keeps the old value.
#[derive(Clone, Debug)]
pub struct Change<'p, 'a> {
    /// The plan.
    pub plan: &'p Plan<'a>,
    /// The goal, priority or activity.
    pub thing: Thing<'p, 'a>,
    /// The assessed period.
    pub period: Period,
    /// The status; `None` inside removes it.
    pub status: Option<Option<StatusId>>,
    /// The note; an empty one removes it.
    pub note: Option<String>,
}

/// A change to write for the value of a measure. `None` keeps the old value.
#[derive(Clone, Debug)]
pub struct ValueChange<'p, 'a> {
    /// The goal, priority or activity with the measure.
    pub thing: Thing<'p, 'a>,
    /// The measure.
    pub measure: &'p Measure<'a>,
    /// The period of the value.
    pub period: Period,
    /// The value; `None` inside removes it.
    pub value: Option<Option<Number>>,
    /// The note; an empty one removes it.
    pub note: Option<String>,
}

/// The result of the import.
#[derive(Debug, Default)]
pub struct Intake<'p, 'a> {
    /// The changes to write, if no finding prevents it.
    pub changes: Vec<Change<'p, 'a>>,
    /// The changes of measured values to write, on the same condition.
    pub values: Vec<ValueChange<'p, 'a>>,
    /// All findings, in the order of files, sheets and rows.
    pub findings: Vec<Finding>,
}

/// Compares returned sheets with the plans, each in its assessed period.
pub fn take<'p, 'a>(files: &[Returned], plans: &[(&'p Plan<'a>, Period)], prefer: Option<Prefer>) -> Intake<'p, 'a> {
    let mut known: Vec<KnownPlan<'p, 'a>> = plans.iter().map(|(plan, period)| KnownPlan::new(plan, *period)).collect();
    let mut intake = Intake::default();
    let mut answers = Answers::default();
    for file in files {
        let Some(reading) = encoding::agreed(file, || encoding::words(&known)) else {
            let (message, help) = Unreadable::Encoding.words();
            intake.findings.push(Finding::error(&file.place(), &message, help));
            continue;
        };
        let mut has_table = false;
        for mut table in reading.tables() {
            has_table = true;
            heads::know(&mut table, &known);
            let fit = columns::fit(&table, &mut intake.findings);
            outside::report_above(&table, &known, &mut intake.findings);
            annotations::report(&table, &mut intake.findings);
            if fit {
                rows::answers(&table, &mut known, &mut intake.findings, &mut answers);
            }
        }
        if has_table {
            outside::report(reading, &known, &mut intake.findings);
        } else {
            intake.findings.push(no_table(file));
        }
    }
    let resolved = resolved(answers, prefer);
    intake.findings.extend(resolved.findings);
    (intake.changes, intake.values) = (resolved.changes, resolved.values);
    intake
}

/// Creates the finding for a file without a table.
fn no_table(file: &Returned) -> Finding {
    let in_lang = |lang| {
        let title = |column: Column| format!("\"{}\"", column.title().get(lang));
        [Column::Id, Column::Status, Column::Note].map(title).join(", ")
    };
    let titles = Text::new(in_lang(Lang::Sv), in_lang(Lang::En));
    Finding::error(
        &file.place(),
        &text!(
            titles = titles;
            "inget blad har rubrikerna från `plan export`, som {titles}",
            "no sheet has the headings of `plan export`, such as {titles}"
        ),
        Text::fixed(
            "rubrikraden måste stå kvar som den var i uttaget; börja om från ett nytt med `plan export`",
            "the row of headings must stay as it was exported; begin again from a new one with `plan export`",
        ),
    )
}
