//! Plans on disk: which directory holds one, and which files belong to it.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::layout::is_toml;
use super::{Fault, MAX_BYTES, SourceFile, Sources};
use crate::parallel;

/// The file that makes a directory a plan.
pub const MANIFEST: &str = "plan.toml";
/// The file that makes a directory a portfolio of the plans below it.
pub const GOVERNANCE: &str = "governance.toml";

/// From this many files on they are read at once.
const MANY_FILES: usize = 32;

/// Returns whether `dir` is a plan or a portfolio of plans.
pub fn is_plan_dir(dir: &Path) -> bool {
    has(dir, GOVERNANCE) || has(dir, MANIFEST)
}

/// Returns whether plans lie in folders of `dir`.
pub fn holds_plans(dir: &Path) -> bool {
    folders(dir).is_ok_and(|folders| folders.iter().any(|folder| has(&dir.join(folder), MANIFEST)))
}

/// Reads only the file that makes `dir` a plan or portfolio, for what can be known without the rest.
pub fn read_head(dir: &Path) -> Sources {
    let own = [GOVERNANCE, MANIFEST].into_iter().find(|name| has(dir, name)).map(str::to_owned);
    let below = || {
        let folders = folders(dir).ok()?;
        folders.into_iter().map(|folder| format!("{folder}/{MANIFEST}")).find(|path| has(dir, path))
    };
    Sources::new(own.or_else(below).into_iter().map(|path| read_file(dir, path)).collect())
}

/// Whether there is something of that name, readable or not.
fn has(dir: &Path, name: &str) -> bool {
    fs::symlink_metadata(dir.join(name)).is_ok()
}

/// Finds the plan that `start` lies in: the nearest directory upwards that is one, or whose `plan` folder is.
pub fn find_plan_dir(start: &Path) -> Option<PathBuf> {
    start.ancestors().flat_map(|dir| [dir.to_path_buf(), dir.join("plan")]).find(|dir| is_plan_dir(dir))
}

/// Reads every file of the plan or portfolio in `dir`, each once.
///
/// A file that cannot be read is among the sources, with its [`Fault`]. An error is returned only when the directory
/// itself cannot be listed.
pub fn read_dir(dir: &Path) -> io::Result<Sources> {
    let mut paths = toml_names(dir)?;
    let mut unreadable = Vec::new();
    // A directory with a manifest of its own is one plan, whatever lies beside it.
    if !has(dir, MANIFEST) {
        // In the portfolio's own directory only its governance is read; its plans are the folders with a manifest.
        paths.retain(|name| name == GOVERNANCE);
        for folder in folders(dir)? {
            match toml_names(&dir.join(&folder)) {
                Ok(names) if names.iter().any(|name| name == MANIFEST) => {
                    paths.extend(names.into_iter().map(|name| format!("{folder}/{name}")));
                }
                Ok(_) => {}
                // It may be a plan: that it cannot be looked into must not make it vanish.
                Err(error) => {
                    let fault = Fault::Unreadable(error.to_string());
                    unreadable.push(SourceFile::faulty(format!("{folder}/{MANIFEST}"), "", fault));
                }
            }
        }
    }
    let is_much = paths.len() >= MANY_FILES;
    let mut files = parallel::map(paths, is_much, |path| read_file(dir, path));
    files.append(&mut unreadable);
    Ok(Sources::new(files))
}

fn toml_names(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = names(dir)?;
    names.retain(|name| is_toml(name));
    Ok(names)
}

fn folders(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = names(dir)?;
    names.retain(|name| !name.starts_with('.') && dir.join(name).is_dir());
    Ok(names)
}

/// Names that are no Unicode cannot be a plan's: every path is written into reports as text.
fn names(dir: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dir)? {
        if let Ok(name) = entry?.file_name().into_string() {
            names.push(name);
        }
    }
    Ok(names)
}

fn read_file(dir: &Path, path: String) -> SourceFile {
    match read_bytes(&dir.join(&path)) {
        Ok(bytes) => decode(path, bytes),
        Err(fault) => SourceFile::faulty(path, "", fault),
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let unreadable = |error: io::Error| Fault::Unreadable(error.to_string());
    let metadata = fs::metadata(path).map_err(unreadable)?;
    // Asked before it is opened: opening a pipe waits for its other end.
    if !metadata.is_file() {
        return Err(Fault::NotAFile);
    }
    if metadata.len() > MAX_BYTES {
        return Err(Fault::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    // One byte more than allowed tells a file that grew meanwhile from one that fits.
    fs::File::open(path).map_err(unreadable)?.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
}

pub(super) fn decode(path: String, bytes: Vec<u8>) -> SourceFile {
    match String::from_utf8(bytes) {
        Ok(text) => SourceFile::new(path, text),
        Err(error) => {
            let fault = Fault::NotUtf8 {
                offset: error.utf8_error().valid_up_to(),
                utf16: matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]),
            };
            SourceFile::faulty(path, String::from_utf8_lossy(error.as_bytes()), fault)
        }
    }
}
