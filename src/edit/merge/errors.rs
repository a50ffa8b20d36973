//! What is wrong with a file that was put together and with neither of its two sides.

use std::collections::HashMap;

use crate::check::{Settings, check};
use crate::diag::Severity;
use crate::load::{FileKind, load};
use crate::locale::{Lang, Text};
use crate::model::Period;
use crate::source::{Fault, GOVERNANCE, MANIFEST, SourceFile, Sources};

/// Returns the errors that a file has more of than what stood in it before and what each side brought account for, in
/// file order, each with its line.
pub(super) fn new_errors(merged: &str, base: &str, ours: &str, theirs: &str, kind: FileKind) -> Vec<(usize, Text)> {
    let counted = |side: &str| {
        let mut counts: HashMap<(&str, String), usize> = HashMap::new();
        for (code, _, message) in errors(side, kind) {
            *counts.entry((code, message.get(Lang::En).to_owned())).or_default() += 1;
        }
        counts
    };
    let (base, ours, theirs) = (counted(base), counted(ours), counted(theirs));
    let mut seen: HashMap<(&str, String), usize> = HashMap::new();
    let mut new = errors(merged, kind);
    new.retain(|(code, _, message)| {
        let error = (*code, message.get(Lang::En).to_owned());
        let of = |side: &HashMap<(&str, String), usize>| side.get(&error).copied().unwrap_or_default();
        let known = of(&ours).max((of(&ours) + of(&theirs)).saturating_sub(of(&base))).max(of(&theirs));
        let count = seen.entry(error).or_default();
        *count += 1;
        *count > known
    });
    new.into_iter().map(|(_, line, message)| (line, message)).collect()
}

/// Returns the errors of a file, as far as they can be told without the others of its plan.
fn errors(text: &str, kind: FileKind) -> Vec<(&'static str, usize, Text)> {
    let file = |name: &str| SourceFile::new(name, text);
    let sources = match kind {
        FileKind::Governance => Sources::new(vec![file(GOVERNANCE)]),
        FileKind::Plan => Sources::new(vec![file(MANIFEST)]),
        // A manifest that cannot be read: whatever the goal refers to may stand in it.
        FileKind::Goal => {
            let manifest = SourceFile::faulty(MANIFEST, "", Fault::NotAFile);
            Sources::new(vec![manifest, file("goal.toml")])
        }
    };
    // So late that nothing lies in the future: what is too early is so on either side.
    let settings = Settings::new(Period::LAST.last_day());
    let findings = check(&load(&sources), &sources, &settings).into_iter();
    findings
        .filter(|it| it.severity == Severity::Error)
        .map(|it| (it.code.id, sources.file(it.place.file).line(it.place.span.start), it.message))
        .collect()
}
