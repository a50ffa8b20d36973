//! What of the sheets that came back is to be written into the plan.
//!
//! Three things are compared for each status and each note: what the sheet says, what it said when it was made, and
//! what the plan says now. What the colleague did not touch changes nothing; what only they changed is taken; what the
//! plan says already is no change; and what both changed to different things is a conflict.

mod answer;
mod apart;
mod beside;
mod beside_title;
mod cells;
mod columns;
mod encoding;
mod heads;
mod known;
mod rows;
mod settle;
mod strays;

use crate::locale::{Lang, Text, text};
use crate::model::{Period, Plan, StatusId, Thing};

use super::{Column, Finding, Returned, Unreadable};
use known::Known;
use settle::settled;

/// Whose word counts where the sheet and the plan both changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prefer {
    /// The sheet's.
    Sheet,
    /// The plan's.
    Plan,
}

/// What is to be written of one activity; none of what is to stay as it is.
#[derive(Clone, Debug)]
pub struct Change<'p, 'a> {
    /// Its plan.
    pub plan: &'p Plan<'a>,
    /// The activity, and what it stands under.
    pub thing: Thing<'p, 'a>,
    /// The period that was assessed.
    pub period: Period,
    /// The status; none within where it is taken away.
    pub status: Option<Option<StatusId>>,
    /// The note; empty where it is taken away.
    pub note: Option<String>,
}

/// What came out of the sheets.
#[derive(Debug, Default)]
pub struct Intake<'p, 'a> {
    /// What is to be written, where no finding stands against it.
    pub changes: Vec<Change<'p, 'a>>,
    /// All there is to say, in the order of the files, sheets and rows.
    pub findings: Vec<Finding>,
}

/// Compares what came back with the plans, each in the period that is looked at.
pub fn take<'p, 'a>(files: &[Returned], plans: &[(&'p Plan<'a>, Period)], prefer: Option<Prefer>) -> Intake<'p, 'a> {
    let mut known: Vec<Known<'p, 'a>> = plans.iter().map(|(plan, period)| Known::new(plan, *period)).collect();
    let mut intake = Intake::default();
    let mut answers = Vec::new();
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
            apart::say_above(&table, &known, &mut intake.findings);
            beside::say(&table, &mut intake.findings);
            if fit {
                answers.extend(rows::answers(&table, &mut known, &mut intake.findings));
            }
        }
        if has_table {
            apart::say(reading, &known, &mut intake.findings);
        } else {
            intake.findings.push(no_table(file));
        }
    }
    let (changes, findings) = settled(answers, prefer);
    intake.changes = changes;
    intake.findings.extend(findings);
    intake
}

/// Says what was looked for in a file in which nothing was found.
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
