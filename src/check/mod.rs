//! The checks of a plan, with a file for each rule in `rules/`.
//!
//! A new rule is one file in `rules/` and one folder of cases in `tests/codes/`. `build.rs` finds the file.

mod acceptance;
mod base;
mod calendar;
mod closings;
mod context;
mod guess;
mod id_prefix;
mod list_item;
mod moved;
mod portfolio;
mod rules;
mod series;
mod settings;
mod subject;
mod texts;
mod used_ids;
mod written;

use std::collections::HashSet;

use crate::diag::{Code, Diagnostic, Sink};
use crate::load::{Loaded, codes::CODES};
use crate::locale::Text;
use crate::model::{StatusRef, Thing, same_key};
use crate::parallel;
use crate::progress::{self, Task};
use crate::source::{FileId, Sources};

use acceptance::{Acceptance, acceptances};
use settings::StrictnessOf;

pub use acceptance::is_acceptance;
pub use base::{Base, Before};
pub use context::Context;
pub use id_prefix::{Child, has_parent_prefix, next_measure_series, next_series, requires_parent_prefix};
pub use moved::{Moved, TakenId, moved};
pub use portfolio::{HOW_TO_FETCH_PLANS, Miscounts, miscounts};
pub use series::Series;
pub use settings::{Settings, SeverityChange};
pub use subject::Subjects;
pub use used_ids::UsedIds;
pub use written::Written;

/// The number of goals from which rules are checked in parallel.
const MANY_GOALS: usize = 50;

/// A rule that a plan is checked against.
pub struct Rule {
    /// The code of its findings.
    pub code: Code,
    /// Checks a plan and reports findings.
    pub check: fn(&Context<'_, '_>, &mut Sink),
}

/// Returns all codes, sorted by id.
pub fn codes() -> Vec<&'static Code> {
    let of_rules = rules::RULES.iter().map(|rule| &rule.code);
    let of_rules = of_rules.chain(portfolio::RULES.iter().map(|rule| rule.code));
    let mut codes: Vec<&Code> = CODES.into_iter().chain([&acceptance::UNUSED]).chain(of_rules).collect();
    codes.sort_by_key(|code| code.id);
    codes
}

/// A code that is no longer reported. Its id and name are never reused.
#[derive(Debug)]
pub struct Retired {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// The reason why it was retired.
    pub why: Text,
}

/// All retired codes, sorted by id.
pub static RETIRED: &[Retired] = &[Retired {
    id: "PL307",
    name: "done-before-until",
    why: Text::fixed(
        "en aktivitet med `until` pågår till dess, så att den är genomförd ett år är det årets del",
        "an activity with `until` runs until then, so that it is done in a year is that year's part",
    ),
}];

/// Returns the code with an id or a name, ignoring case.
pub fn find_code(called: &str) -> Option<&'static Code> {
    let key = same_key(called);
    codes().into_iter().find(|code| same_key(code.id) == key || code.name == key)
}

/// Returns all findings about the plans, including those of loading, in file order.
pub fn check(loaded: &Loaded<'_>, sources: &Sources, settings: &Settings<'_>) -> Vec<Diagnostic> {
    let Loaded { portfolio, findings, .. } = loaded;
    let is_much = portfolio.plans.iter().map(|plan| plan.goals.len()).sum::<usize>() > MANY_GOALS;
    let files = sources.iter().collect();
    let accepted: Vec<Acceptance<'_>> =
        parallel::map(files, is_much, |(id, file)| acceptances(id, file)).into_iter().flatten().collect();
    let mut sink = Sink::default();
    for finding in findings {
        sink.push(finding.clone());
    }
    let surroundings = |plan| Context::new(portfolio, plan, sources, settings, &accepted, is_much);
    let contexts = parallel::map(portfolio.plans.iter().collect(), is_much, surroundings);
    let looked_for = || rules::RULES.iter().filter(|rule| settings.looks_for(&rule.code));
    let work: Vec<_> = contexts.iter().flat_map(|context| looked_for().map(move |rule| (context, rule))).collect();
    progress::begin(Task::Rules, Some(work.len()));
    let found = parallel::map(work, is_much, |(context, rule)| {
        let mut sink = Sink::default();
        if !settings.is_cancelled() {
            (rule.check)(context, &mut sink);
        }
        progress::step();
        sink
    });
    for found in found {
        sink.append(found);
    }
    for rule in portfolio::RULES.iter().filter(|rule| settings.looks_for(rule.code)) {
        (rule.check)(portfolio, &mut sink);
    }
    weigh(sink.into_sorted(), loaded, settings, &accepted)
}

/// Returns the files that could not be checked completely: those with unreadable parts, and all files of a plan
/// whose manifest is one of them.
fn with_unreadable_parts(loaded: &Loaded<'_>) -> HashSet<FileId> {
    let mut files: HashSet<FileId> = loaded.findings.iter().map(|finding| finding.place.file).collect();
    for plan in &loaded.portfolio.plans {
        if files.contains(&plan.file) {
            files.extend(plan.goals.iter().map(|goal| goal.file));
        }
    }
    files
}

/// Removes the findings that are accepted or off, and sets the severities of the others.
fn weigh(
    mut findings: Vec<Diagnostic>,
    loaded: &Loaded<'_>,
    settings: &Settings<'_>,
    accepted: &[Acceptance<'_>],
) -> Vec<Diagnostic> {
    let strictness = StrictnessOf::new(&loaded.portfolio);
    let with_unreadable_parts = with_unreadable_parts(loaded);
    let weigh = |finding: &Diagnostic| {
        let in_plan = strictness.weigh(finding.code, finding.severity, finding.place.file)?;
        settings.weigh(finding.code, in_plan).filter(|_| settings.looks_for(finding.code))
    };
    let unused = acceptance::take_out(&mut findings, accepted, |code, file| {
        let is_asked = settings.looks_for(code) && strictness.weigh(code, code.severity, file).is_some();
        is_asked && !with_unreadable_parts.contains(&file)
    });
    let mut sink = Sink::default();
    for finding in findings.into_iter().chain(unused) {
        if let Some(severity) = weigh(&finding) {
            sink.push(Diagnostic { severity, ..finding });
        }
    }
    sink.into_sorted()
}

/// Returns findings for the statuses that no scale has, so that an unknown assessment is not counted as none.
pub fn unknown_statuses(loaded: &Loaded<'_>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    for plan in &loaded.portfolio.plans {
        let mut follow_ups = Thing::all(plan).flat_map(|thing| thing.follow_ups());
        let is_unknown = |status: &StatusRef<'_>| status.id.is_none();
        if follow_ups.any(|follow_up| follow_up.status.as_ref().is_some_and(is_unknown)) {
            rules::unknown_status::report(plan, &mut sink);
        }
    }
    sink.into_sorted()
}
