//! Recovery of a plan after a run was killed in the middle of a change.

use std::path::Path;

use super::error::{Unwritten, WriteError};
use super::journal::Journal;
use super::state::{JOURNAL, LAST, StateDir};
use super::step::{self, FileStep, StepState, lay};
use crate::locale::{Text, text};
use crate::source::Root;

/// A change whose run was killed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The command that was run.
    pub command: String,
    /// The files of the change, relative to the plan's root.
    pub files: Vec<String>,
}

/// The result of recovering a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// The change.
    pub change: Unfinished,
    /// True if the change is now made completely; otherwise it is reverted completely.
    pub is_made: bool,
}

/// Returns the unfinished change of a plan; `None` if there is nothing to recover.
///
/// Only reads; in the usual case it checks the existence of one file.
pub fn unfinished(root: &Root, state: Option<&Path>) -> Option<Unfinished> {
    let Root { path, above, plans } = root;
    let mut roots = [path].into_iter().chain(above).chain(plans);
    roots.find_map(|root| {
        if !StateDir::has(state, root, JOURNAL) {
            return None;
        }
        let found = StateDir::find(state, root)?;
        match Journal::read(&found, JOURNAL, root) {
            Ok(journal) => journal.map(Unfinished::from),
            // The command that changes the plan reports why it is unreadable.
            Err(_) => Some(Unfinished { command: String::new(), files: Vec::new() }),
        }
    })
}

impl From<Journal> for Unfinished {
    fn from(journal: Journal) -> Self {
        Self { files: journal.files(), command: journal.by.command }
    }
}

/// Finishes or reverts the unfinished change of a plan.
///
/// The caller holds the lock.
pub(super) fn recover(root: &Path, state: &StateDir) -> Result<Option<Recovered>, Unwritten> {
    let Some(journal) = Journal::read(state, JOURNAL, root)? else { return Ok(None) };
    let Looked { steps, in_the_way, is_touched } = look(&journal, root, state)?;
    // A change of one file is a single rename: it was done, or it never will be.
    let is_single = !journal.is_back && journal.steps.len() == 1;
    let is_begun = if is_single { steps.iter().any(|(_, state)| *state == StepState::Done) } else { is_touched };
    if let Some((path, fault)) = in_the_way.filter(|_| is_begun) {
        return Err(stuck(&path, &fault, state));
    }
    let (waiting, others): (Vec<_>, Vec<_>) = steps.into_iter().partition(|(_, state)| *state == StepState::Waiting);
    for (step, _) in &others {
        step.discard();
    }
    let (laid, missing): (Vec<FileStep>, Vec<FileStep>) =
        waiting.into_iter().map(|(step, _)| step).partition(FileStep::is_laid);
    // Incomplete or missing.
    missing.iter().for_each(FileStep::discard);
    if is_begun {
        let finished = lay(&missing).and_then(|_| step::finish(&missing)).and_then(|()| step::finish(&laid));
        finished.map_err(Unwritten::unfinished)?;
    } else {
        laid.iter().for_each(FileStep::discard);
    }
    let is_made = is_begun && !journal.is_back;
    let settled = if is_made { state.rename(JOURNAL, LAST) } else { state.remove(JOURNAL) };
    settled.map_err(|error| Unwritten::new(&state.file(JOURNAL).display().to_string(), &WriteError::Io(error)))?;
    Ok(Some(Recovered { change: journal.into(), is_made }))
}

/// The progress of an unfinished change.
struct Looked {
    steps: Vec<(FileStep, StepState)>,
    /// The first file that cannot be changed as intended.
    in_the_way: Option<(String, WriteError)>,
    /// True if a file may already have been changed.
    is_touched: bool,
}

fn look(journal: &Journal, root: &Path, state: &StateDir) -> Result<Looked, Unwritten> {
    let mut looked = Looked { steps: Vec::new(), in_the_way: None, is_touched: journal.is_back };
    for written in &journal.steps {
        let found = written.resolve(root).and_then(|step| step.map(|step| Ok((step.state()?, step))).transpose());
        let fault = match found {
            // This tool never writes such a path.
            Ok(None) => return Err(Unwritten::unbelieved(&state.file(JOURNAL))),
            Ok(Some((state, step))) => {
                looked.is_touched |= match state {
                    StepState::Done => true,
                    StepState::Waiting => false,
                    // Somebody changed the file, before or after its new text was renamed over it.
                    StepState::Foreign => !step.is_laid(),
                };
                looked.steps.push((step, state));
                (state == StepState::Foreign).then_some(WriteError::Changed)
            }
            Err(fault) => {
                looked.is_touched = true;
                Some(fault)
            }
        };
        looked.in_the_way = looked.in_the_way.or(fault.map(|fault| (written.path.clone(), fault)));
    }
    Ok(looked)
}

/// Creates the error for a file changed since, where only the user can know which text is right.
fn stuck(path: &str, fault: &WriteError, state: &StateDir) -> Unwritten {
    let journal = state.file(JOURNAL).display().to_string();
    let help = text!(
        "en körning av `plan` avbröts mitt i en ändring av flera filer, och sedan har någon ändrat dem: se efter med `git diff` att filerna är som de ska, och ta sedan bort {journal}",
        "a run of `plan` was interrupted in the middle of a change of several files, and somebody has changed them since: look with `git diff` whether the files are as they should be, then remove {journal}"
    );
    let reason = match fault {
        WriteError::Changed | WriteError::Gone => {
            Text::fixed("är inte som ändringen lämnade den", "is not as the change left it")
        }
        _ => return Unwritten { help, ..Unwritten::new(path, fault) },
    };
    Unwritten { path: path.to_owned(), reason, help }
}
