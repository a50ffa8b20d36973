//! What tells that files changed.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::{folders, is_plan_dir};

/// Not every file system tells of changes, one on another machine hardly ever: so often the files are looked at anyway.
const AT_LEAST: Duration = Duration::from_secs(2);
/// One change is over when nothing is heard for so long: an editor writes a file in several steps, and git many files.
const QUIET: Duration = Duration::from_millis(60);
/// Longer than this nobody waits for quiet.
const PATIENCE: Duration = Duration::from_secs(1);

/// What tells that files changed, in a plan's directory and the folders of its plans.
///
/// Not in all that lies below: it may be a whole repository, and only so many folders can be watched.
pub(super) struct Ears {
    /// Listens as long as it is kept; none where the system has no more to give.
    _watcher: Option<RecommendedWatcher>,
    heard: Receiver<()>,
}

impl Ears {
    pub(super) fn open(dir: &Path) -> Self {
        let (tell, heard) = channel();
        let hear = move |event: notify::Result<Event>| {
            // That somebody reads is no change; the program itself does.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                // Nobody listens any more when the program ends.
                let _ = tell.send(());
            }
        };
        let mut watcher = notify::recommended_watcher(hear).ok();
        if let Some(watcher) = &mut watcher {
            for place in places(dir) {
                // What cannot be watched is looked at from time to time.
                let _ = watcher.watch(&place, RecursiveMode::NonRecursive);
            }
        }
        Self { _watcher: watcher, heard }
    }

    /// Waits until files may have changed; returns whether that was heard.
    pub(super) fn wait(&self) -> bool {
        match self.heard.recv_timeout(AT_LEAST) {
            Ok(()) => self.wait_for_quiet(),
            // Without anybody who tells, it would return at once.
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(AT_LEAST),
            Err(RecvTimeoutError::Timeout) => return false,
        }
        true
    }

    fn wait_for_quiet(&self) {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end && self.heard.recv_timeout(QUIET).is_ok() {}
    }
}

/// The directory, and the folders of plans in it.
fn places(dir: &Path) -> Vec<PathBuf> {
    let below = folders(dir).unwrap_or_default().into_iter().map(|folder| dir.join(folder));
    std::iter::once(dir.to_path_buf()).chain(below.filter(|folder| is_plan_dir(folder))).collect()
}
