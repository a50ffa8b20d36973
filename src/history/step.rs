//! The steps of a history.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::source::{Blob, Files, GOVERNANCE, History, MANIFEST, Sources, changed};

/// A step from one version of the files to the next.
#[derive(Clone, Debug)]
pub(super) struct CommitStep {
    /// The commit, by its index; `None` for uncommitted changes.
    pub(super) commit: Option<usize>,
    /// The files before; for a merge, those of the first parent.
    pub(super) before: Arc<Files>,
    /// The files after.
    pub(super) after: Arc<Files>,
    /// The other versions of a merge; `None` for other steps.
    pub(super) merge: Option<Merge>,
}

/// The other versions of a merge.
#[derive(Clone, Debug)]
pub(super) struct Merge {
    /// The files of the other parents.
    pub(super) others: Vec<Arc<Files>>,
    /// The files of the merge base of the first two parents.
    pub(super) base: Arc<Files>,
    /// The files that the merge did not just take from the side that changed them.
    pub(super) paths: Vec<Arc<str>>,
}

/// Returns the name of a file on disk in place of a hash. It is unique, because a hash has no colon.
pub(super) fn on_disk(path: &str) -> Blob {
    format!("disk:{path}").into()
}

/// Returns every step, newest first: from the last commit to the files on disk, then each commit.
///
/// A merge is only included if it made changes itself.
pub(super) fn steps(history: &History, sources: &Sources) -> Vec<CommitStep> {
    let disk: Files = sources.iter().map(|(_, file)| (file.path().into(), on_disk(file.path()))).collect();
    let now = CommitStep { commit: None, before: history.last(), after: Arc::new(disk), merge: None };
    let commits = (0..history.commits.len()).filter_map(|at| step(history, at));
    std::iter::once(now).chain(commits).collect()
}

fn step(history: &History, at: usize) -> Option<CommitStep> {
    let commit = &history.commits[at];
    let files = |at: usize| history.commits.get(at).map(|commit| commit.files.clone()).unwrap_or_default();
    let parents: Vec<Arc<Files>> = commit.parents.iter().map(|parent| files(*parent)).collect();
    let plain = CommitStep { commit: Some(at), before: Arc::default(), after: commit.files.clone(), merge: None };
    match &parents[..] {
        [] => Some(plain),
        [before] => Some(CommitStep { before: before.clone(), ..plain }),
        [before, others @ ..] => {
            let same = parents.iter().all(|parent| *parent == commit.files);
            let base = if same { None } else { history.base(commit.parents[0], commit.parents[1]) };
            let base = base.map(files).unwrap_or_default();
            let paths = own(before, others, &base, &commit.files);
            let merge = Merge { others: others.to_vec(), base, paths };
            (!merge.paths.is_empty()).then(|| CommitStep { before: before.clone(), merge: Some(merge), ..plain })
        }
    }
}

/// Returns the files that a merge did not just take from the side that changed them.
fn own(first: &Files, others: &[Arc<Files>], base: &Files, merged: &Files) -> Vec<Arc<str>> {
    let differing = others.iter().flat_map(|other| changed(other, merged)).chain(changed(first, merged));
    let paths: BTreeSet<Arc<str>> = differing.map(|changed| changed.path).collect();
    let is_taken_over = |path: &Arc<str>| {
        let (first, base, merged) = (first.get(path), base.get(path), merged.get(path));
        others
            .iter()
            .map(|other| other.get(path))
            .all(|other| (merged == first && (other == base || other == first)) || (merged == other && first == base))
    };
    paths.into_iter().filter(|path| !is_taken_over(path)).collect()
}

/// Returns whether a file is a goal file.
pub(super) fn is_goal(path: &str) -> bool {
    !matches!(path.rsplit('/').next(), Some(MANIFEST | GOVERNANCE))
}

/// Returns the path of the manifest of a file's plan.
pub(super) fn manifest_of(path: &str) -> String {
    path.rsplit_once('/').map_or_else(|| MANIFEST.to_owned(), |(folder, _)| format!("{folder}/{MANIFEST}"))
}
