//! Whether what is compared was read in full.

use std::collections::BTreeSet;

use crate::diag::Severity;
use crate::load::Loaded;
use crate::model::{Plan, same_key};
use crate::source::Sources;

/// What the codes of files and syntax begin with: after such an error there is no telling what is missing.
const SYNTAX: &str = "PL0";

/// Returns the files that could not be read in full: with an error of syntax, or with something in one of these things
/// that was not understood. What is wrong elsewhere in a file does not count.
pub(super) fn unread(loaded: &Loaded<'_>, sources: &Sources, ids: &BTreeSet<String>) -> BTreeSet<String> {
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let of_syntax = errors.filter(|finding| finding.code.id.starts_with(SYNTAX)).map(|finding| finding.place.file);
    let activities = loaded.portfolio.plans.iter().flat_map(Plan::all_activities);
    let is_unread = |id: &str, is_sound: bool| !is_sound && ids.contains(&*same_key(id));
    let unsound =
        activities.filter(|(_, _, it)| is_unread(&it.id, it.is_whole && it.is_sound)).map(|(goal, ..)| goal.file);
    of_syntax.chain(unsound).map(|file| sources.file(file).path().to_owned()).collect()
}
