//! Plans on disk: which directory holds one, and which files belong to it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::layout::is_toml;
use super::regular::{read_below, within};
use super::stray::{is_called_copy_of, misnamed};
use super::{Fault, MAX_BYTES, SourceFile, Sources, Stray};
use crate::parallel;
use crate::progress::{self, Task};

/// The file that makes a directory a plan.
pub const MANIFEST: &str = "plan.toml";
/// The file that makes a directory a portfolio of the plans below it.
pub const GOVERNANCE: &str = "governance.toml";

/// From this many files on they are read at once.
const MANY_FILES: usize = 32;

/// Returns whether `dir` is a plan or a portfolio of plans.
pub fn is_plan_dir(dir: &Path) -> bool {
    has(dir, GOVERNANCE) || has(dir, MANIFEST)
}

/// Returns whether plans lie in folders of `dir`.
pub fn holds_plans(dir: &Path) -> bool {
    folders(dir).is_ok_and(|folders| folders.iter().any(|folder| has(&dir.join(folder), MANIFEST)))
}

/// Reads only what makes `dir` a plan or portfolio, with one of its plans, for what can be known without the rest.
pub fn read_head(dir: &Path) -> Sources {
    let own = [GOVERNANCE, MANIFEST].into_iter().find(|name| has(dir, name));
    let below = || {
        let folders = folders(dir).ok()?;
        folders.into_iter().map(|folder| format!("{folder}/{MANIFEST}")).find(|path| has(dir, path))
    };
    // The governance may leave to the plans to say what language they are written in.
    let below = if own == Some(MANIFEST) { None } else { below() };
    let paths = own.map(str::to_owned).into_iter().chain(below);
    Sources::new(paths.map(|path| read_file(dir, path)).collect())
}

/// Whether there is something of that name, readable or not.
pub(super) fn has(dir: &Path, name: &str) -> bool {
    fs::symlink_metadata(dir.join(name)).is_ok()
}

/// Finds the plan that `start` lies in: the nearest directory upwards that is one, or whose `plan` folder is.
pub fn find_plan_dir(start: &Path) -> Option<PathBuf> {
    let places = |dir: &Path| [Some(dir.to_path_buf()), plan_folder(dir)];
    start.ancestors().flat_map(places).flatten().find(|dir| is_plan_dir(dir))
}

/// Returns the folder of a directory that may hold its plan. A link out of the directory is none: only who names such a
/// link wants what it leads to.
pub fn plan_folder(dir: &Path) -> Option<PathBuf> {
    let folder = dir.join("plan");
    (!is_link(&folder) || within(dir, Path::new("plan")).is_some()).then_some(folder)
}

/// Returns the directory of the portfolio that the plan in `dir` is a part of; none where it stands alone.
pub fn governing(dir: &Path) -> Option<PathBuf> {
    let above = fs::canonicalize(dir).ok()?.parent()?.to_path_buf();
    // A directory with a manifest of its own governs nothing below it.
    (has(&above, GOVERNANCE) && !has(&above, MANIFEST)).then_some(above)
}

/// Reads every file of the plan or portfolio in `dir`, each once.
///
/// A file that cannot be read is among the sources, with its [`Fault`], and one that looks like a part of the plan but
/// is none among their [`strays`](Sources::strays). An error is returned only when the directory itself cannot be
/// listed.
pub fn read_dir(dir: &Path) -> io::Result<Sources> {
    read_some(dir, |_| ())
}

/// Reads those files of the plan or portfolio in `dir` that are chosen among all of them, as [`read_dir`] does.
pub fn read_some(dir: &Path, choose: impl FnOnce(&mut Vec<String>)) -> io::Result<Sources> {
    let mut found = Found::default();
    let own = Names::in_folder(dir)?;
    // A directory with a manifest of its own is one plan, whatever lies beside it.
    if has(dir, MANIFEST) {
        found.add_plan(dir, "", own, true);
    } else {
        found.add_portfolio(dir, own)?;
    }
    found.read_once(dir);
    choose(&mut found.paths);
    let Found { paths, mut faulty, strays, .. } = found;
    let is_much = paths.len() >= MANY_FILES;
    progress::begin(Task::Files, Some(paths.len()));
    let mut files = parallel::map(paths, is_much, |path| {
        let file = read_file(dir, path);
        progress::step();
        file
    });
    files.append(&mut faulty);
    Ok(Sources::new(files).with_strays(strays))
}

/// What lies in a directory, before it is read.
#[derive(Default)]
struct Found {
    paths: Vec<String>,
    faulty: Vec<SourceFile>,
    strays: Vec<(String, Stray)>,
    /// Those of the paths that are links themselves.
    links: BTreeSet<String>,
}

impl Found {
    /// Adds the directory of a portfolio: its governance, and the folders with a manifest.
    fn add_portfolio(&mut self, dir: &Path, own: Names) -> io::Result<()> {
        for name in own.toml {
            if name == GOVERNANCE {
                self.paths.push(name);
            } else {
                let is_copy = is_called_copy_of(&name, GOVERNANCE);
                self.strays.push((name, if is_copy { Stray::CopyOfGovernance } else { Stray::BesideGovernance }));
            }
        }
        self.strays.extend(own.misnamed);
        let Folders { own, mut links, outside } = Folders::of(dir)?;
        links.sort();
        // None is read by two names.
        let mut seen: BTreeSet<PathBuf> = own.iter().map(PathBuf::from).chain([PathBuf::new()]).collect();
        for folder in own {
            self.add_folder(dir, &folder);
        }
        for (folder, real) in links {
            if seen.insert(real) {
                self.add_folder(dir, &folder);
            } else {
                self.strays.push((folder, Stray::ReadByOtherName));
            }
        }
        // What lies there is not looked at. A link that leads nowhere may have led to a plan.
        for link in outside.into_iter().filter(|link| has(&dir.join(link), MANIFEST) || !dir.join(link).exists()) {
            self.faulty.push(SourceFile::faulty(below(&link, MANIFEST), "", Fault::LeadsOut));
        }
        Ok(())
    }

    /// Leaves out each link to a file that is read by its own name, or by another link.
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
            // Without its manifest a plan would not be one; that two have the same is told by their ids.
            let is_read = !links.contains(path)
                || is_manifest
                || within(dir, Path::new(path)).is_none_or(|real| seen.insert(real));
            if !is_read {
                self.strays.push((path.clone(), Stray::ReadByOtherName));
            }
            is_read
        });
    }

    /// Adds a folder of a portfolio.
    fn add_folder(&mut self, dir: &Path, folder: &str) {
        match Names::in_folder(&dir.join(folder)) {
            Ok(names) if names.toml.iter().any(|name| name == MANIFEST) => self.add_plan(dir, folder, names, false),
            Ok(names) if names.misnamed.is_empty() && !names.toml.is_empty() => {
                self.strays.push((folder.to_owned(), Stray::NoManifest));
            }
            Ok(names) => self.add_misnamed(folder, names.misnamed),
            // It may be a plan: that it cannot be looked into must not make it vanish.
            Err(error) => {
                self.faulty.push(SourceFile::faulty(format!("{folder}/{MANIFEST}"), "", Fault::from(error)));
            }
        }
    }

    /// Adds the folder of a plan; the directory itself where `folder` is empty.
    fn add_plan(&mut self, dir: &Path, folder: &str, names: Names, may_govern: bool) {
        self.links.extend(names.links.iter().map(|name| below(folder, name)));
        for name in names.toml {
            let path = below(folder, &name);
            if name == GOVERNANCE && !may_govern {
                self.strays.push((path, Stray::SecondGovernance));
            } else {
                self.paths.push(path);
            }
        }
        self.add_misnamed(folder, names.misnamed);
        // A link there leads to what has a name of its own.
        for inner in Folders::of(&dir.join(folder)).unwrap_or_default().own {
            let path = below(folder, &inner);
            let holds_toml = Names::in_folder(&dir.join(&path)).is_ok_and(|names| !names.toml.is_empty());
            // A folder with a file's name is reported as the file that it is not.
            if holds_toml && !is_toml(&inner) {
                self.strays.push((path, Stray::TooDeep));
            }
        }
    }

    fn add_misnamed(&mut self, folder: &str, misnamed: Vec<(String, Stray)>) {
        self.strays.extend(misnamed.into_iter().map(|(name, why)| (below(folder, &name), why)));
    }
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The names in a folder that belong to a plan, or look as if they did.
struct Names {
    toml: Vec<String>,
    misnamed: Vec<(String, Stray)>,
    /// Those of the TOML files that are links.
    links: Vec<String>,
}

impl Names {
    fn in_folder(dir: &Path) -> io::Result<Self> {
        let mut this = Self { toml: Vec::new(), misnamed: Vec::new(), links: Vec::new() };
        for entry in fs::read_dir(dir)? {
            let entry = entry?;
            match entry.file_name().into_string() {
                Ok(name) => match misnamed(&name) {
                    Some(why) => this.misnamed.push((name, why)),
                    None if is_toml(&name) => {
                        // The listing tells what most are.
                        if entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
                            this.links.push(name.clone());
                        }
                        this.toml.push(name);
                    }
                    None => {}
                },
                // Every path is written into reports as text, so this cannot be a plan's.
                Err(name) => {
                    let name = name.to_string_lossy();
                    if name.to_lowercase().contains(".toml") {
                        this.misnamed.push((name.into_owned(), Stray::Name));
                    }
                }
            }
        }
        Ok(this)
    }
}

/// Returns the folders of a directory, but those that a system or a tool keeps for itself. A link counts where it leads
/// to a folder below the directory.
pub fn folders(dir: &Path) -> io::Result<Vec<String>> {
    let Folders { own, links, .. } = Folders::of(dir)?;
    Ok(own.into_iter().chain(links.into_iter().map(|(name, _)| name)).collect())
}

/// The folders in a directory, and the links there that may be taken for folders.
#[derive(Default)]
struct Folders {
    own: Vec<String>,
    /// The links to folders below the directory, with where they lead.
    links: Vec<(String, PathBuf)>,
    /// The links that lead out of the directory, or nowhere.
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
            // The listing tells what most are; only a link must be followed.
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

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink())
}

/// Returns why a directory cannot be looked into; none where it can.
pub fn cannot_list(dir: &Path) -> Option<io::Error> {
    // A directory may be listed and what is in it not be looked at.
    let looked =
        || fs::symlink_metadata(dir.join(MANIFEST)).err().filter(|error| error.kind() != io::ErrorKind::NotFound);
    fs::read_dir(dir).err().or_else(looked)
}

fn read_file(dir: &Path, path: String) -> SourceFile {
    match read_below(dir, Path::new(&path), MAX_BYTES) {
        Ok(bytes) => decode(path, bytes),
        Err(fault) => SourceFile::faulty(path, "", fault),
    }
}

pub(super) fn decode(path: String, bytes: Vec<u8>) -> SourceFile {
    match String::from_utf8(bytes) {
        Ok(text) => SourceFile::new(path, text),
        Err(error) => {
            let fault = Fault::NotUtf8 {
                offset: error.utf8_error().valid_up_to(),
                utf16: matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]),
            };
            SourceFile::faulty(path, String::from_utf8_lossy(error.as_bytes()), fault)
        }
    }
}
