//! Mends what a check found.

use std::collections::BTreeMap;

use super::kept_canonical;
use super::layout::{Splice, spliced};
use crate::check::{Settings, check};
use crate::diag::{Diagnostic, Edit, Fix, Severity};
use crate::load::load;
use crate::source::{FileId, Place, Sources};

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
    let mut found = find_all(sources, settings);
    for _ in 0..MOST_ROUNDS {
        let now = mended.as_ref().map_or(sources, |mended| &mended.sources);
        let before = errors(&found);
        let fixes = fixes(found, now, settings, takes_guesses);
        if fixes.is_empty() {
            break;
        }
        let Some(made) = harmless(now, &before, &fixes, settings) else { break };
        found = made.found;
        mended = Some(Mended { sources: made.sources, count: made.count + mended.map_or(0, |mended| mended.count) });
    }
    mended.map(|mended| Mended { sources: kept_canonical(sources, &mended.sources), ..mended })
}

/// Finds all that is wrong, also what nobody asked to look for: a fix must not add that either.
fn find_all(sources: &Sources, settings: &Settings<'_>) -> Vec<Diagnostic> {
    let strict = Settings { changes: Vec::new(), only: Vec::new(), ..settings.clone() };
    check(&load(sources), sources, &strict)
}

/// Returns the fixes that were asked for, of all that was found.
fn fixes(found: Vec<Diagnostic>, sources: &Sources, settings: &Settings<'_>, takes_guesses: bool) -> Vec<Fix> {
    let is_all_asked = settings.changes.is_empty() && settings.only.is_empty();
    let asked = if is_all_asked { found } else { check(&load(sources), sources, settings) };
    let fixes = asked.into_iter().filter_map(|finding| finding.fix);
    compatible(fixes.filter(|fix| fix.is_safe || takes_guesses).collect())
}

/// Fixes that were made in one round, and what is found after them, so that nobody looks for it again.
struct Round {
    sources: Sources,
    count: usize,
    found: Vec<Diagnostic>,
}

/// Makes those of the fixes that add no error; none when each does. Where all together do, halves are tried.
fn harmless(sources: &Sources, before: &Errors, fixes: &[Fix], settings: &Settings<'_>) -> Option<Round> {
    let mut made: Vec<Fix> = Vec::new();
    let mut round = None;
    let mut waiting = vec![fixes];
    for _ in 0..MOST_TRIES {
        let Some(part) = waiting.pop() else { break };
        let tried = [&made[..], part].concat();
        let then = apply(sources, &tried);
        let found = find_all(&then, settings);
        let then_errors = errors(&found);
        // What could not be read may have hidden one error for each that is mended.
        let shown = |file| unread(before, file).saturating_sub(unread(&then_errors, file));
        let adds = |(place, count): (&(FileId, &'static str), &usize)| {
            let hidden = if is_unread(place.1) { 0 } else { shown(place.0) };
            *count > before.get(place).copied().unwrap_or_default() + hidden
        };
        if !then_errors.iter().any(adds) {
            round = Some(Round { sources: then, count: tried.len(), found });
            made = tried;
        } else if part.len() > 1 {
            let (first, second) = part.split_at(part.len() / 2);
            waiting.extend([second, first]);
        }
    }
    round
}

/// Whether an error is about what could not be read, rather than about what was said.
fn is_unread(code: &str) -> bool {
    code.starts_with("PL0") || code.starts_with("PL1")
}

fn unread(errors: &Errors, file: FileId) -> usize {
    errors.iter().filter(|((of, code), _)| *of == file && is_unread(code)).map(|(_, count)| count).sum()
}

fn errors(found: &[Diagnostic]) -> Errors {
    let mut errors = Errors::new();
    for finding in found.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry((finding.place.file, finding.code.id)).or_default() += 1;
    }
    errors
}

/// Returns the fixes that can be made together: of two that meet, the first.
pub fn compatible(fixes: Vec<Fix>) -> Vec<Fix> {
    let mut taken = BTreeMap::new();
    let mut kept = Vec::with_capacity(fixes.len());
    for fix in fixes {
        if fix.edits.iter().any(|edit| meets(edit.place, &taken)) {
            continue;
        }
        taken.extend(fix.edits.iter().map(|Edit { place, .. }| ((place.file, place.span.start), place.span.end)));
        kept.push(fix);
    }
    kept
}

/// Whether a place overlaps one that is taken, or begins where it does.
fn meets(Place { file, span }: Place, taken: &BTreeMap<(FileId, u32), u32>) -> bool {
    let before = taken.range(..=(file, span.start)).next_back();
    let after = taken.range((file, span.start)..).next();
    before.is_some_and(|((of, start), end)| *of == file && (*end > span.start || *start == span.start))
        || after.is_some_and(|((of, start), _)| *of == file && *start < span.end)
}

/// Returns the files with fixes made that can be made together. An edit that fits no file's text is left out.
pub fn apply(sources: &Sources, fixes: &[Fix]) -> Sources {
    let mut edits: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in fixes.iter().flat_map(|fix| &fix.edits) {
        edits.entry(edit.place.file).or_default().push(edit);
    }
    let texts = edits.into_iter().map(|(file, edits)| {
        let splice = |edit: &&Edit| Splice { range: edit.place.span.range(), text: edit.text.clone() };
        (file, spliced(sources.file(file).text(), edits.iter().map(splice).collect()))
    });
    sources.with_texts(texts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn fix(start: u32, end: u32, text: &str) -> Fix {
        Fix::safe(Place { file: FileId(0), span: Span { start, end } }, text)
    }

    #[test]
    fn of_two_that_meet_the_first_is_made() {
        let sources = Sources::in_memory([("x.toml", "abcåef")]);
        let fixes = compatible(vec![fix(1, 3, "X"), fix(2, 4, "no"), fix(1, 1, "no"), fix(3, 5, "Ä"), fix(0, 2, "no")]);
        assert_eq!(fixes.len(), 2);
        assert_eq!(apply(&sources, &fixes).file(FileId(0)).text(), "aXÄef");
    }

    #[test]
    fn what_fits_no_text_is_left_out() {
        let sources = Sources::in_memory([("x.toml", "åb")]);
        let fixes = [fix(1, 2, "inside a letter"), fix(2, 9, "past the end"), fix(2, 3, "c")];
        assert_eq!(apply(&sources, &fixes).file(FileId(0)).text(), "åc");
    }
}
