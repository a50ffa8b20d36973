//! The run that may change a plan, as it tells the others that wait for it.

use std::fs::TryLockError;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::state::{HOLDER, StateDir};
use crate::source::Root;

/// A run of `plan`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The number that the system knows its process by.
    pub process: u32,
    /// What it was asked to do.
    pub command: String,
    /// When it began.
    pub since: String,
}

/// Returns the run that holds a plan to change it. None where nobody does, and where it is not known: a run that only
/// reads notes nothing, and another user's notes are their own.
pub fn holder(dir: &Path, state: Option<&Path>) -> Option<Holder> {
    let Root { path, above, plans } = Root::of(dir);
    [path].iter().chain(&above).chain(&plans).find_map(|root| {
        let state = StateDir::find(state, root)?;
        // What a killed run noted stays, but its lock does not.
        let is_held = matches!(state.lock_file().ok()?.try_lock_shared(), Err(TryLockError::WouldBlock));
        let noted = state.read(HOLDER).ok()??;
        serde_json::from_slice(&noted).ok().filter(|_| is_held)
    })
}
