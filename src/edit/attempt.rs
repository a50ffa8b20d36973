//! Whether changed files may take the place of the old ones.

use std::collections::HashMap;

use crate::check::{Settings, check};
use crate::diag::{Diagnostic, Severity};
use crate::load::load;
use crate::locale::Lang;
use crate::source::Sources;

/// The errors that a change would bring, in file order, about the files as they would be.
#[derive(Debug)]
pub struct NewErrors(pub Vec<Diagnostic>);

/// Loads and checks changed files; refuses them where they have an error that the old ones do not have.
///
/// Errors that were there before do not stand in the way: a plan with a fault can still be followed up.
pub fn attempt(before: &Sources, after: &Sources, settings: &Settings<'_>) -> Result<(), NewErrors> {
    let mut known: HashMap<(String, &str, String), usize> = HashMap::new();
    for error in errors(before, settings) {
        *known.entry(identity(before, &error)).or_default() += 1;
    }
    let mut new = errors(after, settings);
    new.retain(|error| match known.get_mut(&identity(after, error)) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    });
    if new.is_empty() { Ok(()) } else { Err(NewErrors(new)) }
}

/// Returns the errors, also those that nobody asked to look for.
fn errors(sources: &Sources, settings: &Settings<'_>) -> Vec<Diagnostic> {
    let strict = Settings { changes: Vec::new(), only: Vec::new(), ..settings.clone() };
    let findings = check(&load(sources), sources, &strict).into_iter();
    findings.filter(|finding| finding.severity == Severity::Error).collect()
}

/// What tells an error from others wherever its lines have moved: its file, its code, its words.
fn identity(sources: &Sources, error: &Diagnostic) -> (String, &'static str, String) {
    let file = sources.file(error.place.file).path().to_owned();
    (file, error.code.id, error.message.get(Lang::En).to_owned())
}
