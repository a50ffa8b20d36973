//! TOML to model. Imports source, locale, diag and model.
//!
//! Reading goes on after an error: a value that cannot be used is reported and left out, and every problem of every file
//! comes out of one run. A file with a syntax error is reported and not read further, and [`Completeness`](crate::model::Completeness) remembers
//! that something is missing, so that what refers to it is not reported as wrong.

pub mod codes;
mod decode;
mod goal;
mod governance;
mod plan;
mod syntax;
mod syntax_words;
mod table;

use crate::diag::{Diagnostic, Sink};
use crate::model::{Plan, Portfolio};
use crate::parallel;
use crate::source::{FileId, GOVERNANCE, MANIFEST, SourceFile, Sources};

/// From this many bytes on files are parsed at once.
const MUCH_TEXT: usize = 512 * 1024;

/// What came of reading a plan.
#[derive(Debug)]
pub struct Loaded<'a> {
    /// Everything that could be read.
    pub portfolio: Portfolio<'a>,
    /// Everything that could not, in file order.
    pub findings: Vec<Diagnostic>,
}

/// Reads every file of a plan or portfolio.
pub fn load(sources: &Sources) -> Loaded<'_> {
    let mut sink = Sink::default();
    let mut governance = None;
    let mut plans: Vec<(&str, Plan<'_>)> = Vec::new();
    for (id, file) in sources.iter().filter(|(_, file)| matches!(file.name(), GOVERNANCE | MANIFEST)) {
        let table = syntax::parse(id, file, &mut sink);
        if file.name() == GOVERNANCE {
            governance = table.and_then(|table| governance::read(table, id, &mut sink));
        } else {
            plans.push((file.folder(), plan::read(table, id, file, &mut sink)));
        }
    }
    let goal_files: Vec<(FileId, &SourceFile, usize)> = sources
        .iter()
        .filter(|(_, file)| !matches!(file.name(), GOVERNANCE | MANIFEST))
        .filter_map(|(id, file)| Some((id, file, plans.iter().position(|(folder, _)| *folder == file.folder())?)))
        .collect();
    let is_much = goal_files.iter().map(|(_, file, _)| file.text().len()).sum::<usize>() > MUCH_TEXT;
    let goals = parallel::map(goal_files, is_much, |(id, file, at)| {
        let mut sink = Sink::default();
        let goal = syntax::parse(id, file, &mut sink).map(|table| goal::read(table, id, &plans[at].1, &mut sink));
        (at, goal, sink)
    });
    for (at, goal, found) in goals {
        sink.append(found);
        let plan = &mut plans[at].1;
        match goal {
            Some(goal) => {
                let is_whole = goal.is_whole && goal.priorities.iter().all(|priority| priority.is_whole);
                plan.complete.goals &= is_whole;
                plan.goals.push(goal);
            }
            None => plan.complete.goals = false,
        }
    }
    let plans = plans.into_iter().map(|(_, plan)| plan).collect();
    Loaded { portfolio: Portfolio { governance, plans }, findings: sink.into_sorted() }
}
