//! The JSON documents. Each names its schema; fields are added, never renamed.

mod activity;
mod chart;
mod closed;
mod compare;
mod diff;
mod explain;
mod list;
mod log;
mod manifest;
mod measure;
mod own;
mod owners;
mod parts;
mod plans;
mod show;
mod silent;
mod stages;
mod status;
mod tree;

pub use chart::{chart, chart_lines};
pub use compare::change_lines;
pub use diff::{State, diff};
pub use explain::explain;
pub use list::{due, due_lines, list, list_lines, list_side_by_side, list_side_by_side_lines};
pub use log::{blame, log, log_lines};
pub use owners::{owners, owners_lines};
pub use plans::{plans, plans_lines};
pub use show::show;
pub use silent::{silent, silent_lines};
pub use status::{status, status_lines, status_side_by_side, status_side_by_side_lines};
pub use tree::tree;

use serde::Serialize;

use crate::source::inert_json;

/// Returns a value as JSON on one line, with a newline.
fn document(value: &impl Serialize) -> serde_json::Result<String> {
    Ok(inert_json(serde_json::to_string(value)?) + "\n")
}

/// Returns values as JSON, one a line.
fn lines(values: impl Iterator<Item = impl Serialize>) -> serde_json::Result<String> {
    values.map(|value| document(&value)).collect()
}
