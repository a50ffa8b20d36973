//! Locks on plans: many runs may read a plan at once, but only one may change it.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{io, thread};

use super::disk::{folders, governing, has};
use super::{GOVERNANCE, MANIFEST, hash};

/// The time after which a wait is reported. Most runs are shorter.
const PATIENCE: Duration = Duration::from_secs(1);
/// The interval between attempts to take a lock.
const PAUSE: Duration = Duration::from_millis(10);

/// A lock that keeps other runs from changing a plan while it is read, or from reading it while it is changed.
///
/// It is released when it is dropped, or when the process ends. The directory itself is locked, so that no lock
/// file is left behind. The plans of a portfolio share a lock.
#[derive(Debug)]
pub struct Lock {
    /// The locked files. The system releases the locks when they are closed.
    files: Vec<File>,
    wanted: usize,
}

/// The settings for waiting for a lock.
pub struct Waiting<'w> {
    /// The directory for lock files, on systems that cannot lock a directory.
    pub elsewhere: &'w Path,
    /// The maximum time to wait.
    pub limit: Duration,
    /// Tells the user about the wait. Called once, after a while.
    pub tell: &'w dyn Fn(),
}

/// The error if another run still holds the lock after the maximum time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillHeld;

#[derive(Clone, Copy)]
enum LockKind {
    Shared,
    Exclusive,
}

impl Lock {
    /// Takes a shared lock, which waits until nobody changes the plan.
    pub fn shared(root: &Root, waiting: &Waiting<'_>) -> Result<Self, StillHeld> {
        Self::take(root, LockKind::Shared, waiting)
    }

    /// Takes an exclusive lock, which waits until nobody reads or changes the plan.
    pub fn exclusive(root: &Root, waiting: &Waiting<'_>) -> Result<Self, StillHeld> {
        Self::take(root, LockKind::Exclusive, waiting)
    }

    /// Takes an exclusive lock on a file.
    pub fn of_file(file: File, waiting: &Waiting<'_>) -> Result<Self, StillHeld> {
        let files = LockKind::Exclusive.hold(Ok(file), waiting, Instant::now())?.into_iter().collect();
        Ok(Self { files, wanted: 1 })
    }

    /// Returns whether the lock is effective. Some file systems have no locks.
    ///
    /// Without locks, two runs still do not silently overwrite each other's changes, because the files are compared
    /// with what was read before they are written.
    pub fn is_held(&self) -> bool {
        self.files.len() == self.wanted
    }

    fn take(root: &Root, kind: LockKind, waiting: &Waiting<'_>) -> Result<Self, StillHeld> {
        let places = root.locked();
        let began = Instant::now();
        let mut files = Vec::with_capacity(places.len());
        for place in places {
            let file = if cfg!(unix) { File::open(place) } else { file_for(place, waiting.elsewhere) };
            files.extend(kind.hold(file, waiting, began)?);
        }
        Ok(Self { files, wanted: places.len() })
    }
}

impl LockKind {
    /// Locks a file; `None` if the file system has no locks.
    fn hold(self, file: io::Result<File>, waiting: &Waiting<'_>, began: Instant) -> Result<Option<File>, StillHeld> {
        let Ok(file) = file else { return Ok(None) };
        let mut is_told = false;
        loop {
            let tried = match self {
                Self::Shared => file.try_lock_shared(),
                Self::Exclusive => file.try_lock(),
            };
            match tried {
                Ok(()) => return Ok(Some(file)),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(TryLockError::Error(_)) => return Ok(None),
            }
            let waited = began.elapsed();
            let Some(left) = waiting.limit.checked_sub(waited).filter(|left| !left.is_zero()) else {
                return Err(StillHeld);
            };
            if waited >= PATIENCE && !is_told {
                (waiting.tell)();
                is_told = true;
            }
            thread::sleep(PAUSE.min(left));
        }
    }
}

/// Opens the lock file of a directory.
fn file_for(place: &Path, elsewhere: &Path) -> io::Result<File> {
    let name = format!("plan-{}.lock", hash(&place.to_string_lossy()));
    File::options().append(true).create(true).open(elsewhere.join(name))
}

/// The directory that identifies a plan, with the directories that share files with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// The portfolio's directory if the plan is in one, else the plan's own; without links.
    pub path: PathBuf,
    /// The parent directory of a plan without governance, from which all its plans can be changed at once.
    pub above: Option<PathBuf>,
    /// The plans in a directory that is neither a plan nor a portfolio, in order.
    pub plans: Vec<PathBuf>,
}

impl Root {
    /// Finds the root of the plan in a directory.
    pub fn of(dir: &Path) -> Self {
        let path = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
        let (above, plans) = (None, Vec::new());
        if has(&path, MANIFEST) {
            return match governing(&path) {
                Some(path) => Self { path, above, plans },
                None => Self { above: path.parent().map(Path::to_path_buf), path, plans },
            };
        }
        if has(&path, GOVERNANCE) {
            return Self { path, above, plans };
        }
        let mut folders = folders(&path).unwrap_or_default();
        folders.sort();
        let plans = folders.into_iter().map(|folder| path.join(folder)).filter(|folder| has(folder, MANIFEST));
        Self { plans: plans.collect(), path, above }
    }

    /// Returns the directories to lock, always in the same order.
    pub(super) fn locked(&self) -> &[PathBuf] {
        // Without governance, each plan is locked by itself.
        if self.plans.is_empty() { std::slice::from_ref(&self.path) } else { &self.plans }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn plans_under_one_governance_share_a_root_and_others_have_their_own() {
        let temporary = snapbox::dir::DirRoot::mutable_temp().unwrap();
        let path = |path: &str| temporary.path().unwrap().canonicalize().unwrap().join(path);
        for file in ["one/governance.toml", "one/a/plan.toml", "two/a/plan.toml", "two/b/plan.toml", "two/c/notes.txt"]
        {
            fs::create_dir_all(path(file).parent().unwrap()).unwrap();
            fs::write(path(file), "").unwrap();
        }
        for dir in ["one", "one/a", "one/../one/a/."] {
            assert_eq!(Root::of(&path(dir)), Root { path: path("one"), above: None, plans: Vec::new() }, "{dir}");
        }
        assert_eq!(Root::of(&path("two")).locked(), [path("two/a"), path("two/b")]);
        assert_eq!(Root::of(&path("two/a")), Root { path: path("two/a"), above: Some(path("two")), plans: Vec::new() });
    }
}
