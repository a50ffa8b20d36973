//! Where the plan lies.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::environment::Environment;
use super::stop::Stop;
use crate::locale::{Text, text};
use crate::query::Refusal;
use crate::source::{Sources, find_plan_dir, holds_plans, is_plan_dir, read_dir};

/// Reads every file of the plan: the one in `dir`, else in `PLAN_DIR`, else the one the working directory lies in.
pub(super) fn read(dir: Option<&Path>, environment: &Environment) -> Result<Sources, Stop> {
    let found = find(dir, environment)?;
    read_dir(&found).map_err(|error| {
        let (path, reason) = (found.display(), error);
        let message = text!("{path} går inte att läsa: {reason}", "{path} cannot be read: {reason}");
        Refusal::new(message, None).into()
    })
}

/// Finds the directory of the plan.
pub(super) fn find(dir: Option<&Path>, environment: &Environment) -> Result<PathBuf, Stop> {
    if let Some(dir) = dir.or(environment.plan_dir.as_deref()) {
        return named(dir).ok_or_else(|| not_here(dir).into());
    }
    let here = Environment::working_dir().context("the working directory cannot be found")?;
    find_plan_dir(&here).ok_or_else(|| nowhere().into())
}

/// The directory itself, or its `plan` folder.
fn named(dir: &Path) -> Option<PathBuf> {
    let below = dir.join("plan");
    let is_plan = |dir: &Path| is_plan_dir(dir) || holds_plans(dir);
    if is_plan_dir(dir) {
        return Some(dir.to_path_buf());
    }
    [below, dir.to_path_buf()].into_iter().find(|dir| is_plan(dir))
}

fn not_here(dir: &Path) -> Refusal {
    let path = dir.display();
    let message = if dir.exists() {
        text!("{path} är ingen plan", "{path} is not a plan")
    } else {
        text!("{path} finns inte", "{path} does not exist")
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
