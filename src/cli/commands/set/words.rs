//! What stands after `plan set`: ids, and after them a status.

use crate::model::Plan;
use crate::query::{find, names_status};

/// Ids, and the status after them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'w> {
    pub(super) ids: &'w [String],
    pub(super) status: Option<&'w str>,
}

impl<'w> Words<'w> {
    /// Tells ids from the status: the last word is one if it names one in any of the plans, and also if it is nothing's
    /// name and has no number, as every activity's id has: then it was meant for one.
    pub(super) fn new(what: &'w [String], plans: &[&Plan<'_>]) -> Self {
        match what.split_last() {
            Some((last, ids)) if is_status(last, plans) => Self { ids, status: Some(last) },
            _ => Self { ids: what, status: None },
        }
    }
}

fn is_status(word: &str, plans: &[&Plan<'_>]) -> bool {
    let is_like_an_id = || word.chars().any(|c| c.is_ascii_digit());
    plans.iter().any(|plan| names_status(plan, word)) || (!is_like_an_id() && find(plans, word).is_err())
}
