//! Loading: from TOML to the model.
//!
//! Loading continues after errors: an invalid value is reported and skipped, so that one run finds all problems of
//! all files. The valid part of a file with syntax errors is loaded, and
//! [`Completeness`](crate::model::Completeness) records what may be missing, so that references to it are not
//! reported.

pub mod codes;
mod decode;
mod describe;
mod goal;
mod governance;
mod meant;
mod mismatch;
mod named_tables;
mod no_period;
mod no_url;
mod parse;
mod plan;
mod problems;
mod shape;
mod skipped_file;
mod table;
mod unknown_key;

use std::collections::{BTreeSet, HashMap};

use crate::diag::{Diagnostic, Severity, Sink};
use crate::model::{Goal, Plan, Portfolio, PossibleNames};
use crate::parallel;
use crate::progress::{self, Task};
use crate::source::{FileId, GOVERNANCE, MANIFEST, SourceFile, Sources, Span};

pub use describe::{FileKind, describe};
pub use shape::{Key, Names, Shape};

use parse::Parsed;
use problems::Problems;
use table::TableReader;

/// The number of bytes from which files are parsed in parallel.
const MUCH_TEXT: usize = 512 * 1024;

/// The result of loading.
#[derive(Debug)]
pub struct Loaded<'a> {
    /// The loaded portfolio.
    pub portfolio: Portfolio<'a>,
    /// All findings, in file order.
    pub findings: Vec<Diagnostic>,
    /// The goal files that are unreadable as a whole.
    unreadable: BTreeSet<FileId>,
}

/// Loads the files of a plan or portfolio.
pub fn load(sources: &Sources) -> Loaded<'_> {
    let mut sink = Sink::default();
    let mut governance = None;
    let mut plans: Vec<(&str, Plan<'_>)> = Vec::new();
    for (id, file) in sources.iter().filter(|(_, file)| matches!(file.name(), GOVERNANCE | MANIFEST)) {
        let mut found = Sink::default();
        if file.name() == GOVERNANCE {
            governance = read(id, file, &mut found, |table| governance::read(table, id)).flatten();
            if let Some(governance) = governance.as_mut().filter(|_| found.has_errors()) {
                governance.possible_names.add(file.text());
            }
        } else {
            let plan = read(id, file, &mut found, |table| plan::read(table, id, file));
            let mut plan = plan.unwrap_or_else(|| plan::unreadable(id, file));
            if found.has_errors() {
                note_faults(&mut plan, file);
            }
            plans.push((file.folder(), plan));
        }
        sink.append(found);
    }
    // A folder has at most one manifest.
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
        (at, id, goal, sink)
    });
    let mut unreadable = BTreeSet::new();
    for (at, id, goal, found) in goals {
        match goal {
            GoalFile::Goal(goal) => plans[at].1.goals.push(*goal),
            GoalFile::PossibleNames => drop(unreadable.insert(id)),
            GoalFile::NoGoal => {}
        }
        sink.append(found);
    }
    for finding in skipped_file::skipped_files(sources) {
        sink.push(finding);
    }
    let plans = plans.into_iter().map(|(_, plan)| plan).collect();
    let mut loaded = Loaded { portfolio: Portfolio { governance, plans }, findings: sink.into_sorted(), unreadable };
    for at in 0..loaded.portfolio.plans.len() {
        loaded.update_completeness(at, sources);
    }
    loaded
}

impl<'a> Loaded<'a> {
    /// Loads a goal file again whose text has changed; `sources` are the current files. Returns whether that is
    /// enough: for any other kind of file, everything must be loaded again.
    pub fn reload_goal(&mut self, id: FileId, file: &'a SourceFile, sources: &Sources) -> bool {
        if matches!(file.name(), GOVERNANCE | MANIFEST) {
            return false;
        }
        let is_of = |plan: &Plan<'_>| sources.file(plan.file).folder() == file.folder();
        let Some(at) = self.portfolio.plans.iter().position(is_of) else { return false };
        let plan = &mut self.portfolio.plans[at];
        let mut sink = Sink::default();
        let goal = read_goal(id, file, plan, &mut sink);
        let place = plan.goals.partition_point(|goal| goal.file < id);
        if plan.goals.get(place).is_some_and(|goal| goal.file == id) {
            plan.goals.remove(place);
        }
        self.unreadable.remove(&id);
        match goal {
            GoalFile::Goal(goal) => plan.goals.insert(place, *goal),
            GoalFile::PossibleNames => drop(self.unreadable.insert(id)),
            GoalFile::NoGoal => {}
        }
        let others = std::mem::take(&mut self.findings);
        others.into_iter().filter(|finding| finding.place.file != id).for_each(|finding| sink.push(finding));
        self.findings = sink.into_sorted();
        self.update_completeness(at, sources);
        true
    }

    /// Updates which goal files of a plan have errors, and the ids that may be in them.
    fn update_completeness(&mut self, at: usize, sources: &Sources) {
        let plan = &mut self.portfolio.plans[at];
        let folder = sources.file(plan.file).folder();
        let is_goal = |id: FileId| {
            let file = sources.file(id);
            (id.0 as usize) < sources.len() && id != plan.file && file.folder() == folder && file.name() != GOVERNANCE
        };
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let with_errors: BTreeSet<FileId> =
            errors.map(|finding| finding.place.file).filter(|id| is_goal(*id)).collect();
        plan.complete.goals = with_errors.is_empty();
        plan.complete.ids = PossibleNames::default();
        for id in with_errors {
            if self.unreadable.contains(&id) {
                plan.complete.ids.add_everything();
            } else if plan.goals.binary_search_by_key(&id, |goal| goal.file).is_ok() {
                ids_of(sources.file(id), &mut plan.complete.ids);
            }
        }
    }
}

/// The result of reading a file in a goal's place.
enum GoalFile<'a> {
    /// A goal, possibly with errors.
    Goal(Box<Goal<'a>>),
    /// Unknown, because the file is unreadable.
    PossibleNames,
    /// Another kind of file, which contains no goal.
    NoGoal,
}

/// Reads a goal file, unless it seems to be a copy of another kind of file.
fn read_goal<'a>(id: FileId, file: &'a SourceFile, plan: &Plan<'a>, sink: &mut Sink) -> GoalFile<'a> {
    let mut original = skipped_file::original_by_name(file);
    let mut found = Sink::default();
    let goal = match original {
        Some(_) => None,
        None => parse::parse(id, file, &mut found).and_then(|parsed| {
            original = skipped_file::original_by_content(parsed.tree.root());
            let goal = || read_table(id, parsed, &mut found, |table| goal::read(table, id, plan));
            original.is_none().then(goal)
        }),
    };
    if let Some(original) = original {
        sink.push(skipped_file::copied_file(id, original));
        return GoalFile::NoGoal;
    }
    sink.append(found);
    goal.map_or(GoalFile::PossibleNames, |goal| GoalFile::Goal(Box::new(goal)))
}

/// Reads a file; `None` if it is not text.
fn read<'a, R>(
    id: FileId,
    file: &'a SourceFile,
    sink: &mut Sink,
    reader: impl Fn(&mut TableReader<'a, '_>) -> R,
) -> Option<R> {
    let parsed = parse::parse(id, file, sink)?;
    Some(read_table(id, parsed, sink, reader))
}

/// Reads the valid part of a parsed file.
fn read_table<'a, R>(
    id: FileId,
    parsed: Parsed<'a>,
    sink: &mut Sink,
    reader: impl Fn(&mut TableReader<'a, '_>) -> R,
) -> R {
    let mut problems = Problems::new(id, parsed.unreadable);
    let result = table::read(parsed.tree.root(), Span::default(), &mut problems, reader);
    sink.append(problems.into_sink());
    result
}

/// Records that a manifest has errors, and which names may be missing.
fn note_faults(plan: &mut Plan<'_>, file: &SourceFile) {
    plan.complete.rhythm = plan.follow_up.every.is_some();
    // If neither owners nor statuses were read, assume that nearly everything is missing.
    if !plan.complete.manifest || (plan.register.is_empty() && plan.scale.is_empty()) {
        plan.complete.names.add_everything();
    } else {
        plan.complete.names.add(file.text());
    }
}

/// Records the ids that may be missing from a goal file with errors.
fn ids_of(file: &SourceFile, ids: &mut PossibleNames) {
    // A reference does not define an id.
    let is_reference = |line: &&str| line.trim_start().starts_with("see");
    let lines: Vec<&str> = file.text().lines().filter(|line| !is_reference(line)).collect();
    ids.add(&lines.join("\n"));
}
