//! The part of a plan that is read for completions: all of it, or as much as nobody waits for.

use std::cmp::Reverse;
use std::fs;
use std::path::Path;

use crate::model::same_key;
use crate::source::{GOVERNANCE, MANIFEST, Sources, read_some};

/// At most so many bytes of goals are read, which takes some milliseconds.
const MOST_TEXT: u64 = 256 * 1024;

/// Reads what a plan says of itself, and no goal.
pub(super) fn head(dir: &Path) -> Option<Sources> {
    read_some(dir, |paths| paths.retain(|path| !is_goal(path))).ok()
}

/// Reads a plan. Where that is too much, the goals are read whose files are called most like what was typed.
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

/// Returns with how many letters a file's name begins as what was typed does.
fn alike(path: &str, typed: &str) -> usize {
    same_key(name(path)).chars().zip(typed.chars()).take_while(|(a, b)| a == b).count()
}
