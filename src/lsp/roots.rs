//! The directories of the plans that the editor works on.

use std::fs;
use std::path::{Path, PathBuf};

use super::documents::Documents;
use crate::source::{
    MANIFEST, ReadError, Sources, find_plan_dir, governing, holds_plans, is_goal_file, is_plan_dir, is_toml,
    plan_folder,
};

/// The directory of a plan or a portfolio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Root {
    /// The path that the editor uses.
    pub(super) dir: PathBuf,
    /// The canonical path, with symbolic links resolved.
    real: PathBuf,
}

impl Root {
    fn new(dir: PathBuf) -> Self {
        let real = fs::canonicalize(&dir).unwrap_or_else(|_| dir.clone());
        Self { dir, real }
    }

    /// Returns the path of a file relative to the directory, with `/` on every system; none if the file is outside.
    pub(super) fn path_within(&self, path: &Path) -> Option<String> {
        let within = path.strip_prefix(&self.dir).map(Path::to_path_buf).or_else(|_| {
            let folder = fs::canonicalize(path.parent().unwrap_or(path)).unwrap_or_default();
            folder.join(path.file_name().unwrap_or_default()).strip_prefix(&self.real).map(Path::to_path_buf)
        });
        let parts: Option<Vec<&str>> = within.as_ref().ok()?.iter().map(|part| part.to_str()).collect();
        Some(parts?.join("/"))
    }

    /// Returns whether a file that is not on disk yet would be part of the plan; `sources` are the files on disk.
    pub(super) fn takes(&self, path: &str, sources: &Sources) -> bool {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let manifest = if folder.is_empty() { MANIFEST.to_owned() } else { format!("{folder}/{MANIFEST}") };
        let has_manifest = || sources.at(&manifest).is_some_and(|file| file.fault() != Some(&ReadError::LeadsOut));
        let is_on_disk = || fs::symlink_metadata(self.dir.join(path)).is_ok();
        is_goal_file(name) && has_manifest() && !is_on_disk()
    }
}

/// Returns the directories of the plans in the editor's folders, and of those that open documents belong to, without
/// duplicates.
pub(super) fn roots(folders: &[PathBuf], documents: &Documents) -> Vec<Root> {
    let mut roots: Vec<Root> = Vec::new();
    for dir in folders.iter().filter_map(|folder| below(folder).or_else(|| around(folder))) {
        add(&mut roots, dir);
    }
    let is_plans = |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_toml);
    for path in documents.iter().map(|(path, _)| path).filter(|path| is_plans(path)) {
        // Below a known directory that one decides, even about a folder that is a link out of it.
        let is_known = roots.iter().any(|root| path.starts_with(&root.dir));
        if let Some(dir) = path.parent().filter(|_| !is_known).and_then(around) {
            add(&mut roots, dir);
        }
    }
    roots
}

/// Adds a directory, unless it is inside a known one and thus loaded with it.
fn add(roots: &mut Vec<Root>, dir: PathBuf) {
    let root = Root::new(dir);
    if roots.iter().all(|known| !root.real.starts_with(&known.real)) {
        roots.retain(|known| !known.real.starts_with(&root.real));
        roots.push(root);
    }
}

/// Returns the directory of the plan in a folder: the folder itself, or its subfolder `plan`.
fn below(folder: &Path) -> Option<PathBuf> {
    let places = || plan_folder(folder).into_iter().chain([folder.to_path_buf()]);
    let own = is_plan_dir(folder).then(|| folder.to_path_buf());
    own.or_else(|| places().find(|dir| is_plan_dir(dir) || holds_plans(dir)))
}

/// Returns the directory of the plan that contains a folder, or of the portfolio if that plan is part of one.
fn around(folder: &Path) -> Option<PathBuf> {
    let dir = find_plan_dir(folder)?;
    let is_governed = governing(&dir).is_some();
    Some(if is_governed { dir.parent().map_or(dir.clone(), Path::to_path_buf) } else { dir })
}
