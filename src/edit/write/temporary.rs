//! Files that lie beside others for a moment: a new text, until it takes its file's place.
//!
//! No plan reads them: their names have a leading dot.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::rights::{Like, Lost};
use crate::source::hash;

/// What the names of all of them begin and end with.
const START: &str = ".plan-";
const END: &str = ".tmp";

/// So many may be left by killed runs before no name is free.
const MOST_NAMES: u32 = 100;

/// Lays bytes beside a file, whole and on disk, by a name that nothing has there. They are owned and guarded as `like`
/// says. Returns what of `like` could not be given to them.
pub(super) fn lay(target: &Path, name: &str, bytes: &[u8], like: Option<&Like>) -> io::Result<Lost> {
    let file = create(&target.with_file_name(name), like.is_some())?;
    let written = fill(file, bytes, like);
    if written.is_err() {
        remove(target, name);
    }
    written
}

/// Takes a text away that was laid beside a file. It may have taken the file's place, or be gone.
pub(super) fn remove(target: &Path, name: &str) {
    let _ = fs::remove_file(target.with_file_name(name));
}

/// Returns whether a name is one that was made here.
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

/// Returns whether a name is one that was made here for a file.
pub(super) fn is_of(target: &Path, name: &str) -> bool {
    is_temporary(name) && name.starts_with(&start_of(target))
}

fn start_of(target: &Path) -> String {
    // A hash, because the name with something added may be longer than a name can be.
    format!("{START}{}-", hash(&target.file_name().unwrap_or_default().to_string_lossy()))
}

/// Makes a file. One that is to be like another may be opened by nobody else until it has its rights: who has it open
/// can read what comes into it.
fn create(path: &Path, is_private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if is_private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}

/// Returns a name for a text beside a file that nothing has there.
pub(super) fn free_name(target: &Path) -> String {
    let (start, process) = (start_of(target), std::process::id());
    let name = |number: u32| format!("{start}{process}-{number}{END}");
    // Some may be left behind by runs that were killed. Where all are, the next step fails.
    let is_free = |name: &String| fs::symlink_metadata(target.with_file_name(name)).is_err();
    (0..MOST_NAMES).map(name).find(is_free).unwrap_or_else(|| name(MOST_NAMES))
}

fn fill(mut file: File, bytes: &[u8], like: Option<&Like>) -> io::Result<Lost> {
    // Before anything is in it: nobody may read it who may not read the file.
    let lost = like.map(|like| like.give(&file)).transpose()?.unwrap_or_default();
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(lost)
}

/// Brings the names in a folder to disk, where the system can.
///
/// Until then a renamed file may have its old name again after a power failure.
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
