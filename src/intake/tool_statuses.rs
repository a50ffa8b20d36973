//! Statuses as the tool itself writes them, with the symbol of their stage.

use super::words;
use crate::model::Stage;

/// Returns a text without the symbol of a stage before it: `✗ 1.1-1`.
pub(super) fn without_sign(text: &str) -> &str {
    let sign = Stage::ALL.iter().find_map(|stage| text.strip_prefix(stage.symbol()));
    sign.and_then(|rest| rest.strip_prefix([' ', '\u{a0}'])).unwrap_or(text)
}

/// Returns whether a text begins with the symbol of a stage, as all statuses written by the tool do.
pub(super) fn begins_with_sign(text: &str) -> bool {
    Stage::ALL
        .iter()
        .any(|stage| text.strip_prefix(stage.symbol()).is_some_and(|rest| rest.starts_with([' ', '\u{a0}'])))
}

/// Returns a text without its first line, if that is a derived stage written by the tool and a note follows.
pub(super) fn without_derived(text: &str) -> &str {
    let Some((first, rest)) = text.split_once('\n') else { return text };
    let first = first.replace('\u{a0}', " ");
    let word = first.trim_start_matches(|c: char| !c.is_alphanumeric()).trim();
    let is_nothing = begins_with_sign(&first) && (words::is("unassessed", word) || is_derived(&first));
    if is_nothing && !rest.trim().is_empty() { rest } else { text }
}

/// Returns whether the tool derived a status from the calendar: *planned* or *closed*.
pub(super) fn is_derived(status: &str) -> bool {
    let begins = |stage: Stage| status.starts_with(stage.symbol());
    let word = status.trim_start_matches(|c: char| !c.is_alphanumeric());
    begins(Stage::Closed) || (begins(Stage::Planned) && matches!(word, "planerad" | "planned"))
}

/// Returns a status without the remark that it is late.
pub(super) fn without_late(status: &str) -> String {
    [", försenad", ", late"].iter().find_map(|late| status.strip_suffix(late)).unwrap_or(status).to_owned()
}
