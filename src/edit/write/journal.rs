//! What a change of several files has yet to do, written down before it begins.
//!
//! It is there whole or not at all, and is believed only as far as it can do no harm: every file it names lies in its
//! own directory, every new text under a name that only this tool gives, and both are compared with what it says of them.

use std::fs;
use std::io;
use std::path::Path;

use toml::de::{DeTable, DeValue};

use super::fault::{Fault, Unwritten};
use super::step::{NewText, Step, sync_folders};
use super::temporary::{self, sync_folder};
use crate::source::{MAX_BYTES, hash, is_toml, quoted};

/// The file's name. No plan reads it: it has a leading dot.
pub(super) const NAME: &str = ".plan-journal";

/// What it begins with; another version of the tool may write another.
const HEAD: &str = "# A change of several files, which `plan` was making. The next run of `plan` finishes it; leave this file to it.\njournal = 1\n";

/// A step as it is written down: nothing of it is believed yet.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) path: String,
    before: Option<String>,
    after: Option<NewText>,
}

/// Writes down what is to be done. A journal that is there already gives way to it.
pub(super) fn store(dir: &Path, steps: &[Step]) -> Result<(), Unwritten> {
    let store = || {
        // What it names must be on disk before it is.
        sync_folders(steps);
        let target = dir.join(NAME);
        let (temporary, _) = temporary::lay(&target, text(steps).as_bytes(), None)?;
        let stored = fs::rename(target.with_file_name(&temporary), &target);
        if stored.is_err() {
            temporary::remove(&target, &temporary);
        }
        sync_folder(dir);
        stored
    };
    store().map_err(|error| Unwritten::new(NAME, &Fault::Io(error)))
}

/// Takes the journal away: all that it says is done.
pub(super) fn remove(dir: &Path) -> Result<(), Unwritten> {
    let removed = fs::remove_file(dir.join(NAME));
    sync_folder(dir);
    removed.map_err(|error| Unwritten::new(NAME, &Fault::Io(error)))
}

/// Returns whether something of the journal's name lies in a directory.
pub(super) fn lies_in(dir: &Path) -> bool {
    fs::symlink_metadata(dir.join(NAME)).is_ok()
}

/// Reads what is yet to be done in a directory; none where there is no journal, or none that can be believed.
pub(super) fn read(dir: &Path) -> io::Result<Option<Vec<Written>>> {
    let path = dir.join(NAME);
    let metadata = match fs::symlink_metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        metadata => metadata?,
    };
    if !metadata.is_file() || metadata.len() > MAX_BYTES {
        return Ok(None);
    }
    Ok(String::from_utf8(fs::read(path)?).ok().and_then(|text| parse(&text)))
}

fn text(steps: &[Step]) -> String {
    let mut text = HEAD.to_owned();
    for Step { path, before, after, .. } in steps {
        text += &format!("\n[[step]]\npath = {}\n", quoted(path));
        if let Some(before) = before {
            text += &format!("before = {}\n", quoted(before));
        }
        if let Some(NewText { temporary, hash }) = after {
            text += &format!("after = {}\ntext = {}\n", quoted(hash), quoted(temporary));
        }
    }
    format!("{text}\n[whole]\nhash = {}\n", quoted(&hash(&text)))
}

pub(super) fn parse(text: &str) -> Option<Vec<Written>> {
    let (said, sum) = text.split_once("\n[whole]\n")?;
    if !said.starts_with(HEAD) || sum != format!("hash = {}\n", quoted(&hash(said))) {
        return None;
    }
    let table = DeTable::parse(said).ok()?;
    let DeValue::Array(steps) = table.get_ref().get("step")?.get_ref() else { return None };
    steps.iter().map(|step| written(step.get_ref())).collect()
}

fn written(step: &DeValue<'_>) -> Option<Written> {
    let DeValue::Table(step) = step else { return None };
    let value = |key: &str| step.get(key).and_then(|value| value.get_ref().as_str()).map(str::to_owned);
    let after = value("after").zip(value("text")).map(|(hash, temporary)| NewText { temporary, hash });
    Some(Written { path: value("path")?, before: value("before"), after })
}

impl Written {
    /// Finds the files on disk; none where the journal names what it has no right to.
    pub(super) fn resolve(self, dir: &Path) -> io::Result<Option<Step>> {
        let Self { path, before, after } = self;
        // Only a plan's files are changed.
        if !is_toml(path.rsplit('/').next().unwrap_or(&path)) {
            return Ok(None);
        }
        let target = Step::locate(dir, &path, before.is_some() && after.is_some())?;
        // Wherever links and `..` lead.
        let is_inside = target.starts_with(fs::canonicalize(dir)?);
        let is_ours = after.as_ref().is_none_or(|new| temporary::is_of(&target, &new.temporary));
        Ok((is_inside && is_ours).then_some(Step { path, before, after, target }))
    }
}
