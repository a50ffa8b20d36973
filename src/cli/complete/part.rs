//! Partial loading of a plan, so that completion does not make anybody wait.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use crate::model::same_key;
use crate::source::{GOVERNANCE, MANIFEST, Sources, read_some};

/// The most bytes of goals that are read, which takes some milliseconds.
const MOST_TEXT: u64 = 256 * 1024;

/// Reads the manifests of a plan, without goals.
pub(super) fn head(dir: &Path) -> Option<Sources> {
    read_some(dir, |paths| paths.retain(|path| !is_goal(path))).ok()
}

/// Reads a plan. If it is too large, only the goals are read whose file names match best what was typed.
pub(super) fn whole(dir: &Path, typed: &str) -> Option<Sources> {
    let mut left = MOST_TEXT;
    let may_be_read = |path: &String| {
        let size = fs::metadata(dir.join(path)).map_or(0, |file| file.len());
        let is_read = !is_goal(path) || size <= left;
        left -= if is_read && is_goal(path) { size } else { 0 };
        is_read
    };
    let typed = same_key(typed);
    read_some(dir, |paths| {
        paths.sort_by_key(|path| Reverse(alike(path, &typed)));
        paths.retain(may_be_read);
    })
    .ok()
}

fn is_goal(path: &str) -> bool {
    ![MANIFEST, GOVERNANCE].contains(&name(path))
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the length of the common prefix of a file name and what was typed.
fn alike(path: &str, typed: &str) -> usize {
    same_key(name(path)).chars().zip(typed.chars()).take_while(|(a, b)| a == b).count()
}
