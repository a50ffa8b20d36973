//! Temporary files: new texts beside their targets until they are renamed.
//!
//! The loader skips them, because their names begin with a dot.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::rights::{FileRights, LostRights};
use crate::source::hash;

/// The prefix of all temporary names.
const START: &str = ".plan-";
const END: &str = ".tmp";

/// The maximum number of temporary files that killed runs may leave for one target.
const MOST_NAMES: u32 = 100;

/// Writes a new temporary file and syncs it to disk. It gets the rights of `rights`; returns those that could not be
/// copied.
pub(super) fn lay(target: &Path, name: &str, bytes: &[u8], rights: Option<&FileRights>) -> io::Result<LostRights> {
    let file = create(&target.with_file_name(name), rights.is_some())?;
    let written = fill(file, bytes, rights);
    if written.is_err() {
        remove(target, name);
    }
    written
}

/// Removes a temporary file, if it still exists.
pub(super) fn remove(target: &Path, name: &str) {
    let _ = fs::remove_file(target.with_file_name(name));
}

/// Returns whether a name has the form of a temporary name.
fn is_temporary(name: &str) -> bool {
    let parts = || name.strip_prefix(START)?.strip_suffix(END)?.split('-').collect::<Vec<_>>().try_into().ok();
    parts().is_some_and(|[of, process, number]: [&str; 3]| {
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        of.len() == hash("").len()
            && of.bytes().all(|byte| byte.is_ascii_hexdigit())
            && is_number(process)
            && is_number(number)
    })
}

/// Returns whether a name is a temporary name for this target.
pub(super) fn is_of(target: &Path, name: &str) -> bool {
    is_temporary(name) && name.starts_with(&start_of(target))
}

fn start_of(target: &Path) -> String {
    // A hash, because the target's name with an addition may be too long.
    format!("{START}{}-", hash(&target.file_name().unwrap_or_default().to_string_lossy()))
}

/// Creates a file. If it will get rights, nobody else may open it before: an open file can be read despite later
/// rights.
fn create(path: &Path, is_private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}

/// Returns an unused temporary name for a target.
pub(super) fn free_name(target: &Path) -> String {
    let (start, process) = (start_of(target), std::process::id());
    let name = |number: u32| format!("{start}{process}-{number}{END}");
    // Killed runs may have left some. If all names are in use, the next step fails.
    let is_free = |name: &String| fs::symlink_metadata(target.with_file_name(name)).is_err();
    (0..MOST_NAMES).map(name).find(is_free).unwrap_or_else(|| name(MOST_NAMES))
}

fn fill(mut file: File, bytes: &[u8], rights: Option<&FileRights>) -> io::Result<LostRights> {
    // While it is empty, so that nobody reads it who may not read the target.
    let lost = rights.map(|rights| rights.copy_to(&file)).transpose()?.unwrap_or_default();
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(lost)
}

/// Syncs a directory to disk, if the system can.
///
/// Without it a rename may be lost in a power failure.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_that_were_made_here_are_known_again() {
        let target = Path::new("plan/4.1.toml");
        let name = format!("{}12-0{END}", start_of(target));
        assert!(is_temporary(&name) && is_of(target, &name) && !is_of(Path::new("plan/4.2.toml"), &name));
        for other in [
            "4.1.toml",
            ".plan-journal",
            ".plan-.tmp",
            ".plan-12-0.tmp",
            ".plan-0123456789abcdef-1-.tmp",
            ".plan-0123456789abcdef-1-0.tmp~",
        ] {
            assert!(!is_temporary(other), "{other}");
        }
    }
}
