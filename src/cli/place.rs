//! Where the plan lies.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::environment::Environment;
use super::output;
use super::stop::Stop;
use crate::diag::system_reason;
use crate::edit::{is_unfinished, recover};
use crate::locale::{Text, text};
use crate::model::nearest;
use crate::query::Refusal;
use crate::source::{
    FileId, Lock, Sources, Waiting, cannot_list, find_plan_dir, holds_plans, is_plan_dir, plan_folder, read_dir,
};

/// Reads every file of the plan in a directory, as no other run is changing them.
pub(super) fn read(dir: &Path, environment: &Environment) -> Result<Sources, Stop> {
    let lock = lock(dir, Lock::shared, environment);
    if is_unfinished(dir) {
        drop(lock);
        return Ok(read_to_change(dir, environment)?.0);
    }
    read_files(dir)
}

/// Reads every file of the plan in a directory. Other runs wait until the lock is dropped: nobody may be asked anything
/// until then, and nothing shown.
pub(super) fn read_to_change(dir: &Path, environment: &Environment) -> Result<(Sources, Lock), Stop> {
    let lock = lock(dir, Lock::exclusive, environment);
    recover(dir, &lock)?;
    Ok((read_files(dir)?, lock))
}

fn lock(dir: &Path, take: fn(&Path, &Waiting<'_>) -> Lock, environment: &Environment) -> Lock {
    let tell = || {
        let message = Text::fixed(
            "en annan körning av `plan` ändrar planen just nu",
            "another run of `plan` is changing the plan right now",
        );
        let help = Text::fixed("den här väntar tills den är klar", "this one waits until that is done");
        output::notice(environment, environment.early_lang(), &message, Some(&help));
    };
    take(dir, &Waiting { elsewhere: &Environment::temporary_dir(), tell: &tell })
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
        Text::fixed("utan namn gäller det alla filer i planen", "without a name it is about every file of the plan")
    } else {
        let near = near.join(", ");
        text!("menade du {near}?", "did you mean {near}?")
    };
    Refusal::new(text!("`{name}` är ingen fil i planen", "`{name}` is no file of the plan"), Some(help))
}

/// Finds the directory of the plan: `dir`, else `PLAN_DIR`, else the one that the working directory lies in.
pub(super) fn find(dir: Option<&Path>, environment: &Environment) -> Result<PathBuf, Stop> {
    if let Some(dir) = dir.or(environment.plan_dir.as_deref()) {
        return named(dir);
    }
    let here = Environment::working_dir().context("the working directory cannot be found")?;
    find_plan_dir(&here).ok_or_else(|| nowhere().into())
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
        Some(error) => return unreadable(dir, &error),
    };
    Refusal::new(message, Some(what_a_plan_is()))
}

fn nowhere() -> Refusal {
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
        "a plan is a directory with plan.toml (or governance.toml and plans below it); point at it with -C DIR",
    )
}
