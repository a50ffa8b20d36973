//! A lock on a plan: many may read it at once, one alone may change it.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::disk::{folders, governing, has};
use super::{GOVERNANCE, MANIFEST, hash};

/// Another run is done in the blink of an eye; what takes longer than this must be told.
const PATIENCE: Duration = Duration::from_secs(2);

/// Keeps other runs from changing a plan while it is read, or from reading it while it is changed.
///
/// It holds until it is dropped, or the process ends, however it ends. The directory itself is locked, so that nothing
/// is left lying in it, and the plans of one portfolio share a lock, whichever of them was asked for.
#[derive(Debug)]
pub struct Lock {
    /// Kept open: the system gives the lock back when they are closed.
    files: Vec<File>,
    wanted: usize,
}

/// Where locks are taken, and what is done while one has to be waited for.
pub struct Waiting<'w> {
    /// Where a file to lock can lie, on systems that cannot lock a directory.
    pub elsewhere: &'w Path,
    /// Tells people that another run is waited for. Called when that has taken a while.
    pub tell: &'w (dyn Fn() + Sync),
}

#[derive(Clone, Copy)]
enum Kind {
    Shared,
    Exclusive,
}

impl Lock {
    /// Waits until nobody changes the plan in `dir`, and keeps it so.
    pub fn shared(dir: &Path, waiting: &Waiting<'_>) -> Self {
        Self::take(dir, Kind::Shared, waiting)
    }

    /// Waits until nobody reads or changes the plan in `dir`, and keeps it so.
    pub fn exclusive(dir: &Path, waiting: &Waiting<'_>) -> Self {
        Self::take(dir, Kind::Exclusive, waiting)
    }

    /// Returns whether others are kept out: some file systems have no locks.
    ///
    /// Where they are not, two runs can still not overwrite each other's changes unseen: what is written is compared
    /// with what was read.
    pub fn is_held(&self) -> bool {
        self.files.len() == self.wanted
    }

    fn take(dir: &Path, kind: Kind, waiting: &Waiting<'_>) -> Self {
        let places = places(dir);
        let files = places.iter().filter_map(|place| kind.hold(place, waiting).ok()).collect();
        Self { files, wanted: places.len() }
    }
}

/// Returns the directories to lock, in the order that everybody takes them in.
fn places(dir: &Path) -> Vec<PathBuf> {
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    if has(&dir, MANIFEST) {
        return vec![governing(&dir).unwrap_or(dir)];
    }
    if has(&dir, GOVERNANCE) {
        return vec![dir];
    }
    // Plans that nothing governs are each on their own.
    let mut folders = folders(&dir).unwrap_or_default();
    folders.sort();
    folders.into_iter().map(|folder| dir.join(folder)).filter(|folder| has(folder, MANIFEST)).collect()
}

impl Kind {
    fn hold(self, place: &Path, waiting: &Waiting<'_>) -> io::Result<File> {
        let file = if cfg!(unix) { File::open(place) } else { file_for(place, waiting.elsewhere) }?;
        let tried = match self {
            Self::Shared => file.try_lock_shared(),
            Self::Exclusive => file.try_lock(),
        };
        match tried {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => self.wait(&file, waiting.tell)?,
            Err(TryLockError::Error(error)) => return Err(error),
        }
        Ok(file)
    }

    fn wait(self, file: &File, tell: &(dyn Fn() + Sync)) -> io::Result<()> {
        thread::scope(|scope| {
            let (locked, waited) = mpsc::channel::<()>();
            let watch = move || {
                if waited.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                    tell();
                }
            };
            // Where there is no thread to be had, nothing is told.
            let watching = thread::Builder::new().spawn_scoped(scope, watch);
            let result = self.wait_quietly(file);
            drop((locked, watching));
            result
        })
    }

    fn wait_quietly(self, file: &File) -> io::Result<()> {
        loop {
            let result = match self {
                Self::Shared => file.lock_shared(),
                Self::Exclusive => file.lock(),
            };
            match result {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }
}

/// A file that stands for a directory.
fn file_for(place: &Path, elsewhere: &Path) -> io::Result<File> {
    let name = format!("plan-{}.lock", hash(&place.to_string_lossy()));
    File::options().append(true).create(true).open(elsewhere.join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_under_one_governance_share_a_lock_and_others_have_their_own() {
        let root = snapbox::dir::DirRoot::mutable_temp().unwrap();
        let path = |path: &str| root.path().unwrap().canonicalize().unwrap().join(path);
        for file in ["one/governance.toml", "one/a/plan.toml", "two/a/plan.toml", "two/b/plan.toml", "two/c/notes.txt"]
        {
            fs::create_dir_all(path(file).parent().unwrap()).unwrap();
            fs::write(path(file), "").unwrap();
        }
        for dir in ["one", "one/a", "one/../one/a/."] {
            assert_eq!(places(&path(dir)), [path("one")], "{dir}");
        }
        assert_eq!(places(&path("two")), [path("two/a"), path("two/b")]);
        assert_eq!(places(&path("two/a")), [path("two/a")]);
    }

    #[test]
    fn a_file_stands_for_the_same_directory_in_every_run() {
        let elsewhere = snapbox::dir::DirRoot::mutable_temp().unwrap();
        let file = || file_for(Path::new("/no/such/plan"), elsewhere.path().unwrap()).unwrap();
        let (one, other) = (file(), file());
        one.try_lock().unwrap();
        assert!(matches!(other.try_lock(), Err(TryLockError::WouldBlock)));
        drop(one);
        other.try_lock().unwrap();
    }
}
