//! Plans on disk: which directory holds one, and which files belong to it.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::layout::is_toml;
use super::stray::misnamed;
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
    start.ancestors().flat_map(|dir| [dir.to_path_buf(), dir.join("plan")]).find(|dir| is_plan_dir(dir))
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
    let mut found = Found::default();
    let own = Names::in_folder(dir)?;
    // A directory with a manifest of its own is one plan, whatever lies beside it.
    if has(dir, MANIFEST) {
        found.add_plan(dir, "", own, true);
    } else {
        // In the portfolio's own directory only its governance is read; its plans are the folders with a manifest.
        for name in own.toml {
            if name == GOVERNANCE {
                found.paths.push(name);
            } else {
                found.strays.push((name, Stray::BesideGovernance));
            }
        }
        found.strays.extend(own.misnamed);
        for folder in folders(dir)? {
            found.add_folder(dir, &folder);
        }
    }
    let Found { paths, mut faulty, strays } = found;
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
}

impl Found {
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
        for name in names.toml {
            let path = below(folder, &name);
            if name == GOVERNANCE && !may_govern {
                self.strays.push((path, Stray::SecondGovernance));
            } else {
                self.paths.push(path);
            }
        }
        self.add_misnamed(folder, names.misnamed);
        for inner in folders(&dir.join(folder)).unwrap_or_default() {
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
}

impl Names {
    fn in_folder(dir: &Path) -> io::Result<Self> {
        let mut this = Self { toml: Vec::new(), misnamed: Vec::new() };
        for entry in fs::read_dir(dir)? {
            match entry?.file_name().into_string() {
                Ok(name) => match misnamed(&name) {
                    Some(why) => this.misnamed.push((name, why)),
                    None if is_toml(&name) => this.toml.push(name),
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

/// Returns the folders of a directory, but those that a system or a tool keeps for itself.
pub fn folders(dir: &Path) -> io::Result<Vec<String>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        // The listing tells what most are; only a link must be followed.
        let is_folder = || match entry.file_type() {
            Ok(kind) if !kind.is_symlink() => kind.is_dir(),
            _ => entry.path().is_dir(),
        };
        if let Ok(name) = entry.file_name().into_string()
            && !name.starts_with('.')
            && is_folder()
        {
            folders.push(name);
        }
    }
    Ok(folders)
}

/// Returns why a directory cannot be looked into; none where it can.
pub fn cannot_list(dir: &Path) -> Option<io::Error> {
    fs::read_dir(dir).err()
}

fn read_file(dir: &Path, path: String) -> SourceFile {
    match read_bytes(&dir.join(&path)) {
        Ok(bytes) => decode(path, bytes),
        Err(fault) => SourceFile::faulty(path, "", fault),
    }
}

fn read_bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let metadata = fs::metadata(path)?;
    // Asked before it is opened: opening a pipe waits for its other end.
    if !metadata.is_file() {
        return Err(Fault::NotAFile);
    }
    if metadata.len() > MAX_BYTES {
        return Err(Fault::TooLarge(metadata.len()));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default() + 1);
    // One byte more than allowed tells a file that grew meanwhile from one that fits.
    fs::File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::TooLarge(bytes.len() as u64));
    }
    Ok(bytes)
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
