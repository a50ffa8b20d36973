//! The options `--from`, `--map` and `--report`, for a new plan and for an existing one.

mod decisions;
mod documents;
mod report;
mod told;

pub(super) use decisions::{decisions, place_in};
pub(super) use documents::{Documents, nothing_found};
pub(super) use report::report;
pub(super) use told::tell;
