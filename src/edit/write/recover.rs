//! Finishes what a killed run began.

use std::fs;
use std::path::{Path, PathBuf};

use super::fault::{Fault, Unwritten};
use super::step::{self, State, Step};
use super::{journal, temporary};
use crate::locale::{Text, text};
use crate::source::{Lock, folders, governing};

/// Returns whether a change of the plan in `dir` was begun that is not finished, as far as can be seen from outside.
pub fn is_unfinished(dir: &Path) -> bool {
    places(dir).into_iter().chain(above(dir)).any(|place| journal::lies_in(&place))
}

/// Finishes a change that a killed run began of the plan in `dir`, and takes away what such runs left lying.
///
/// Whoever calls this holds the plan's lock alone, and has not read the plan yet.
pub fn recover(dir: &Path, lock: &Lock) -> Result<(), Unwritten> {
    let places = places(dir);
    for place in places.iter().chain(&above(dir)).filter(|place| journal::lies_in(place)) {
        finish(place)?;
    }
    // Without a lock it may be another run that is about to need what lies there.
    if lock.is_held() {
        for place in places.iter().chain(&governing(dir)) {
            clear(place);
        }
    }
    Ok(())
}

/// The directories that runs can leave something in.
fn places(dir: &Path) -> Vec<PathBuf> {
    let below = folders(dir).unwrap_or_default().into_iter().map(|folder| dir.join(folder));
    [dir.to_path_buf()].into_iter().chain(below).collect()
}

/// The directory that a plan lies in: a run may have been asked for all the plans there.
fn above(dir: &Path) -> Option<PathBuf> {
    Some(fs::canonicalize(dir).ok()?.parent()?.to_path_buf())
}

/// Finishes what the journal in a directory says is not.
pub(super) fn finish(dir: &Path) -> Result<(), Unwritten> {
    let of_journal = |fault: Fault| Unwritten::new(journal::NAME, &fault).unfinished();
    let Some(written) = journal::read(dir).map_err(|error| of_journal(Fault::Io(error)))? else {
        // It cannot be believed, and nothing was begun before it was whole.
        return Ok(());
    };
    let mut steps = Vec::with_capacity(written.len());
    for written in written {
        let path = written.path.clone();
        match written.resolve(dir) {
            Ok(Some(step)) => steps.push(step),
            // Nothing that this tool has written names such a file.
            Ok(None) => return Ok(()),
            Err(error) => return Err(stuck(&path, &Fault::from(error), dir)),
        }
    }
    if let Some((path, fault)) = in_the_way(&steps) {
        return Err(stuck(path, &fault, dir));
    }
    step::finish(&steps).map_err(Unwritten::unfinished)?;
    // All is done: where the journal cannot be taken away, it does no harm.
    let _ = journal::remove(dir);
    Ok(())
}

/// Returns the first step that cannot be taken as it was meant, for somebody has changed the file since.
fn in_the_way(steps: &[Step]) -> Option<(&str, Fault)> {
    let ask = |step: &Step| match step.state()? {
        State::Done => Ok(()),
        State::Waiting if step.is_ready()? => Ok(()),
        State::Waiting | State::Foreign => Err(Fault::Changed),
    };
    steps.iter().find_map(|step| ask(step).err().map(|fault| (&*step.path, fault)))
}

/// Says that nobody but the reader can know which text is the right one.
fn stuck(path: &str, fault: &Fault, dir: &Path) -> Unwritten {
    let journal = dir.join(journal::NAME).display().to_string();
    let help = text!(
        "en körning av `plan` avbröts mitt i en ändring av flera filer, och sedan har någon ändrat dem: se efter med `git diff` att filerna är som de ska, och ta sedan bort {journal}",
        "a run of `plan` was ended in the middle of a change of several files, and somebody has changed them since: look with `git diff` whether the files are as they should be, then remove {journal}"
    );
    let reason = match fault {
        Fault::Changed => Text::fixed("är inte som ändringen lämnade den", "is not as the change left it"),
        _ => return Unwritten { help, ..Unwritten::new(path, fault) },
    };
    Unwritten { path: path.to_owned(), reason, help }
}

/// Takes away what killed runs left lying in a folder: it is in no plan, and nobody needs it any more.
fn clear(folder: &Path) {
    // What cannot be taken away does no harm.
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        if name.to_str().is_some_and(|name| name == journal::NAME || temporary::is_temporary(name)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}
