//! The closed periods of a plan, as every document has them.

use serde::Serialize;

use super::parts::Name;
use crate::model::Plan;

/// A period that is closed.
#[derive(Serialize)]
pub(super) struct Closed {
    period: Name,
    /// The day it was closed.
    date: Option<String>,
}

/// Returns the closed periods of a plan, in file order.
pub(super) fn closed(plan: &Plan<'_>) -> Vec<Closed> {
    let closed = plan
        .closings
        .iter()
        .map(|closing| Closed { period: Name(*closing.period), date: closing.date.map(|date| date.to_string()) });
    closed.collect()
}
