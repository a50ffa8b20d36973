//! Files that only a change of the plan, or git, may write.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::Sources;

/// Why a report, a sheet or a picture may not be written to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {
    /// It is a file of the plan, by whatever name.
    OfPlan,
    /// It ends in `.toml`: it is a file of some plan, or would become one.
    Toml,
    /// It lies in the directory that git keeps for itself.
    OfGit,
}

/// Returns why a file may not be written for somebody who works with the plan in a directory; none where it may.
pub fn protected(path: &Path, dir: &Path, plan: &Sources) -> Option<Protected> {
    let real = real(path);
    let is = |name: Option<&OsStr>, kept: &str| name.is_some_and(|name| name.eq_ignore_ascii_case(kept));
    if real.iter().any(|part| is(Some(part), ".git")) {
        return Some(Protected::OfGit);
    }
    if is(real.extension(), "toml") {
        return Some(Protected::Toml);
    }
    let is_same = is_same_as(&real)?;
    plan.iter().any(|(_, file)| is_same(&dir.join(file.path()))).then_some(Protected::OfPlan)
}

/// Follows the links of a path. What is not there yet is taken as it is written.
fn real(path: &Path) -> PathBuf {
    let followed = |part: &Path| {
        let known = if part.as_os_str().is_empty() { Path::new(".") } else { part };
        let real = fs::canonicalize(known).ok()?;
        let rest = path.strip_prefix(part).ok()?;
        Some(if rest.as_os_str().is_empty() { real } else { real.join(rest) })
    };
    path.ancestors().find_map(followed).unwrap_or_else(|| path.to_path_buf())
}

/// Returns what tells whether another path leads to the same file; none where there is no file yet.
#[cfg(unix)]
fn is_same_as(real: &Path) -> Option<impl Fn(&Path) -> bool> {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| fs::metadata(path).ok().map(|it| (it.dev(), it.ino()));
    let own = identity(real)?;
    Some(move |other: &Path| identity(other) == Some(own))
}

#[cfg(not(unix))]
fn is_same_as(real: &Path) -> Option<impl Fn(&Path) -> bool> {
    let own = fs::canonicalize(real).ok()?;
    Some(move |other: &Path| fs::canonicalize(other).is_ok_and(|other| other == own))
}
