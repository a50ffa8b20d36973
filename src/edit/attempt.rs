//! The check that decides whether changed files may replace the old ones.

use std::collections::HashMap;

use crate::check::{Settings, Subjects, check};
use crate::diag::{Diagnostic, Severity};
use crate::load::Loaded;
use crate::locale::Lang;
use crate::source::Sources;

/// The errors that a change would introduce, in file order. Their places are in the changed files.
#[derive(Debug)]
pub struct NewErrors(pub Vec<Diagnostic>);

/// Source files, and the plan loaded from them.
pub type LoadedFiles<'s> = (&'s Sources, &'s Loaded<'s>);

/// Checks changed files and returns the new warnings. Fails if there is a new error.
///
/// Existing errors do not block a change: a plan with errors can still be followed up.
pub fn attempt(
    before: LoadedFiles<'_>,
    after: LoadedFiles<'_>,
    settings: &Settings<'_>,
) -> Result<Vec<Diagnostic>, NewErrors> {
    let mut new = findings(after, settings);
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let mut old = findings(before, settings);
    leave_out_common(&mut old, &mut new, |found| (found.identity.clone(), found.subject.clone()));
    // A moved activity has a new id, but its old findings are not new.
    leave_out_common(&mut old, &mut new, |found| (found.identity.clone(), None));
    let (errors, warnings): (Vec<_>, Vec<_>) =
        new.into_iter().map(|found| found.finding).partition(|finding| finding.severity == Severity::Error);
    if errors.is_empty() { Ok(warnings) } else { Err(NewErrors(errors)) }
}

/// A finding with a key that identifies it when its lines have moved.
struct IdentifiedFinding {
    finding: Diagnostic,
    identity: Identity,
    /// The id of the goal, priority or activity that it is about.
    subject: Option<String>,
}

/// A finding's file, code and message.
type Identity = (String, &'static str, String);

/// Returns all errors and warnings, regardless of the requested codes and files.
fn findings((sources, loaded): LoadedFiles<'_>, settings: &Settings<'_>) -> Vec<IdentifiedFinding> {
    let strict = Settings { changes: Vec::new(), only: Vec::new(), ..settings.clone() };
    let subjects = Subjects::of(&loaded.portfolio);
    let found = |finding: Diagnostic| {
        let file = sources.file(finding.place.file).path().to_owned();
        let identity = (file, finding.code.id, finding.message.get(Lang::En).to_owned());
        let subject = subjects.at(finding.place).map(str::to_owned);
        IdentifiedFinding { finding, identity, subject }
    };
    let findings = check(loaded, sources, &strict).into_iter();
    findings.filter(|finding| matches!(finding.severity, Severity::Error | Severity::Warning)).map(found).collect()
}

/// Removes the findings that both lists have, counting duplicates.
fn leave_out_common(
    old: &mut Vec<IdentifiedFinding>,
    new: &mut Vec<IdentifiedFinding>,
    key: impl Fn(&IdentifiedFinding) -> (Identity, Option<String>),
) {
    let count = |all: &[IdentifiedFinding]| {
        let mut counts: HashMap<_, usize> = HashMap::new();
        for found in all {
            *counts.entry(key(found)).or_default() += 1;
        }
        counts
    };
    let (in_old, in_new) = (count(old), count(new));
    for (all, mut others) in [(old, in_new), (new, in_old)] {
        all.retain(|found| match others.get_mut(&key(found)) {
            Some(left @ 1..) => {
                *left -= 1;
                false
            }
            _ => true,
        });
    }
}
