//! Why the operating system refused, in the reader's language.

use std::io::ErrorKind;

use crate::locale::Text;
use crate::source::Fault;

/// Returns the usual reasons in words; the system's own words, which are often English, for the rest.
pub fn system_reason(kind: ErrorKind, words: &str) -> Text {
    match kind {
        ErrorKind::NotFound => Text::fixed("den finns inte", "it does not exist"),
        ErrorKind::PermissionDenied => Text::fixed("du får inte läsa den", "you may not read it"),
        ErrorKind::IsADirectory => Text::fixed("det är en katalog", "it is a directory"),
        ErrorKind::NotADirectory => Text::fixed("det är ingen katalog", "it is not a directory"),
        ErrorKind::StorageFull => Text::fixed("disken är full", "the disk is full"),
        ErrorKind::QuotaExceeded => {
            Text::fixed("det utrymme du får använda är slut", "the space that you may use is used up")
        }
        ErrorKind::FileTooLarge => {
            Text::fixed("filen blir större än vad som får skrivas", "it becomes larger than what may be written")
        }
        ErrorKind::ResourceBusy => Text::fixed("ett annat program använder den", "another program is using it"),
        // Loops of links have no kind of their own that can be named yet.
        _ if words.contains("symbolic link") => {
            Text::fixed("länkarna leder runt i en ring", "the links lead round in a ring")
        }
        _ => Text::same(words),
    }
}

/// Returns why a file that somebody named could not be read.
pub fn file_reason(fault: &Fault) -> Text {
    match fault {
        Fault::Unreadable { kind, words } => system_reason(*kind, words),
        _ => Text::fixed("det är ingen vanlig fil", "it is no ordinary file"),
    }
}
