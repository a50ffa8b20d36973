//! The steps in which a plan became what it is.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::source::{Blob, Files, GOVERNANCE, History, MANIFEST, Sources, changed};

/// From one state of the files to the next.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// The commit that made it, by its number; none for what is not committed yet.
    pub(super) commit: Option<usize>,
    /// The files before: those of the first parent where it is a merge.
    pub(super) before: Arc<Files>,
    /// The files after.
    pub(super) after: Arc<Files>,
    /// What a merge brought together; none for any other step.
    pub(super) merge: Option<Merge>,
}

/// What a merge brought together.
#[derive(Clone, Debug)]
pub(super) struct Merge {
    /// The files of the other parents.
    pub(super) others: Vec<Arc<Files>>,
    /// The files that the first two parents started from.
    pub(super) base: Arc<Files>,
    /// The files that the merge left otherwise than either side would have.
    pub(super) paths: Vec<Arc<str>>,
}

/// Returns the name of a file as it lies on disk, among the names of what is in git: no hash has a colon.
pub(super) fn on_disk(path: &str) -> Blob {
    format!("disk:{path}").into()
}

/// Returns every step, the latest first: from the last commit to the files as they lie on disk, then commit by commit.
///
/// A merge is a step only where it did something of its own.
pub(super) fn steps(history: &History, sources: &Sources) -> Vec<Step> {
    let disk: Files = sources.iter().map(|(_, file)| (file.path().into(), on_disk(file.path()))).collect();
    let now = Step { commit: None, before: history.last(), after: Arc::new(disk), merge: None };
    let commits = (0..history.commits.len()).filter_map(|at| step(history, at));
    std::iter::once(now).chain(commits).collect()
}

fn step(history: &History, at: usize) -> Option<Step> {
    let commit = &history.commits[at];
    let files = |at: usize| history.commits.get(at).map(|commit| commit.files.clone()).unwrap_or_default();
    let parents: Vec<Arc<Files>> = commit.parents.iter().map(|parent| files(*parent)).collect();
    let plain = Step { commit: Some(at), before: Arc::default(), after: commit.files.clone(), merge: None };
    match &parents[..] {
        [] => Some(plain),
        [before] => Some(Step { before: before.clone(), ..plain }),
        [before, others @ ..] => {
            let same = parents.iter().all(|parent| *parent == commit.files);
            let base = if same { None } else { history.base(commit.parents[0], commit.parents[1]) };
            let base = base.map(files).unwrap_or_default();
            let paths = own(before, others, &base, &commit.files);
            let merge = Merge { others: others.to_vec(), base, paths };
            (!merge.paths.is_empty()).then(|| Step { before: before.clone(), merge: Some(merge), ..plain })
        }
    }
}

/// Returns the files that a merge did not just take over from the one side that had changed them.
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

/// Returns whether a file is a goal's.
pub(super) fn is_goal(path: &str) -> bool {
    !matches!(path.rsplit('/').next(), Some(MANIFEST | GOVERNANCE))
}

/// Returns the manifest of the plan that a file belongs to.
pub(super) fn manifest_of(path: &str) -> String {
    path.rsplit_once('/').map_or_else(|| MANIFEST.to_owned(), |(folder, _)| format!("{folder}/{MANIFEST}"))
}
