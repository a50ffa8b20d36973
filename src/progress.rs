//! The progress of the current work, for a progress display.
//!
//! The work sets the task and counts; it does not know whether anybody displays it. The counters are global to the
//! process, so that they need not be passed through every function.

use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

/// A task that is displayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Reading the plan's files from disk.
    Files,
    /// Loading the plan from its files.
    Plan,
    /// Checking the plan against the rules.
    Rules,
    /// Running a git command that reports no progress.
    Git,
    /// Reading versions of files from git. Their number is not known in advance.
    Versions,
    /// Building the output.
    Answer,
    /// Changing files in memory.
    Change,
}

/// A snapshot of the progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The current task.
    pub task: Task,
    /// The number of items done.
    pub done: usize,
    /// The number of items in total, if known.
    pub total: Option<usize>,
}

const TASKS: [Task; 7] = [Task::Files, Task::Plan, Task::Rules, Task::Git, Task::Versions, Task::Answer, Task::Change];

static TASK: AtomicU8 = AtomicU8::new(Task::Files as u8);
static DONE: AtomicUsize = AtomicUsize::new(0);
static TOTAL: AtomicUsize = AtomicUsize::new(0);

/// Starts a task with a total number of items, if known.
pub fn begin(task: Task, total: Option<usize>) {
    DONE.store(0, Ordering::Relaxed);
    TOTAL.store(total.unwrap_or_default(), Ordering::Relaxed);
    TASK.store(task as u8, Ordering::Relaxed);
}

/// Counts one item as done.
pub fn step() {
    DONE.fetch_add(1, Ordering::Relaxed);
}

/// Returns the current progress. Between two tasks it may mix values of both.
pub fn now() -> Progress {
    let task = TASKS.get(usize::from(TASK.load(Ordering::Relaxed))).copied().unwrap_or(Task::Files);
    let (done, total) = (DONE.load(Ordering::Relaxed), TOTAL.load(Ordering::Relaxed));
    Progress { task, done, total: Some(total).filter(|total| *total > 0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_is_found_again_by_its_number() {
        for (at, task) in TASKS.into_iter().enumerate() {
            assert_eq!(usize::from(task as u8), at);
        }
    }
}
