//! Errors of writing.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diag::system_reason;
use crate::locale::{Text, text};

/// The error of a change that was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten {
    /// The file that could not be written, as named in its sources.
    pub path: String,
    /// The reason: a phrase that follows the path.
    pub reason: Text,
    /// The state of the plan after the error, and advice.
    pub help: Text,
}

/// The reason why one file could not be changed.
#[derive(Debug)]
pub(super) enum WriteError {
    ReadOnly,
    /// The file no longer holds the text that was read.
    Changed,
    /// The file was deleted since it was read.
    Gone,
    /// The file is new, but something exists at its path.
    Taken,
    /// The path leads through a link out of the plan's directory.
    Outside,
    /// There are no file locks, so another run may be changing the plan.
    NoLocks,
    Io(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::NotFound { Self::Gone } else { Self::Io(error) }
    }
}

impl Unwritten {
    pub(super) fn new(path: &str, fault: &WriteError) -> Self {
        let help = Text::fixed("planen är som den var", "the plan is as it was");
        Self { path: path.to_owned(), reason: reason(fault), help }
    }

    /// Adds that the change is half made, and that the next command finishes it.
    pub(super) fn finished_by_next(self) -> Self {
        let help = Text::fixed(
            "ändringen är gjord till en del: rätta till felet, så gör nästa kommando som ändrar planen klart den",
            "the change is made in part: fix what is wrong, and the next command that changes the plan finishes it",
        );
        Self { help, ..self }
    }

    /// Adds that the change may be half made, and that the next command reverts it.
    pub(super) fn taken_back_by_next(self) -> Self {
        let help = Text::fixed(
            "ändringen kan vara gjord till en del: rätta till felet, så ångrar nästa kommando som ändrar planen den",
            "the change may be made in part: fix what is wrong, and the next command that changes the plan undoes it",
        );
        Self { help, ..self }
    }

    /// Adds that an earlier run was interrupted, and that its change cannot be completed now.
    pub(super) fn unfinished(self) -> Self {
        let help = Text::fixed(
            "en körning av `plan` avbröts mitt i en ändring av flera filer, och den måste göras klar först: rätta till felet och kör kommandot igen",
            "a run of `plan` was interrupted in the middle of a change of several files, which must be finished first: fix what is wrong, and run the command again",
        );
        Self { help, ..self }
    }

    /// Creates the error for a journal that this version of the tool did not write.
    pub(super) fn unbelieved(path: &Path) -> Self {
        Self {
            path: path.display().to_string(),
            reason: Text::fixed(
                "är inte skriven av den här versionen av `plan` för den här planen",
                "was not written by this version of `plan` for this plan",
            ),
            help: Text::fixed(
                "inget är ändrat; se efter med `git diff` att planens filer är som de ska, och ta sedan bort den filen",
                "nothing is changed; look with `git diff` whether the plan's files are as they should be, then remove that file",
            ),
        }
    }
}

fn reason(fault: &WriteError) -> Text {
    match fault {
        WriteError::ReadOnly => Text::fixed("är skrivskyddad", "is read-only"),
        WriteError::Changed => Text::fixed(
            "har ändrats av någon annan under tiden; kör kommandot igen",
            "was changed by somebody else meanwhile; run the command again",
        ),
        WriteError::Gone => Text::fixed("finns inte längre", "is no longer there"),
        WriteError::Taken => Text::fixed("finns redan", "is already there"),
        WriteError::Outside => Text::fixed(
            "nås genom en länk ut ur planens katalog, och där skriver `plan` inte",
            "is reached by a link out of the plan's directory, where `plan` does not write",
        ),
        WriteError::NoLocks => Text::fixed(
            "går inte att göra klar: filsystemet kan inte hålla andra körningar borta",
            "cannot be finished: the file system cannot keep other runs out",
        ),
        WriteError::Io(error) => {
            let reason = of_system(error);
            text!(reason = reason; "går inte att skriva: {reason}", "cannot be written: {reason}")
        }
    }
}

/// Returns the message for an operating system error.
fn of_system(error: &io::Error) -> Text {
    match error.kind() {
        ErrorKind::ReadOnlyFilesystem => {
            Text::fixed("disken den ligger på går bara att läsa", "the disk it is on is read-only")
        }
        ErrorKind::PermissionDenied => {
            Text::fixed("du får inte skriva i katalogen den ligger i", "you may not write in the directory it is in")
        }
        kind => system_reason(kind, &error.to_string()),
    }
}
