//! Files that reports and sheets must not overwrite.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::Sources;

/// The reason why a file must not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protected {
    /// It is a file of the plan, possibly under another name.
    OfPlan,
    /// Its name ends in `.toml`, so that it is, or would become, a file of a plan.
    Toml,
    /// It is in git's directory.
    OfGit,
}

/// Returns the reason why a file must not be written by a command on the plan in `dir`; `None` if it may.
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

/// Resolves the links of a path, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let followed = |part: &Path| {
        let known = if part.as_os_str().is_empty() { Path::new(".") } else { part };
        let real = fs::canonicalize(known).ok()?;
        let rest = path.strip_prefix(part).ok()?;
        Some(if rest.as_os_str().is_empty() { real } else { real.join(rest) })
    };
    path.ancestors().find_map(followed).unwrap_or_else(|| path.to_path_buf())
}

/// Returns a function that compares other paths with an existing file; `None` if the file does not exist.
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
