//! The files that came back, from disk.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::diag::system_reason;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::sheet::{MAX_BYTES, Returned, Unreadable};
use crate::source::Fault;

/// Reads files; refuses each that cannot be read.
pub(super) fn read(paths: &[PathBuf]) -> (Vec<Returned>, Vec<Refusal>) {
    let mut refusals = Vec::new();
    let files = paths.iter().filter_map(|path| one(path).map_err(|refusal| refusals.push(refusal)).ok()).collect();
    (files, refusals)
}

/// Reads a file; refuses one that cannot be read.
pub(in crate::cli::commands) fn one(path: &Path) -> Result<Returned, Refusal> {
    let name = path.display().to_string();
    let bytes = match content(path) {
        Ok(bytes) => bytes,
        Err(fault) => return Err(unread(&name, fault)),
    };
    Returned::read(&name, &bytes).map_err(|unreadable| no_sheet(&name, &unreadable))
}

/// Reads a whole file, if it is one, and no larger than may be.
fn content(path: &Path) -> Result<Vec<u8>, Fault> {
    // A pipe would be waited for.
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(std::io::Error::from(ErrorKind::IsADirectory).into());
    }
    if !metadata.is_file() {
        return Err(Fault::NotAFile);
    }
    let mut bytes = Vec::new();
    // One byte more tells that there is more.
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unread(name: &str, fault: Fault) -> Refusal {
    let (reason, help) = match fault {
        Fault::Unreadable { kind: kind @ ErrorKind::IsADirectory, words } => (
            system_reason(kind, &words),
            Text::fixed("skriv vilka filer i den som ska läsas in", "write which files in it are to be read"),
        ),
        Fault::Unreadable { kind, words } => (
            system_reason(kind, &words),
            Text::fixed("skriv var filen ligger, med hela namnet", "write where the file lies, with its whole name"),
        ),
        _ => (
            Text::fixed("det är ingen vanlig fil", "it is no ordinary file"),
            Text::fixed("spara den först som en fil", "save it as a file first"),
        ),
    };
    Refusal::new(text!(reason = reason; "{name}: {reason}", "{name}: {reason}"), Some(help))
}

fn no_sheet(name: &str, unreadable: &Unreadable) -> Refusal {
    let (message, help) = unreadable.words();
    Refusal::new(text!(message = message; "{name}: {message}", "{name}: {message}"), Some(help))
}
