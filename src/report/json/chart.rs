//! `plan/chart/1`: activities counted for the bars of a chart.

use serde::Serialize;

use super::status::{Counted, counted};
use super::{document, lines};
use crate::query::{Along, Tally};

#[derive(Serialize)]
struct Chart<'t> {
    schema: &'static str,
    by: &'static str,
    /// True if the earliest groups are left out, because there are more periods than fit.
    cut: bool,
    groups: Vec<Counted<'t>>,
}

/// Returns `plan/chart/1`.
pub fn chart(tally: &Tally, along: Along) -> serde_json::Result<String> {
    let groups = tally.groups.iter().map(counted).collect();
    document(&Chart { schema: "plan/chart/1", by: along.name(), cut: tally.is_cut, groups })
}

/// Returns the groups of `plan/chart/1`, one a line.
pub fn chart_lines(tally: &Tally) -> serde_json::Result<String> {
    lines(tally.groups.iter().map(counted))
}
