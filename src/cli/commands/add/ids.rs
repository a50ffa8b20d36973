//! The id of something new under a goal or a priority.

use super::parent::Parent;
use crate::check::{Child, next_series};
use crate::cli::commands::used_ids::{EverUsed, expect_free, expect_under, used_ids};
use crate::cli::session::Session;
use crate::query::Refusal;

/// Returns the next id of the series that stands there, and what was used.
pub(super) fn next_id(
    parent: Parent<'_, '_>,
    child: Child,
    session: &Session<'_>,
) -> Result<(String, EverUsed), Refusal> {
    let series = next_series(parent.plan, parent.thing(), child);
    let mut used = used_ids(session, parent.plan, &series.stem)?;
    Ok((used.ids.next(&series), used))
}

/// Refuses an id that somebody chose, where it cannot be one there; returns what was used.
pub(super) fn free_id(
    id: &str,
    parent: Parent<'_, '_>,
    child: Child,
    session: &Session<'_>,
) -> Result<EverUsed, Refusal> {
    expect_under(parent.plan, child, id, parent.id())?;
    let used = used_ids(session, parent.plan, id)?;
    expect_free(id, &used.ids, parent.plan)?;
    Ok(used)
}
