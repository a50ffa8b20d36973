//! The user's state directory for a plan, outside every plan, with the journal and the lock.
//!
//! Whoever can write there can make the next change write files. So its files are trusted only if no one but this
//! user can have written them: the directory is not part of the plan or its repository, is not a link, belongs to
//! this user, and is closed to others.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::error::{Unwritten, WriteError};
use super::temporary::sync_folder;
use crate::locale::Text;
use crate::source::{Root, hash, top_of_work_tree};

/// The change in progress.
pub(super) const JOURNAL: &str = "journal.json";
/// The last change.
pub(super) const LAST: &str = "last.json";
/// The run that is changing the plan.
pub(super) const HOLDER: &str = "holder.json";
/// The file that is locked while that run may change the plan.
const LOCK: &str = "lock";

/// The state directory of one plan.
#[derive(Debug)]
pub(super) struct StateDir {
    path: PathBuf,
}

impl StateDir {
    /// Returns the state directory of a plan, if it exists and can be trusted.
    pub(super) fn find(base: Option<&Path>, root: &Path) -> Option<Self> {
        Self::look(base, root).ok().flatten()
    }

    /// Returns the state directory of a plan; `None` if it does not exist yet. The error says why it cannot be
    /// used.
    pub(super) fn look(base: Option<&Path>, root: &Path) -> Result<Option<Self>, Unwritten> {
        let base = expect_base(base, root)?;
        let path = below(base, root);
        for dir in [base, &path] {
            match fs::symlink_metadata(dir) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                _ => expect_private(dir).map_err(|reason| unusable(dir, reason))?,
            }
        }
        Ok(Some(Self { path }))
    }

    /// Creates the state directory of a plan, if it does not exist.
    pub(super) fn make(base: Option<&Path>, root: &Path) -> Result<Self, Unwritten> {
        let base = expect_base(base, root)?;
        let path = below(base, root);
        for dir in [base, &path] {
            make_private(dir).map_err(|error| unusable(dir, Unwritten::new("", &WriteError::Io(error)).reason))?;
            expect_private(dir).map_err(|reason| unusable(dir, reason))?;
        }
        Ok(Self { path })
    }

    /// Returns whether a file exists for a plan, trusted or not.
    pub(super) fn has(base: Option<&Path>, root: &Path, name: &str) -> bool {
        base.is_some_and(|base| fs::symlink_metadata(below(base, root).join(name)).is_ok())
    }

    /// Returns the path of a file.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Reads a file; `None` if it does not exist.
    pub(super) fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::symlink_metadata(self.file(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
            Ok(metadata) if !metadata.is_file() => Err(io::ErrorKind::InvalidData.into()),
            Ok(_) => fs::read(self.file(name)).map(Some),
        }
    }

    /// Writes a file atomically and syncs it to disk.
    pub(super) fn store(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(name, bytes, File::sync_all)?;
        sync_folder(&self.path);
        Ok(())
    }

    /// Writes a file atomically, without a sync: it is not needed after a power failure.
    pub(super) fn note(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.write(name, bytes, |_| Ok(()))
    }

    fn write(&self, name: &str, bytes: &[u8], sync: impl Fn(&File) -> io::Result<()>) -> io::Result<()> {
        let new = format!("{name}.new");
        self.remove(&new)?;
        let mut file = private().write(true).create_new(true).open(self.file(&new))?;
        let written = file.write_all(bytes).and_then(|()| sync(&file));
        written.and_then(|()| fs::rename(self.file(&new), self.file(name))).inspect_err(|_| drop(self.remove(&new)))
    }

    /// Renames a file over another.
    pub(super) fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.file(from), self.file(to))?;
        sync_folder(&self.path);
        Ok(())
    }

    /// Removes a file, if it exists.
    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.file(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Opens the lock file.
    pub(super) fn lock_file(&self) -> io::Result<File> {
        private().append(true).create(true).open(self.file(LOCK))
    }
}

/// Returns the base directory. Fails if there is none, or if it may be part of the plan.
fn expect_base<'b>(base: Option<&'b Path>, root: &Path) -> Result<&'b Path, Unwritten> {
    let Some(base) = base else {
        let reason =
            Text::fixed("är inte satt, och det finns ingen hemkatalog", "is not set, and there is no home directory");
        return Err(unusable(Path::new("XDG_STATE_HOME"), reason));
    };
    if is_part_of_plan(base, root) {
        let reason =
            Text::fixed("ligger i planens katalog eller git-arkiv", "is in the plan's directory or its git repository");
        return Err(unusable(base, reason));
    }
    Ok(base)
}

fn below(base: &Path, root: &Path) -> PathBuf {
    base.join(hash(&root.to_string_lossy()))
}

/// Returns whether the contents of a directory may have come with the plan.
fn is_part_of_plan(base: &Path, root: &Path) -> bool {
    let top = top_of_work_tree(root).unwrap_or(root);
    // Parts of the path that do not exist yet contain no links.
    let followed = base.ancestors().find_map(|above| fs::canonicalize(above).ok());
    followed.is_none_or(|base| base.starts_with(top)) || base.components().any(|part| part == Component::ParentDir)
}

fn unusable(path: &Path, reason: Text) -> Unwritten {
    let help = Text::fixed(
        "där antecknar `plan` en ändring medan den görs: sätt XDG_STATE_HOME till en egen katalog utanför planens git-arkiv",
        "this is where `plan` notes a change while it is made: set XDG_STATE_HOME to a directory of your own outside the plan's git repository",
    );
    Unwritten { path: path.display().to_string(), reason, help }
}

#[cfg(unix)]
fn make_private(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)
}

#[cfg(not(unix))]
fn make_private(dir: &Path) -> io::Result<()> {
    fs::create_dir_all(dir)
}

#[cfg(unix)]
fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
fn private() -> OpenOptions {
    OpenOptions::new()
}

/// Returns the reason why a directory cannot be trusted as an error.
fn expect_private(dir: &Path) -> Result<(), Text> {
    let metadata = fs::symlink_metadata(dir).map_err(|error| Unwritten::new("", &WriteError::Io(error)).reason)?;
    if metadata.is_symlink() {
        return Err(Text::fixed("är en länk", "is a link"));
    }
    if !metadata.is_dir() {
        return Err(Text::fixed("är ingen katalog", "is not a directory"));
    }
    expect_closed(&metadata)
}

#[cfg(unix)]
fn expect_closed(metadata: &fs::Metadata) -> Result<(), Text> {
    use std::os::unix::fs::MetadataExt;
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Err(Text::fixed("tillhör en annan användare", "belongs to another user"));
    }
    if metadata.mode() & 0o077 != 0 {
        return Err(Text::fixed(
            "är öppen för andra användare (rättigheterna ska vara 700)",
            "is open to other users (its mode must be 700)",
        ));
    }
    Ok(())
}

/// On this system, users' directories are closed to others by default.
#[cfg(not(unix))]
fn expect_closed(_: &fs::Metadata) -> Result<(), Text> {
    Ok(())
}

/// A run of `plan` that holds a lock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// The process id.
    pub process: u32,
    /// The command line.
    pub command: String,
    /// The start time.
    pub since: String,
}

/// Returns the run that holds the lock on a plan to change it. `None` if there is none, or if it is unknown:
/// readers leave no note, and the notes of other users are not readable.
pub fn holder(dir: &Path, state: Option<&Path>) -> Option<Holder> {
    let Root { path, above, plans } = Root::of(dir);
    [path].iter().chain(&above).chain(&plans).find_map(|root| {
        let state = StateDir::find(state, root)?;
        // The note of a killed run remains, but its lock does not.
        let is_held = matches!(state.lock_file().ok()?.try_lock_shared(), Err(TryLockError::WouldBlock));
        let noted = state.read(HOLDER).ok()??;
        serde_json::from_slice(&noted).ok().filter(|_| is_held)
    })
}
