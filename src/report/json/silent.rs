//! `plan/silent/1`: owners who reported nothing for a period.

use serde::Serialize;

use super::{document, lines};
use crate::report::view::SilentOwner;

#[derive(Serialize)]
struct Silent<'p> {
    schema: &'static str,
    owners: Vec<SilentEntry<'p>>,
}

#[derive(Serialize)]
struct SilentEntry<'p> {
    name: &'p str,
    unassessed: usize,
    /// The day of the last change; null if there is none, or the git history is not available.
    last_change: Option<String>,
    days: Option<i64>,
    /// True if the git history is known.
    known: bool,
}

/// Returns `plan/silent/1`.
pub fn silent(owners: &[SilentOwner<'_>]) -> serde_json::Result<String> {
    document(&Silent { schema: "plan/silent/1", owners: owners.iter().map(owner).collect() })
}

/// Returns the owners of `plan/silent/1`, one a line.
pub fn silent_lines(owners: &[SilentOwner<'_>]) -> serde_json::Result<String> {
    lines(owners.iter().map(owner))
}

fn owner<'p>(owner: &SilentOwner<'p>) -> SilentEntry<'p> {
    let heard = owner.heard.day();
    SilentEntry {
        name: owner.name,
        unassessed: owner.due,
        last_change: heard.map(|(day, _)| day.to_string()),
        days: heard.map(|(_, days)| days),
        known: owner.heard.is_known(),
    }
}
