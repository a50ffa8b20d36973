//! Collects versions of files for a comparison.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::excerpt::{GoalSections, excerpts};
use super::step::{CommitStep, is_goal, manifest_of};
use super::versions::{BeforeAfter, KnownTexts};
use crate::diag::Severity;
use crate::load::{Loaded, load};
use crate::model::{Plan, same_key};
use crate::source::{Blob, Commit, Files, RevisionError, SourceFile, Sources, read_blobs};

/// The maximum number of versions to go back for a readable one.
const MOST_UNREAD: usize = 100;

/// The texts of files before and after a step, by path.
pub(super) type ChangedTexts = BTreeMap<String, BeforeAfter>;

/// Collects versions of files.
pub(super) struct VersionReader<'r> {
    commits: &'r [Commit],
    pub(super) shelf: BlobCache<'r>,
    /// The manifests by whether they are readable.
    readable: BTreeMap<Blob, bool>,
    /// True if only goals are compared, and not the other properties of plans.
    of_goals_only: bool,
}

impl<'r> VersionReader<'r> {
    pub(super) fn new(dir: &'r Path, commits: &'r [Commit], known: &'r KnownTexts, of_goals_only: bool) -> Self {
        Self { commits, shelf: BlobCache::new(dir, known), readable: BTreeMap::new(), of_goals_only }
    }

    /// Combines texts with the manifests of their plans, in the last readable version.
    pub(super) fn sources(&mut self, step: &CommitStep, texts: &ChangedTexts) -> Result<[Sources; 2], RevisionError> {
        let mut manifests = ChangedTexts::new();
        for path in texts.keys().filter(|path| is_goal(path)).map(|path| manifest_of(path)) {
            if !texts.contains_key(&path) && !manifests.contains_key(&path) {
                let both = (self.manifest(step, &step.before, &path)?, self.manifest(step, &step.after, &path)?);
                manifests.insert(path, both);
            }
        }
        // If only goals are wanted, an added plan is compared with itself without goals. If another plan was
        // removed, it may be the same one renamed.
        let is_missing =
            |side: fn(&BeforeAfter) -> &Option<String>| manifests.values().any(|both| side(both).is_none());
        if self.of_goals_only && !(is_missing(|both| &both.0) && is_missing(|both| &both.1)) {
            for (before, after) in manifests.values_mut() {
                *before = before.take().or_else(|| after.clone());
                *after = after.take().or_else(|| before.clone());
            }
        }
        let of = |side: fn(&BeforeAfter) -> &Option<String>| {
            let files = texts.iter().chain(&manifests);
            Sources::new(files.filter_map(|(path, both)| Some(SourceFile::new(&**path, side(both).clone()?))).collect())
        };
        Ok([of(|both| &both.0), of(|both| &both.1)])
    }

    /// Returns both versions of a partly unreadable file, or their differing sections. The earlier one is the last
    /// readable version. `None` if the later one is unreadable.
    pub(super) fn readable(
        &mut self,
        step: &CommitStep,
        path: &str,
        ids: &BTreeSet<String>,
    ) -> Result<Option<BeforeAfter>, RevisionError> {
        self.shelf.fetch(step.before.get(path).into_iter().chain(step.after.get(path)))?;
        let after = match step.after.get(path) {
            None => None,
            Some(blob) => match self.read(step, path, blob, ids)? {
                None => return Ok(None),
                after => after,
            },
        };
        let before = match step.before.get(path) {
            None => None,
            Some(blob) => match self.read(step, path, blob, ids)? {
                None => self.earlier(step, path, ids)?,
                before => before,
            },
        };
        Ok(Some(match (before, after) {
            (Some(before), Some(after)) if is_goal(path) => {
                excerpts(&GoalSections::new(before), &GoalSections::new(after)).unzip()
            }
            both => both,
        }))
    }

    /// Returns a manifest, in an earlier version if it is unreadable.
    fn manifest(&mut self, step: &CommitStep, files: &Files, path: &str) -> Result<Option<String>, RevisionError> {
        let Some(blob) = files.get(path) else { return Ok(None) };
        self.shelf.fetch([blob])?;
        let is_readable = match self.readable.get(blob) {
            Some(known) => *known,
            None => self.read(step, path, blob, &BTreeSet::new())?.is_some(),
        };
        self.readable.insert(blob.clone(), is_readable);
        if is_readable {
            Ok(self.shelf.text(blob).map(str::to_owned))
        } else {
            self.earlier(step, path, &BTreeSet::new())
        }
    }

    /// Returns a text, if it and these things in it are readable.
    fn read(
        &mut self,
        step: &CommitStep,
        path: &str,
        blob: &Blob,
        ids: &BTreeSet<String>,
    ) -> Result<Option<String>, RevisionError> {
        let Some(text) = self.shelf.text(blob).map(str::to_owned) else { return Ok(None) };
        let [_, sources] = self.sources(step, &ChangedTexts::from([(path.to_owned(), (None, Some(text.clone())))]))?;
        Ok(Some(text).filter(|_| !unreadable(&load(&sources), &sources, ids).contains(path)))
    }

    /// Finds the last readable version of a file before a step; `None` if the file did not exist.
    fn earlier(
        &mut self,
        step: &CommitStep,
        path: &str,
        ids: &BTreeSet<String>,
    ) -> Result<Option<String>, RevisionError> {
        let commits = self.commits;
        let parent = |at: usize| commits[at].parents.first().copied();
        let mut at = step.commit.map_or((!commits.is_empty()).then_some(0), parent);
        let mut last = None;
        let mut left = MOST_UNREAD;
        while let Some(commit) = at.and_then(|at| commits.get(at)).filter(|_| left > 0) {
            let Some(blob) = commit.files.get(path) else { return Ok(None) };
            if last != Some(blob) {
                self.shelf.fetch([blob])?;
                if let Some(text) = self.read(step, path, blob, ids)? {
                    return Ok(Some(text));
                }
                left -= 1;
                last = Some(blob);
            }
            at = at.and_then(parent);
        }
        Ok(None)
    }
}

/// A cache of blobs, read on demand.
pub(super) struct BlobCache<'k> {
    dir: &'k Path,
    known: &'k KnownTexts,
    texts: BTreeMap<Blob, Option<String>>,
}

impl<'k> BlobCache<'k> {
    pub(super) fn new(dir: &'k Path, known: &'k KnownTexts) -> Self {
        Self { dir, known, texts: BTreeMap::new() }
    }

    /// Reads the blobs that are missing, all at once.
    pub(super) fn fetch<'b>(&mut self, blobs: impl IntoIterator<Item = &'b Blob>) -> Result<(), RevisionError> {
        let mut missing: Vec<&Blob> = blobs
            .into_iter()
            .filter(|blob| !self.known.contains_key(*blob) && !self.texts.contains_key(*blob))
            .collect();
        missing.sort_unstable();
        missing.dedup();
        let mut names = missing.iter();
        let texts = &mut self.texts;
        read_blobs(self.dir, missing.iter().copied(), |content| {
            let text = content.ok().and_then(|bytes| String::from_utf8(bytes).ok());
            if let Some(name) = names.next() {
                texts.insert((*name).clone(), text);
            }
        })
    }

    /// Returns the text of a blob; `None` if it is not text.
    pub(super) fn text(&self, blob: &Blob) -> Option<&str> {
        match self.known.get(blob) {
            Some(text) => text.as_ref().map(super::excerpt::GoalSections::text),
            None => self.texts.get(blob)?.as_deref(),
        }
    }
}

/// The prefix of the codes for unreadable files and syntax errors, after which missing data is unknown.
const SYNTAX: &str = "PL0";

/// Returns the files that are not completely readable: those with syntax errors, and those with errors in one of
/// these things. Errors in other things are ignored.
pub(super) fn unreadable(loaded: &Loaded<'_>, sources: &Sources, ids: &BTreeSet<String>) -> BTreeSet<String> {
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let of_syntax = errors.filter(|finding| finding.code.id.starts_with(SYNTAX)).map(|finding| finding.place.file);
    let activities = loaded.portfolio.plans.iter().flat_map(Plan::all_activities);
    let is_unread = |id: &str, is_sound: bool| !is_sound && ids.contains(&*same_key(id));
    let unsound =
        activities.filter(|(_, _, it)| is_unread(&it.id, it.is_whole && it.is_sound)).map(|(goal, ..)| goal.file);
    of_syntax.chain(unsound).map(|file| sources.file(file).path().to_owned()).collect()
}
