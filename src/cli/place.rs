//! Where the plan lies.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Context;

use super::environment::Environment;
use super::output;
use super::stop::Stop;
use super::waiter::Waiter;
use crate::diag::system_reason;
use crate::edit::{Holder, NotOpened, Recovered, Unfinished, Writer, unfinished};
use crate::locale::{Text, text};
use crate::model::nearest;
use crate::query::Refusal;
use crate::source::{
    FileId, Lock, MANIFEST, Root, Sources, StillHeld, Waiting, cannot_list, find_plan_dir, folders, holds_plans,
    is_plan_dir, plan_folder, read_dir,
};

/// Reads every file of the plan in a directory, as no other run is changing them. Others are waited for no longer than
/// `wait`.
pub(super) fn read(dir: &Path, environment: &Environment, wait: Duration) -> Result<Sources, Stop> {
    let root = Root::of(dir);
    let _lock = Waiter { dir, environment, wait }.wait(|waiting| Lock::shared(&root, waiting))?;
    if let Some(change) = unfinished(&root, Environment::state_dir().as_deref()) {
        tell_unfinished(&change, environment);
    }
    read_files(dir)
}

/// Reads every file of the plan in a directory. Other runs wait until the writer is dropped: nobody may be asked
/// anything until then, and nothing shown.
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

/// How many files of a change are named.
const MOST_FILES: usize = 5;

/// Says that the plan may hold a part of a change, and what makes it whole.
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
    output::notice(environment, environment.early_lang(), &message, Some(&help));
}

/// Says what became of a change that a killed run had begun.
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
    output::notice(environment, environment.early_lang(), &message, None);
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

fn unreadable(dir: &Path, error: &io::Error) -> Refusal {
    let path = dir.display();
    let reason = system_reason(error.kind(), &error.to_string());
    Refusal::new(text!(reason = reason; "{path} går inte att läsa: {reason}", "{path} cannot be read: {reason}"), None)
}

/// Finds files of the plan in a directory by what they are called there or here, or by a folder that they lie in.
pub(super) fn files(dir: &Path, sources: &Sources, named: &[PathBuf]) -> Result<Vec<FileId>, Stop> {
    // A path that cannot be followed is taken as it stands.
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

/// Finds the directory of the plan: `dir`, else `PLAN_DIR`, else the one that the working directory lies in.
pub(super) fn find(dir: Option<&Path>, environment: &Environment) -> Result<PathBuf, Stop> {
    if let Some(dir) = dir.or(environment.plan_dir.as_deref()) {
        return named(dir);
    }
    let here = Environment::working_dir().context("the working directory cannot be found")?;
    find_plan_dir(&here).ok_or_else(|| nowhere(&here).into())
}

/// Finds the plan in a directory that was named: the directory itself, or its `plan` folder.
pub(super) fn named(dir: &Path) -> Result<PathBuf, Stop> {
    let is_plan = |dir: &Path| is_plan_dir(dir) || holds_plans(dir);
    if is_plan_dir(dir) {
        return Ok(dir.to_path_buf());
    }
    let found = plan_folder(dir).into_iter().chain([dir.to_path_buf()]).find(|dir| is_plan(dir));
    found.ok_or_else(|| not_here(dir).into())
}

fn not_here(dir: &Path) -> Refusal {
    let path = dir.display();
    let message = match cannot_list(dir) {
        None => text!("{path} är ingen plan", "{path} is not a plan"),
        Some(error) if error.kind() == io::ErrorKind::NotFound => {
            text!("{path} finns inte", "{path} does not exist")
        }
        Some(_) if is_closed(dir) => return closed(dir),
        Some(error) => return unreadable(dir, &error),
    };
    if let Some(folder) = plan_folder(dir).filter(|folder| is_closed(folder)) {
        return closed(&folder);
    }
    let folders = folders(dir).unwrap_or_default().into_iter().map(|folder| dir.join(folder));
    match folders.into_iter().find(|folder| is_closed(folder)) {
        Some(folder) => {
            let folder = folder.display();
            let message = text!(
                "{path} är ingen plan, såvitt det syns: du får inte gå in i {folder}",
                "{path} is not a plan, as far as can be seen: you may not enter {folder}"
            );
            Refusal::new(message, Some(how_to_enter()))
        }
        None => Refusal::new(message, Some(what_a_plan_is())),
    }
}

/// Returns whether a directory is there that this user may not enter.
fn is_closed(dir: &Path) -> bool {
    let tried = fs::symlink_metadata(dir.join(MANIFEST));
    tried.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied) && dir.is_dir()
}

fn closed(dir: &Path) -> Refusal {
    let path = dir.display();
    Refusal::new(text!("du får inte gå in i {path}", "you may not enter {path}"), Some(how_to_enter()))
}

fn how_to_enter() -> Text {
    Text::fixed(
        "fråga den som äger katalogen efter rätt att läsa den och gå in i den (r och x)",
        "ask whoever owns the directory for the right to read and enter it (r and x)",
    )
}

fn nowhere(here: &Path) -> Refusal {
    let places = here.ancestors().flat_map(|dir| [Some(dir.to_path_buf()), plan_folder(dir)]);
    if let Some(dir) = places.flatten().find(|dir| is_closed(dir)) {
        return closed(&dir);
    }
    Refusal::new(
        Text::fixed(
            "det finns ingen plan här eller i katalogerna ovanför",
            "there is no plan here or in the directories above",
        ),
        Some(what_a_plan_is()),
    )
}

fn what_a_plan_is() -> Text {
    Text::fixed(
        "en plan är en katalog med plan.toml (eller governance.toml och planer under sig); peka ut den med -C KATALOG",
        "a plan is a directory with plan.toml (or governance.toml and plans below it); name it with -C DIR",
    )
}
