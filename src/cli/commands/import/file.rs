//! The files that came back, from disk.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diag::file_reason;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::sheet::{MAX_BYTES, Returned, Unreadable};
use crate::source::{Fault, read_regular};

/// Reads files; refuses each that cannot be read.
pub(super) fn read(paths: &[PathBuf]) -> (Vec<Returned>, Vec<Refusal>) {
    let mut refusals = Vec::new();
    let files = paths.iter().filter_map(|path| one(path).map_err(|refusal| refusals.push(refusal)).ok()).collect();
    (files, refusals)
}

/// Reads a file; refuses one that cannot be read.
pub(in crate::cli::commands) fn one(path: &Path) -> Result<Returned, Refusal> {
    let name = path.display().to_string();
    let bytes = match read_regular(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(Fault::TooLarge(_)) => return Err(no_sheet(&name, &Unreadable::TooLarge)),
        Err(fault) => return Err(unread(&name, &fault)),
    };
    Returned::read(&name, &bytes).map_err(|unreadable| no_sheet(&name, &unreadable))
}

fn unread(name: &str, fault: &Fault) -> Refusal {
    let reason = file_reason(fault);
    let help = match fault {
        Fault::Unreadable { kind: ErrorKind::IsADirectory, .. } => {
            Text::fixed("skriv vilka filer i den som ska läsas in", "write which files in it are to be read")
        }
        Fault::Unreadable { .. } => {
            Text::fixed("skriv var filen ligger, med hela namnet", "write where the file lies, with its whole name")
        }
        _ => Text::fixed("spara den först som en fil", "save it as a file first"),
    };
    Refusal::new(text!(reason = reason; "{name}: {reason}", "{name}: {reason}"), Some(help))
}

fn no_sheet(name: &str, unreadable: &Unreadable) -> Refusal {
    let (message, help) = unreadable.words();
    Refusal::new(text!(message = message; "{name}: {message}", "{name}: {message}"), Some(help))
}
