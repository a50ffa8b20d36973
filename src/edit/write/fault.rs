//! Why something could not be written.

use std::io::{self, ErrorKind};
use std::path::Path;

use crate::diag::system_reason;
use crate::locale::{Text, text};

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwritten {
    /// The file that stood in the way, as its sources name it.
    pub path: String,
    /// What stood in the way: a phrase that follows the path.
    pub reason: Text,
    /// What became of the change, and what to do.
    pub help: Text,
}

/// What can stand in the way of one file.
#[derive(Debug)]
pub(super) enum Fault {
    ReadOnly,
    /// It no longer holds what was read.
    Changed,
    /// It was there when it was read.
    Gone,
    /// It is new, and something lies there already.
    Taken,
    /// A link leads out of the plan's directory.
    Outside,
    /// Whether another run is at it cannot be known.
    NoLocks,
    Io(io::Error),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        if error.kind() == ErrorKind::NotFound { Self::Gone } else { Self::Io(error) }
    }
}

impl Unwritten {
    pub(super) fn new(path: &str, fault: &Fault) -> Self {
        let help = Text::fixed("planen är som den var", "the plan is as it was");
        Self { path: path.to_owned(), reason: reason(fault), help }
    }

    /// Says that a part of the change is made, and that the next one finishes it.
    pub(super) fn finished_by_next(self) -> Self {
        let help = Text::fixed(
            "ändringen är gjord till en del: rätta till felet, så gör nästa kommando som ändrar planen klart den",
            "the change is made in part: fix what is wrong, and the next command that changes the plan finishes it",
        );
        Self { help, ..self }
    }

    /// Says that a part of the change may be made, and that the next one takes it back.
    pub(super) fn taken_back_by_next(self) -> Self {
        let help = Text::fixed(
            "ändringen kan vara gjord till en del: rätta till felet, så ångrar nästa kommando som ändrar planen den",
            "the change may be made in part: fix what is wrong, and the next command that changes the plan undoes it",
        );
        Self { help, ..self }
    }

    /// Says that an earlier run was ended half-way, and that this one cannot go on from there.
    pub(super) fn unfinished(self) -> Self {
        let help = Text::fixed(
            "en körning av `plan` avbröts mitt i en ändring av flera filer, och den måste göras klar först: rätta till felet och kör kommandot igen",
            "a run of `plan` was interrupted in the middle of a change of several files, which must be finished first: fix what is wrong, and run the command again",
        );
        Self { help, ..self }
    }

    /// Says that a file is not what this version of the tool writes down of a change.
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

fn reason(fault: &Fault) -> Text {
    match fault {
        Fault::ReadOnly => Text::fixed("är skrivskyddad", "is read-only"),
        Fault::Changed => Text::fixed(
            "har ändrats av någon annan under tiden; kör kommandot igen",
            "was changed by somebody else meanwhile; run the command again",
        ),
        Fault::Gone => Text::fixed("finns inte längre", "is no longer there"),
        Fault::Taken => Text::fixed("finns redan", "is already there"),
        Fault::Outside => Text::fixed(
            "nås genom en länk ut ur planens katalog, och där skriver `plan` inte",
            "is reached by a link out of the plan's directory, where `plan` does not write",
        ),
        Fault::NoLocks => Text::fixed(
            "går inte att göra klar: filsystemet kan inte hålla andra körningar borta",
            "cannot be finished: the file system cannot keep other runs out",
        ),
        Fault::Io(error) => {
            let reason = of_system(error);
            text!(reason = reason; "går inte att skriva: {reason}", "cannot be written: {reason}")
        }
    }
}

/// Returns why the operating system refused to write.
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
