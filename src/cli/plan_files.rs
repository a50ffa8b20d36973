//! Reading of the plan's files, under a lock.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::environment::Environment;
use super::place::unreadable;
use super::stop::Stop;
use super::{language, output};
use crate::edit::{Holder, NotOpened, Recovered, Unfinished, Writer, holder, unfinished};
use crate::locale::{Text, text};
use crate::model::nearest;
use crate::query::Refusal;
use crate::source::{FileId, Lock, Root, Sources, StillHeld, Waiting, read_dir};

/// Reads every file of a plan under a shared lock. Waits at most `wait` for other runs.
pub(super) fn read(dir: &Path, environment: &Environment, wait: Duration) -> Result<Sources, Stop> {
    let root = Root::of(dir);
    let _lock = Waiter { dir, environment, wait }.wait(|waiting| Lock::shared(&root, waiting))?;
    if let Some(change) = unfinished(&root, Environment::state_dir().as_deref()) {
        tell_unfinished(&change, environment);
    }
    read_files(dir)
}

/// Reads every file of a plan under an exclusive lock, which the writer holds: until it is dropped, nothing may be
/// asked or shown.
pub(super) fn read_to_change(dir: &Path, environment: &Environment, wait: Duration) -> Result<(Sources, Writer), Stop> {
    let state = Environment::state_dir();
    let by = Holder { process: std::process::id(), command: environment.command(), since: Environment::now() };
    let open = |waiting: &Waiting<'_>| match Writer::open(dir, state.as_deref(), by, waiting) {
        Ok(writer) => Ok(Ok(writer)),
        Err(NotOpened::Held) => Err(StillHeld),
        Err(NotOpened::Unwritten(unwritten)) => Ok(Err(unwritten)),
    };
    let writer = Waiter { dir, environment, wait }.wait(open)??;
    if let Some(recovered) = writer.recovered() {
        tell_recovered(recovered, environment);
    }
    Ok((read_files(dir)?, writer))
}

/// The most files of a change that are named.
const MOST_FILES: usize = 5;

/// Warns that an interrupted change may have been written in part, and how to complete it.
fn tell_unfinished(change: &Unfinished, environment: &Environment) {
    let change = described(change);
    let message = text!(
        change = change;
        "en körning av `plan` avbröts mitt i en ändring, och planen kan vara ändrad till en del ({change})",
        "a run of `plan` was interrupted in the middle of a change, and the plan may be changed in part ({change})"
    );
    let help = Text::fixed(
        "nästa kommando som ändrar planen gör klart ändringen, och `plan undo` ångrar den",
        "the next command that changes the plan finishes the change, and `plan undo` undoes it",
    );
    output::notice(environment, language::early(environment), &message, Some(&help));
}

/// Reports that an interrupted change was completed or rolled back.
fn tell_recovered(Recovered { change, is_made }: &Recovered, environment: &Environment) {
    let change = described(change);
    let message = if *is_made {
        text!(
            change = change;
            "en ändring som avbröts är gjord klart nu ({change})",
            "a change that was interrupted is finished now ({change})"
        )
    } else {
        text!(
            change = change;
            "en ändring som avbröts är släppt, och ingen fil är halvt ändrad ({change})",
            "a change that was interrupted is dropped, and no file is left half changed ({change})"
        )
    };
    output::notice(environment, language::early(environment), &message, None);
}

fn described(Unfinished { command, files }: &Unfinished) -> Text {
    let named = files[..files.len().min(MOST_FILES)].join(", ");
    let rest = files.len().saturating_sub(MOST_FILES);
    match rest {
        _ if files.is_empty() => {
            Text::fixed("det som antecknades om den går inte att läsa", "its record cannot be read")
        }
        0 => text!("`{command}`: {named}", "`{command}`: {named}"),
        _ => text!("`{command}`: {named} och {rest} filer till", "`{command}`: {named} and {rest} more"),
    }
}

fn read_files(dir: &Path) -> Result<Sources, Stop> {
    read_dir(dir).map_err(|error| unreadable(dir, &error).into())
}

/// Finds files of a plan by their paths in the plan or from the working directory, or by a folder that contains them.
pub(super) fn files(dir: &Path, sources: &Sources, named: &[PathBuf]) -> Result<Vec<FileId>, Stop> {
    // A path that cannot be resolved is used as it is.
    let followed = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let all: Vec<(FileId, &str, PathBuf)> =
        sources.iter().map(|(id, file)| (id, file.path(), followed(&dir.join(file.path())))).collect();
    let (mut found, mut refusals) = (Vec::new(), Vec::new());
    for name in named {
        let here = followed(name);
        let before = found.len();
        let is_meant = |path: &str, there: &Path| there.starts_with(&here) || Path::new(path).starts_with(name);
        found.extend(all.iter().filter(|(_, path, there)| is_meant(path, there)).map(|(id, ..)| *id));
        if found.len() == before {
            refusals.push(no_file(&name.to_string_lossy(), all.iter().map(|(_, path, _)| *path)));
        }
    }
    if refusals.is_empty() { Ok(found) } else { Err(refusals.into()) }
}

fn no_file<'p>(name: &str, paths: impl Iterator<Item = &'p str>) -> Refusal {
    let near: Vec<String> = nearest(name, paths).iter().map(|path| format!("`{path}`")).collect();
    let help = if near.is_empty() {
        Text::fixed("utan namn gäller det alla filer i planen", "without a name it applies to every file of the plan")
    } else {
        let near = near.join(", ");
        text!("menade du {near}?", "did you mean {near}?")
    };
    Refusal::new(text!("`{name}` är ingen fil i planen", "`{name}` is not a file of the plan"), Some(help))
}

/// A run that may have to wait for others.
pub(super) struct Waiter<'w> {
    /// The directory of the plan.
    pub(super) dir: &'w Path,
    /// The environment of the process.
    pub(super) environment: &'w Environment,
    /// The longest time to wait.
    pub(super) wait: Duration,
}

impl Waiter<'_> {
    /// Takes a lock. Reports who holds it if that takes a while, and refuses if it takes too long.
    pub(super) fn wait<R>(&self, take: impl FnOnce(&Waiting<'_>) -> Result<R, StillHeld>) -> Result<R, Stop> {
        let tell = || {
            let seconds = self.wait.as_secs();
            let help = text!(
                "den här väntar i högst {seconds} sekunder; `--wait` ändrar det",
                "this run waits for at most {seconds} seconds; `--wait` changes that"
            );
            output::notice(self.environment, language::early(self.environment), &self.held().0, Some(&help));
        };
        let waiting = Waiting { elsewhere: &Environment::temporary_dir(), limit: self.wait, tell: &tell };
        take(&waiting).map_err(|StillHeld| {
            let (message, help) = self.held();
            Refusal::new(message, Some(help)).into()
        })
    }

    /// Returns the message about who holds the lock, and the help.
    fn held(&self) -> (Text, Text) {
        let Some(Holder { process, command, since }) = holder(self.dir, Environment::state_dir().as_deref()) else {
            let message = Text::fixed(
                "planen är upptagen av en annan körning av `plan`; vilken är inte känt, för den läser bara eller är någon annans",
                "another run of `plan` holds the plan; which one is not known, for it only reads or is another user's",
            );
            let help = Text::fixed(
                "försök igen när den är klar; inget är läst eller ändrat",
                "try again when it is done; nothing was read or changed",
            );
            return (message, help);
        };
        let message = text!(
            "planen är upptagen av en annan körning av `plan`: `{command}` (process {process}, sedan {since})",
            "another run of `plan` holds the plan: `{command}` (process {process}, since {since})"
        );
        let help = text!(
            "försök igen när den är klar, eller avsluta process {process} om den har hängt sig; inget är läst eller ändrat",
            "try again when it is done, or end process {process} if it hangs; nothing was read or changed"
        );
        (message, help)
    }
}
