//! Discovery and reading of plans on disk.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::layout::is_toml;
use super::regular::{read_below, within};
use super::skipped::{is_called_copy_of, skip_reason};
use super::work_tree::is_link;
use super::{GOVERNANCE, MANIFEST, MAX_BYTES, ReadError, SkipReason, SourceFile, Sources};
use crate::parallel;
use crate::progress::{self, Task};

/// The number of files from which they are read in parallel.
const MANY_FILES: usize = 32;

/// Returns whether `dir` is a plan or a portfolio of plans.
pub fn is_plan_dir(dir: &Path) -> bool {
    has(dir, GOVERNANCE) || has(dir, MANIFEST)
}

/// Returns whether a folder of `dir` is a plan.
pub fn holds_plans(dir: &Path) -> bool {
    folders(dir).is_ok_and(|folders| folders.iter().any(|folder| has(&dir.join(folder), MANIFEST)))
}

/// Reads only the governance or manifest of `dir`, and one manifest below it, for a quick look.
pub fn read_head(dir: &Path) -> Sources {
    let own = [GOVERNANCE, MANIFEST].into_iter().find(|name| has(dir, name));
    let below = || {
        let folders = folders(dir).ok()?;
        folders.into_iter().map(|folder| format!("{folder}/{MANIFEST}")).find(|path| has(dir, path))
    };
    // The governance may leave the language to the plans.
    let below = if own == Some(MANIFEST) { None } else { below() };
    let paths = own.map(str::to_owned).into_iter().chain(below);
    Sources::new(paths.map(|path| read_file(dir, path)).collect())
}

/// Returns whether a file of this name exists, readable or not.
pub(super) fn has(dir: &Path, name: &str) -> bool {
    fs::symlink_metadata(dir.join(name)).is_ok()
}

/// Finds the plan that contains `start`: the nearest ancestor that is a plan, or has one in its `plan` folder.
pub fn find_plan_dir(start: &Path) -> Option<PathBuf> {
    let places = |dir: &Path| [Some(dir.to_path_buf()), plan_folder(dir)];
    start.ancestors().flat_map(places).flatten().find(|dir| is_plan_dir(dir))
}

/// Returns the `plan` folder of a directory. A link out of the directory does not count, because only a user who
/// names such a link wants its target.
pub fn plan_folder(dir: &Path) -> Option<PathBuf> {
    let folder = dir.join("plan");
    (!is_link(&folder) || within(dir, Path::new("plan")).is_some()).then_some(folder)
}

/// Returns the directory of the portfolio that contains the plan in `dir`; `None` if the plan is not in one.
pub fn governing(dir: &Path) -> Option<PathBuf> {
    let above = fs::canonicalize(dir).ok()?.parent()?.to_path_buf();
    // A directory with its own manifest is a plan, not a portfolio.
    (has(&above, GOVERNANCE) && !has(&above, MANIFEST)).then_some(above)
}

/// Reads every file of the plan or portfolio in `dir` once.
///
/// A file that cannot be read is included with its [`ReadError`]. One that looks like a part of the plan but is not is
/// among the [`skipped`](Sources::skipped). Fails only if the directory itself cannot be listed.
pub fn read_dir(dir: &Path) -> io::Result<Sources> {
    read_some(dir, |_| ())
}

/// Reads a chosen part of the files of the plan or portfolio in `dir`; see [`read_dir`].
pub fn read_some(dir: &Path, choose: impl FnOnce(&mut Vec<String>)) -> io::Result<Sources> {
    let mut found = DirContent::default();
    let own = PlanNames::in_folder(dir)?;
    // A directory with its own manifest is one plan, whatever is beside it.
    if has(dir, MANIFEST) {
        found.add_plan(dir, "", own, true);
    } else {
        found.add_portfolio(dir, own)?;
    }
    found.read_once(dir);
    choose(&mut found.paths);
    let DirContent { paths, mut unreadable, skipped, .. } = found;
    let is_much = paths.len() >= MANY_FILES;
    progress::begin(Task::Files, Some(paths.len()));
    let mut files = parallel::map(paths, is_much, |path| {
        let file = read_file(dir, path);
        progress::step();
        file
    });
    files.append(&mut unreadable);
    Ok(Sources::new(files).with_skipped(skipped).read_from(dir))
}

/// The files found in a directory, before they are read.
#[derive(Default)]
struct DirContent {
    paths: Vec<String>,
    unreadable: Vec<SourceFile>,
    skipped: Vec<(String, SkipReason)>,
    /// The paths that are links.
    links: BTreeSet<String>,
}

impl DirContent {
    /// Adds a portfolio: its governance, and the folders with a manifest.
    fn add_portfolio(&mut self, dir: &Path, own: PlanNames) -> io::Result<()> {
        for name in own.toml {
            if name == GOVERNANCE {
                self.paths.push(name);
            } else {
                let is_copy = is_called_copy_of(&name, GOVERNANCE);
                self.skipped
                    .push((name, if is_copy { SkipReason::CopyOfGovernance } else { SkipReason::BesideGovernance }));
            }
        }
        self.skipped.extend(own.skipped);
        let Folders { own, mut links, outside } = Folders::of(dir)?;
        links.sort();
        // No folder is read under two names.
        let mut seen: BTreeSet<PathBuf> = own.iter().map(PathBuf::from).chain([PathBuf::new()]).collect();
        for folder in own {
            self.add_folder(dir, &folder);
        }
        for (folder, real) in links {
            if seen.insert(real) {
                self.add_folder(dir, &folder);
            } else {
                self.skipped.push((folder, SkipReason::ReadByOtherName));
            }
        }
        // The targets are not read. A broken link may have led to a plan.
        for link in outside.into_iter().filter(|link| has(&dir.join(link), MANIFEST) || !dir.join(link).exists()) {
            self.unreadable.push(SourceFile::unreadable(below(&link, MANIFEST), "", ReadError::LeadsOut));
        }
        Ok(())
    }

    /// Removes links to files that are read under another name.
    fn read_once(&mut self, dir: &Path) {
        if self.links.is_empty() {
            return;
        }
        let links = std::mem::take(&mut self.links);
        self.paths.sort();
        let mut seen: BTreeSet<PathBuf> =
            self.paths.iter().filter(|path| !links.contains(*path)).map(PathBuf::from).collect();
        self.paths.retain(|path| {
            let is_manifest = [MANIFEST, GOVERNANCE].contains(&path.rsplit('/').next().unwrap_or(path));
            // A plan needs its manifest; duplicates are reported by their ids.
            let is_read = !links.contains(path)
                || is_manifest
                || within(dir, Path::new(path)).is_none_or(|real| seen.insert(real));
            if !is_read {
                self.skipped.push((path.clone(), SkipReason::ReadByOtherName));
            }
            is_read
        });
    }

    /// Adds a folder of a portfolio.
    fn add_folder(&mut self, dir: &Path, folder: &str) {
        match PlanNames::in_folder(&dir.join(folder)) {
            Ok(names) if names.toml.iter().any(|name| name == MANIFEST) => self.add_plan(dir, folder, names, false),
            Ok(names) if names.skipped.is_empty() && !names.toml.is_empty() => {
                self.skipped.push((folder.to_owned(), SkipReason::NoManifest));
            }
            Ok(names) => self.add_skipped(folder, names.skipped),
            // It may be a plan, so it must not be skipped silently.
            Err(error) => {
                self.unreadable.push(SourceFile::unreadable(
                    format!("{folder}/{MANIFEST}"),
                    "",
                    ReadError::from(error),
                ));
            }
        }
    }

    /// Adds the folder of a plan. An empty `folder` is the directory itself.
    fn add_plan(&mut self, dir: &Path, folder: &str, names: PlanNames, may_govern: bool) {
        self.links.extend(names.links.iter().map(|name| below(folder, name)));
        for name in names.toml {
            let path = below(folder, &name);
            if name == GOVERNANCE && !may_govern {
                self.skipped.push((path, SkipReason::SecondGovernance));
            } else {
                self.paths.push(path);
            }
        }
        self.add_skipped(folder, names.skipped);
        // Links are skipped, because their targets have their own names.
        for inner in Folders::of(&dir.join(folder)).unwrap_or_default().own {
            let path = below(folder, &inner);
            let holds_toml = PlanNames::in_folder(&dir.join(&path)).is_ok_and(|names| !names.toml.is_empty());
            // A folder with a file's name is reported as an unreadable file.
            if holds_toml && !is_toml(&inner) {
                self.skipped.push((path, SkipReason::TooDeep));
            }
        }
    }

    fn add_skipped(&mut self, folder: &str, skipped: Vec<(String, SkipReason)>) {
        self.skipped.extend(skipped.into_iter().map(|(name, why)| (below(folder, &name), why)));
    }
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The names in a folder that belong to a plan, or look like it.
struct PlanNames {
    toml: Vec<String>,
    skipped: Vec<(String, SkipReason)>,
    /// The TOML files that are links.
    links: Vec<String>,
}

impl PlanNames {
    fn in_folder(dir: &Path) -> io::Result<Self> {
        let mut this = Self { toml: Vec::new(), skipped: Vec::new(), links: Vec::new() };
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            match entry.file_name().into_string() {
                Ok(name) => match skip_reason(&name) {
                    Some(why) => this.skipped.push((name, why)),
                    None if is_toml(&name) => {
                        // The listing has the file types, so only links need a closer look.
                        if entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
                            this.links.push(name.clone());
                        }
                        this.toml.push(name);
                    }
                    None => {}
                },
                // Paths are printed as text, so a name that is not UTF-8 cannot be a plan's.
                Err(name) => {
                    let name = name.to_string_lossy();
                    if name.to_lowercase().contains(".toml") {
                        this.skipped.push((name.into_owned(), SkipReason::Name));
                    }
                }
            }
        }
        Ok(this)
    }
}

/// Returns the folders of a directory, without hidden ones. A link counts if its target is a folder below the
/// directory.
pub fn folders(dir: &Path) -> io::Result<Vec<String>> {
    let Folders { own, links, .. } = Folders::of(dir)?;
    Ok(own.into_iter().chain(links.into_iter().map(|(name, _)| name)).collect())
}

/// The folders in a directory, and the links that may be folders.
#[derive(Default)]
struct Folders {
    own: Vec<String>,
    /// The links to folders below the directory, with their targets.
    links: Vec<(String, PathBuf)>,
    /// The links out of the directory, and broken ones.
    outside: Vec<String>,
}

impl Folders {
    fn of(dir: &Path) -> io::Result<Self> {
        let mut this = Self::default();
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if name.starts_with('.') {
                continue;
            }
            // The listing has the file types, so only links need to be followed.
            match entry.file_type() {
                Ok(kind) if kind.is_symlink() => match within(dir, Path::new(&name)) {
                    Some(real) if dir.join(&real).is_dir() => this.links.push((name, real)),
                    Some(_) => {}
                    None => this.outside.push(name),
                },
                Ok(kind) if kind.is_dir() => this.own.push(name),
                _ => {}
            }
        }
        Ok(this)
    }
}

/// Returns the error of listing a directory; `None` if it can be listed.
pub fn cannot_list(dir: &Path) -> Option<io::Error> {
    // A directory may be listable although its entries are not accessible.
    let looked =
        || fs::symlink_metadata(dir.join(MANIFEST)).err().filter(|error| error.kind() != io::ErrorKind::NotFound);
    fs::read_dir(dir).err().or_else(looked)
}

fn read_file(dir: &Path, path: String) -> SourceFile {
    match read_below(dir, Path::new(&path), MAX_BYTES) {
        Ok(bytes) => decode(path, bytes),
        Err(fault) => SourceFile::unreadable(path, "", fault),
    }
}

pub(super) fn decode(path: String, bytes: Vec<u8>) -> SourceFile {
    match String::from_utf8(bytes) {
        Ok(text) => SourceFile::new(path, text),
        Err(error) => {
            let fault = ReadError::NotUtf8 {
                offset: error.utf8_error().valid_up_to(),
                utf16: matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]),
            };
            SourceFile::unreadable(path, String::from_utf8_lossy(error.as_bytes()), fault)
        }
    }
}
