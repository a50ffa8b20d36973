//! Mends what a check found.

use std::collections::BTreeMap;

use super::{apply, compatible, kept_canonical};
use crate::check::{Settings, check};
use crate::diag::{Fix, Severity};
use crate::load::load;
use crate::source::{FileId, Sources};

/// How often what was mended is looked at again: a text may have several faults in one place.
const MOST_ROUNDS: usize = 10;
/// How many times it is tried in one round which fixes do no harm.
const MOST_TRIES: usize = 40;

/// What came of mending.
#[derive(Debug)]
pub struct Mended {
    /// The files as they are then.
    pub sources: Sources,
    /// How many fixes were made.
    pub count: usize,
}

/// Errors by the file they stand in and their code: what a fix must not make more of.
type Errors = BTreeMap<(FileId, &'static str), usize>;

/// Mends everything that a check with these settings finds and that has a fix, guesses too where `takes_guesses`.
///
/// Nothing is written. Fixes that would add an error anywhere are left out; none is returned when nothing can be
/// mended.
pub fn mend(sources: &Sources, settings: &Settings<'_>, takes_guesses: bool) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    for _ in 0..MOST_ROUNDS {
        let now = mended.as_ref().map_or(sources, |mended| &mended.sources);
        let fixes = fixes(now, settings, takes_guesses);
        if fixes.is_empty() {
            break;
        }
        let (sources, made) = harmless(now, &fixes, settings);
        if made == 0 {
            break;
        }
        mended = Some(Mended { sources, count: made + mended.map_or(0, |mended| mended.count) });
    }
    mended.map(|mended| Mended { sources: kept_canonical(sources, &mended.sources), ..mended })
}

fn fixes(sources: &Sources, settings: &Settings<'_>, takes_guesses: bool) -> Vec<Fix> {
    let fixes = check(&load(sources), sources, settings).into_iter().filter_map(|finding| finding.fix);
    compatible(fixes.filter(|fix| fix.is_safe || takes_guesses).collect())
}

/// Makes those of the fixes that add no error, and returns how many they are. Where all together do, halves are tried.
fn harmless(sources: &Sources, fixes: &[Fix], settings: &Settings<'_>) -> (Sources, usize) {
    let before = errors(sources, settings);
    let mut made: Vec<Fix> = Vec::new();
    let mut mended = sources.with_texts([]);
    let mut waiting = vec![fixes];
    for _ in 0..MOST_TRIES {
        let Some(part) = waiting.pop() else { break };
        let tried = [&made[..], part].concat();
        let then = apply(sources, &tried);
        let then_errors = errors(&then, settings);
        // What could not be read may have hidden one error for each that is mended.
        let shown = |file| unread(&before, file).saturating_sub(unread(&then_errors, file));
        let adds = |(place, count): (&(FileId, &'static str), &usize)| {
            let hidden = if is_unread(place.1) { 0 } else { shown(place.0) };
            *count > before.get(place).copied().unwrap_or_default() + hidden
        };
        if !then_errors.iter().any(adds) {
            (made, mended) = (tried, then);
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            waiting.extend([second, first]);
        }
    }
    (mended, made.len())
}

/// Whether an error is about what could not be read, rather than about what was said.
fn is_unread(code: &str) -> bool {
    code.starts_with("PL0") || code.starts_with("PL1")
}

fn unread(errors: &Errors, file: FileId) -> usize {
    errors.iter().filter(|((of, code), _)| *of == file && is_unread(code)).map(|(_, count)| count).sum()
}

/// Counts all errors, also those that nobody asked to look for.
fn errors(sources: &Sources, settings: &Settings<'_>) -> Errors {
    let strict = Settings { changes: Vec::new(), only: Vec::new(), ..settings.clone() };
    let mut errors = Errors::new();
    for finding in check(&load(sources), sources, &strict) {
        if finding.severity == Severity::Error {
            *errors.entry((finding.place.file, finding.code.id)).or_default() += 1;
        }
    }
    errors
}
