//! Writes changed files: the one place that does.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::locale::{Text, text};
use crate::source::Sources;

/// Why nothing was written.
#[derive(Debug)]
pub struct Unwritten {
    /// The file, as its sources name it.
    pub path: String,
    /// What stood in the way: a phrase that follows the path.
    pub reason: Text,
}

/// A new text that lies beside its file, whole and on disk, until it takes the file's place.
struct Replacement<'s> {
    path: &'s str,
    /// What the file held when it was read.
    before: &'s str,
    target: PathBuf,
    temporary: PathBuf,
}

/// Writes every file below `dir` whose text differs in `after`.
///
/// Each is replaced whole: whatever happens, it holds its old text or its new one. Nothing is written when any of them
/// cannot be, or no longer holds what was read. Returns the paths of those that were written.
pub fn write<'s>(dir: &Path, before: &'s Sources, after: &'s Sources) -> Result<Vec<&'s str>, Unwritten> {
    let texts = before.iter().zip(after.iter()).map(|((_, before), (_, after))| (before, after));
    let mut replacements = Vec::new();
    for (before, after) in texts.filter(|(before, after)| before.text() != after.text()) {
        let replacement = Replacement::prepare(dir, before.path(), before.text(), after.text());
        replacements.push(replacement.map_err(|error| unwritten(before.path(), &error))?);
    }
    for replacement in &replacements {
        replacement.expect_unchanged().map_err(|error| unwritten(replacement.path, &error))?;
    }
    for replacement in &replacements {
        fs::rename(&replacement.temporary, &replacement.target)
            .map_err(|error| unwritten(replacement.path, &Fault::Io(error)))?;
    }
    Ok(replacements.iter().map(|replacement| replacement.path).collect())
}

enum Fault {
    ReadOnly,
    Changed,
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn unwritten(path: &str, fault: &Fault) -> Unwritten {
    let reason = match fault {
        Fault::ReadOnly => Text::fixed("är skrivskyddad", "is read-only"),
        Fault::Changed => Text::fixed(
            "har ändrats medan kontrollen pågick; kör den igen",
            "was changed while the check went on; run it again",
        ),
        Fault::Io(error) => text!("går inte att skriva: {error}", "cannot be written: {error}"),
    };
    Unwritten { path: path.to_owned(), reason }
}

impl<'s> Replacement<'s> {
    fn prepare(dir: &Path, path: &'s str, before: &'s str, after: &str) -> Result<Self, Fault> {
        // Where the file is a link, what it leads to is what is written.
        let target = fs::canonicalize(dir.join(path))?;
        let permissions = fs::metadata(&target)?.permissions();
        if permissions.readonly() {
            return Err(Fault::ReadOnly);
        }
        let (temporary, mut file) = create_beside(&target)?;
        let replacement = Self { path, before, target, temporary };
        file.write_all(after.as_bytes())?;
        file.set_permissions(permissions)?;
        file.sync_all()?;
        Ok(replacement)
    }

    fn expect_unchanged(&self) -> Result<(), Fault> {
        if fs::read(&self.target)? == self.before.as_bytes() { Ok(()) } else { Err(Fault::Changed) }
    }
}

impl Drop for Replacement<'_> {
    fn drop(&mut self) {
        // Once it has taken its file's place there is nothing left.
        let _ = fs::remove_file(&self.temporary);
    }
}

/// Makes an empty file in the same folder, so that it can take the other's place. No plan reads it: its name has a leading dot.
fn create_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let process = std::process::id();
    let mut number = 0_u32;
    loop {
        let path = target.with_file_name(format!(".{name}.{process}-{number}.tmp"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            // Left behind by a run that was ended.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => number += 1,
            opened => return Ok((path, opened?)),
        }
    }
}
