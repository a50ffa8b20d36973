//! How far work has come, for whoever shows it. Imports nothing of ours.
//!
//! Work says what it is doing and counts; it neither knows nor waits for anybody who looks. There is one of it in a
//! process, as there is one reader: so it need not be handed through everything that is worked on.

use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// The plan's files are read from the disk.
    Files,
    /// What stands in them is understood.
    Plan,
    /// The rules look at the plan.
    Rules,
    /// Git is asked something, and tells nothing until it is done.
    Git,
    /// Versions of files are read from git, as many as it turns out to take.
    Versions,
    /// What comes out is put together.
    Answer,
    /// Files are changed in memory.
    Change,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub task: Task,
    /// How much of it is done.
    pub done: usize,
    /// How much there is to do; none where that is not known before.
    pub total: Option<usize>,
}

const TASKS: [Task; 7] = [Task::Files, Task::Plan, Task::Rules, Task::Git, Task::Versions, Task::Answer, Task::Change];

static TASK: AtomicU8 = AtomicU8::new(Task::Files as u8);
static DONE: AtomicUsize = AtomicUsize::new(0);
static TOTAL: AtomicUsize = AtomicUsize::new(0);

/// Begins a task; `total` is how much there is to do, where that is known.
pub fn begin(task: Task, total: Option<usize>) {
    DONE.store(0, Ordering::Relaxed);
    TOTAL.store(total.unwrap_or_default(), Ordering::Relaxed);
    TASK.store(task as u8, Ordering::Relaxed);
}

/// Says that one more thing of the task is done.
pub fn step() {
    DONE.fetch_add(1, Ordering::Relaxed);
}

/// Returns how far it has come. Between two tasks it may be a little of both.
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
