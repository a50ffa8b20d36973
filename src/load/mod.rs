//! TOML to model. Imports source, locale, diag and model.
//!
//! Reading goes on after an error: a value that cannot be used is reported and left out, and every problem of every file
//! comes out of one run. A file with a syntax error is reported and not read further, and [`Completeness`](crate::model::Completeness) remembers
//! that something is missing, so that what refers to it is not reported as wrong.

pub mod codes;
mod decode;
mod describe;
mod goal;
mod governance;
mod mismatch;
mod plan;
mod problems;
mod shape;
mod syntax;
mod syntax_hints;
mod syntax_words;
mod table;
mod unknown_key;

use crate::diag::{Diagnostic, Sink};
use crate::model::{Plan, Portfolio};
use crate::parallel;
use crate::source::{FileId, GOVERNANCE, MANIFEST, SourceFile, Sources, Span};

pub use describe::{FileKind, describe};
pub use shape::{Key, Names, Shape};

use problems::Problems;
use table::Table;

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
        if file.name() == GOVERNANCE {
            governance = read(id, file, &mut sink, |table| governance::read(table, id)).flatten();
        } else {
            let plan = read(id, file, &mut sink, |table| plan::read(table, id, file));
            plans.push((file.folder(), plan.unwrap_or_else(|| plan::unread(id, file))));
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
        let goal = read(id, file, &mut sink, |table| goal::read(table, id, &plans[at].1));
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

/// Reads one file; none after a syntax error.
fn read<'a, R>(
    id: FileId,
    file: &'a SourceFile,
    sink: &mut Sink,
    reader: impl Fn(&mut Table<'a, '_>) -> R,
) -> Option<R> {
    let entries = syntax::parse(id, file, sink)?;
    let mut problems = Problems::new(id);
    let result = table::read(entries, Span::default(), &mut problems, reader);
    sink.append(problems.into_sink());
    Some(result)
}
