//! `plan/list/1` and `plan/due/1`: activities in a row.

use serde::Serialize;

use super::activity::Activity;
use super::{document, lines};
use crate::query::Entry;
use crate::source::Sources;

#[derive(Serialize)]
struct List<'p> {
    schema: &'static str,
    activities: Vec<Activity<'p>>,
}

/// Returns `plan/list/1`.
pub fn list(entries: &[Entry<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    activities("plan/list/1", entries, sources)
}

/// Returns `plan/due/1`, which has the same fields.
pub fn due(entries: &[Entry<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    activities("plan/due/1", entries, sources)
}

/// Returns the activities of `plan/list/1`, one a line.
pub fn list_lines(entries: &[Entry<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    lines(entries.iter().map(|entry| Activity::new(entry, sources)))
}

fn activities(schema: &'static str, entries: &[Entry<'_, '_>], sources: &Sources) -> serde_json::Result<String> {
    let activities = entries.iter().map(|entry| Activity::new(entry, sources)).collect();
    document(&List { schema, activities })
}
