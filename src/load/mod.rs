//! TOML to model. Imports parallel, progress, source, syntax, locale, diag and model.
//!
//! Reading goes on after an error: a value that cannot be used is reported and left out, and every problem of every
//! file comes out of one run. Of a file with syntax errors what is right is read, and
//! [`Completeness`](crate::model::Completeness) remembers that something is missing, so that what refers to it is not
//! reported as wrong.

pub mod codes;
mod copied;
mod decode;
mod describe;
mod goal;
mod governance;
mod links;
mod meant_choice;
mod meant_key;
mod measure;
mod mismatch;
mod no_period;
mod no_url;
mod parse;
mod plan;
mod problems;
mod shape;
mod stray;
mod table;
mod unknown_key;

use std::collections::HashMap;

use crate::diag::{Diagnostic, Sink};
use crate::model::{Goal, Plan, Portfolio, Unread};
use crate::parallel;
use crate::progress::{self, Task};
use crate::source::{FileId, GOVERNANCE, MANIFEST, SourceFile, Sources, Span};

pub use describe::{FileKind, describe};
pub use shape::{Key, Names, Shape};

use parse::Parsed;
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
        let mut found = Sink::default();
        if file.name() == GOVERNANCE {
            governance = read(id, file, &mut found, |table| governance::read(table, id)).flatten();
            if let Some(governance) = governance.as_mut().filter(|_| found.has_errors()) {
                governance.unread.add(file.text());
            }
        } else {
            let plan = read(id, file, &mut found, |table| plan::read(table, id, file));
            let mut plan = plan.unwrap_or_else(|| plan::unread(id, file));
            if found.has_errors() {
                note_faults(&mut plan, file);
            }
            plans.push((file.folder(), plan));
        }
        sink.append(found);
    }
    // A folder holds one manifest.
    let of_folders: HashMap<&str, usize> = plans.iter().enumerate().map(|(at, (folder, _))| (*folder, at)).collect();
    let goal_files: Vec<(FileId, &SourceFile, usize)> = sources
        .iter()
        .filter(|(_, file)| !matches!(file.name(), GOVERNANCE | MANIFEST))
        .filter_map(|(id, file)| Some((id, file, *of_folders.get(file.folder())?)))
        .collect();
    let is_much = goal_files.iter().map(|(_, file, _)| file.text().len()).sum::<usize>() > MUCH_TEXT;
    progress::begin(Task::Plan, Some(goal_files.len()));
    let goals = parallel::map(goal_files, is_much, |(id, file, at)| {
        let mut sink = Sink::default();
        let goal = read_goal(id, file, &plans[at].1, &mut sink);
        progress::step();
        (at, file, goal, sink)
    });
    for (at, file, goal, found) in goals {
        let plan = &mut plans[at].1;
        match goal {
            GoalFile::Goal(goal) => {
                if found.has_errors() {
                    ids_of(file, &mut plan.complete.ids);
                }
                plan.goals.push(*goal);
            }
            GoalFile::Unread => plan.complete.ids.add_everything(),
            GoalFile::NoGoal => {}
        }
        plan.complete.goals &= !found.has_errors();
        sink.append(found);
    }
    sources.strays().for_each(|(file, why)| sink.push(stray::stray(file, why)));
    let plans = plans.into_iter().map(|(_, plan)| plan).collect();
    Loaded { portfolio: Portfolio { governance, plans }, findings: sink.into_sorted() }
}

/// What a file turned out to be that lies where goals lie.
enum GoalFile<'a> {
    /// A goal, perhaps with faults.
    Goal(Box<Goal<'a>>),
    /// It cannot be known.
    Unread,
    /// Something else, in which no goal can stand.
    NoGoal,
}

/// Reads a file as a goal, unless it seems to be a copy of another kind of file.
fn read_goal<'a>(id: FileId, file: &'a SourceFile, plan: &Plan<'a>, sink: &mut Sink) -> GoalFile<'a> {
    let mut original = copied::by_name(file);
    let mut found = Sink::default();
    let goal = match original {
        Some(_) => None,
        None => parse::parse(id, file, &mut found).and_then(|parsed| {
            original = copied::by_content(parsed.tree.root());
            let goal = || read_table(id, parsed, &mut found, |table| goal::read(table, id, plan));
            original.is_none().then(goal)
        }),
    };
    if let Some(original) = original {
        sink.push(copied::copied(id, original));
        return GoalFile::NoGoal;
    }
    sink.append(found);
    goal.map_or(GoalFile::Unread, |goal| GoalFile::Goal(Box::new(goal)))
}

/// Reads one file; none where it is no text.
fn read<'a, R>(
    id: FileId,
    file: &'a SourceFile,
    sink: &mut Sink,
    reader: impl Fn(&mut Table<'a, '_>) -> R,
) -> Option<R> {
    let parsed = parse::parse(id, file, sink)?;
    Some(read_table(id, parsed, sink, reader))
}

/// Reads what could be read of a file.
fn read_table<'a, R>(id: FileId, parsed: Parsed<'a>, sink: &mut Sink, reader: impl Fn(&mut Table<'a, '_>) -> R) -> R {
    let mut problems = Problems::new(id, parsed.damage);
    let result = table::read(parsed.tree.root(), Span::default(), &mut problems, reader);
    sink.append(problems.into_sink());
    result
}

/// Remembers that a manifest has faults, and what may stand in it nevertheless.
fn note_faults(plan: &mut Plan<'_>, file: &SourceFile) {
    plan.complete.rhythm = plan.follow_up.every.is_some();
    // Where neither owners nor statuses are left, hardly any of it was.
    if !plan.complete.manifest || (plan.register.is_empty() && plan.scale.is_empty()) {
        plan.complete.names.add_everything();
    } else {
        plan.complete.names.add(file.text());
    }
}

/// Remembers which ids may stand in a goal file with faults.
fn ids_of(file: &SourceFile, ids: &mut Unread) {
    // A reference is no place where an id is given.
    let is_reference = |line: &&str| line.trim_start().starts_with("see");
    let lines: Vec<&str> = file.text().lines().filter(|line| !is_reference(line)).collect();
    ids.add(&lines.join("\n"));
}
