//! The search for the plan: `-C`, `PLAN_DIR`, or upwards from the working directory.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::Context;

use super::environment::Environment;
use super::stop::Stop;
use crate::diag::system_reason;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::{MANIFEST, cannot_list, find_plan_dir, folders, holds_plans, is_plan_dir, plan_folder};

/// Returns the directory of the plan: `dir`, else `PLAN_DIR`, else the one that contains the working directory.
pub(super) fn find(dir: Option<&Path>, environment: &Environment) -> Result<PathBuf, Stop> {
    if let Some(dir) = dir.or(environment.plan_dir.as_deref()) {
        return named(dir);
    }
    let here = Environment::working_dir().context("the working directory cannot be found")?;
    find_plan_dir(&here).ok_or_else(|| nowhere(&here).into())
}

/// Returns the plan in a given directory: the directory itself, or its `plan` folder.
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

/// Returns whether a directory exists that the user may not enter.
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

pub(super) fn unreadable(dir: &Path, error: &io::Error) -> Refusal {
    let path = dir.display();
    let reason = system_reason(error.kind(), &error.to_string());
    Refusal::new(text!(reason = reason; "{path} går inte att läsa: {reason}", "{path} cannot be read: {reason}"), None)
}
