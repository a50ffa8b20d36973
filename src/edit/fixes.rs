//! Automatic fixes of findings.

use std::collections::BTreeMap;

use super::kept_canonical;
use super::layout::{Splice, spliced};
use crate::check::{Settings, check};
use crate::diag::{Diagnostic, Edit, Fix, Severity};
use crate::load::load;
use crate::source::{FileId, Place, Sources};

/// The maximum number of rounds. One place may have several faults, fixed one after the other.
const MOST_ROUNDS: usize = 10;
/// The maximum number of attempts in one round to find fixes that add no errors.
const MOST_TRIES: usize = 40;

/// The result of fixing.
#[derive(Debug)]
pub struct FixResult {
    /// The fixed files.
    pub sources: Sources,
    /// The number of fixes applied.
    pub count: usize,
}

/// The number of errors by file and code, which a fix must not increase.
type Errors = BTreeMap<(FileId, &'static str), usize>;

/// Applies the fixes of all findings that a check with these settings reports, including unsafe ones if
/// `takes_guesses`.
///
/// Nothing is written. Fixes that would add an error anywhere are left out. Returns `None` if nothing was fixed.
pub fn fix_all(sources: &Sources, settings: &Settings<'_>, takes_guesses: bool) -> Option<FixResult> {
    let mut result: Option<FixResult> = None;
    let mut found = find_all(sources, settings);
    for _ in 0..MOST_ROUNDS {
        let now = result.as_ref().map_or(sources, |result| &result.sources);
        let before = errors(&found);
        let fixes = fixes(found, now, settings, takes_guesses);
        if fixes.is_empty() {
            break;
        }
        let Some(made) = harmless(now, &before, &fixes, settings) else { break };
        found = made.found;
        result = Some(FixResult { sources: made.sources, count: made.count + result.map_or(0, |result| result.count) });
    }
    result.map(|result| FixResult { sources: kept_canonical(sources, &result.sources), ..result })
}

/// Returns all findings, regardless of the requested codes and files: a fix must not add errors elsewhere either.
fn find_all(sources: &Sources, settings: &Settings<'_>) -> Vec<Diagnostic> {
    let strict = Settings { changes: Vec::new(), only: Vec::new(), ..settings.clone() };
    check(&load(sources), sources, &strict)
}

/// Returns the fixes of the requested findings.
fn fixes(found: Vec<Diagnostic>, sources: &Sources, settings: &Settings<'_>, takes_guesses: bool) -> Vec<Fix> {
    let is_all_asked = settings.changes.is_empty() && settings.only.is_empty();
    let asked = if is_all_asked { found } else { check(&load(sources), sources, settings) };
    let fixes = asked.into_iter().filter_map(|finding| finding.fix);
    compatible_fixes(fixes.filter(|fix| fix.is_safe || takes_guesses).collect())
}

/// The result of one round: the fixed files, and their findings, so that they are not checked twice.
struct Round {
    sources: Sources,
    count: usize,
    found: Vec<Diagnostic>,
}

/// Applies the fixes that add no error; `None` if every one does. If all together add one, bisects.
fn harmless(sources: &Sources, before: &Errors, fixes: &[Fix], settings: &Settings<'_>) -> Option<Round> {
    let mut made: Vec<Fix> = Vec::new();
    let mut round = None;
    let mut waiting = vec![fixes];
    for _ in 0..MOST_TRIES {
        let Some(part) = waiting.pop() else { break };
        let tried = [&made[..], part].concat();
        let then = apply_fixes(sources, &tried);
        let found = find_all(&then, settings);
        let then_errors = errors(&found);
        // Unreadable text may have hidden one error for each parse error that is fixed.
        let shown = |file| count_unreadable(before, file).saturating_sub(count_unreadable(&then_errors, file));
        let adds = |(place, count): (&(FileId, &'static str), &usize)| {
            let was = before.get(place).copied().unwrap_or_default();
            // One that takes the place of another is closer to what was meant: `= årlig`, `= "årlig"`, `= "year"`.
            let in_place = || count_unreadable(&then_errors, place.0) <= count_unreadable(before, place.0);
            if is_unreadable(place.1) { *count > was && !in_place() } else { *count > was + shown(place.0) }
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

/// Returns whether a code is about unreadable input, rather than about its content.
fn is_unreadable(code: &str) -> bool {
    code.starts_with("PL0") || code.starts_with("PL1")
}

fn count_unreadable(errors: &Errors, file: FileId) -> usize {
    errors.iter().filter(|((of, code), _)| *of == file && is_unreadable(code)).map(|(_, count)| count).sum()
}

fn errors(found: &[Diagnostic]) -> Errors {
    let mut errors = Errors::new();
    for finding in found.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry((finding.place.file, finding.code.id)).or_default() += 1;
    }
    errors
}

/// Returns the fixes that do not overlap; of two that do, the first.
pub fn compatible_fixes(fixes: Vec<Fix>) -> Vec<Fix> {
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

/// Returns whether a place overlaps a taken one, or starts at the same offset.
fn meets(Place { file, span }: Place, taken: &BTreeMap<(FileId, u32), u32>) -> bool {
    let before = taken.range(..=(file, span.start)).next_back();
    let after = taken.range((file, span.start)..).next();
    before.is_some_and(|((of, start), end)| *of == file && (*end > span.start || *start == span.start))
        || after.is_some_and(|((of, start), _)| *of == file && *start < span.end)
}

/// Applies fixes that do not overlap. An edit outside its file's text is skipped.
pub fn apply_fixes(sources: &Sources, fixes: &[Fix]) -> Sources {
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
        let fixes =
            compatible_fixes(vec![fix(1, 3, "X"), fix(2, 4, "no"), fix(1, 1, "no"), fix(3, 5, "Ä"), fix(0, 2, "no")]);
        assert_eq!(fixes.len(), 2);
        assert_eq!(apply_fixes(&sources, &fixes).file(FileId(0)).text(), "aXÄef");
    }

    #[test]
    fn what_fits_no_text_is_left_out() {
        let sources = Sources::in_memory([("x.toml", "åb")]);
        let fixes = [fix(1, 2, "inside a letter"), fix(2, 9, "past the end"), fix(2, 3, "c")];
        assert_eq!(apply_fixes(&sources, &fixes).file(FileId(0)).text(), "åc");
    }
}
