//! Versions of files, put together so that they can be compared.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::excerpt::{GoalSections, excerpts};
use super::step::{Step, is_goal, manifest_of};
use super::versions::{Both, Known};
use crate::diag::Severity;
use crate::load::{Loaded, load};
use crate::model::{Plan, same_key};
use crate::source::{Blob, Commit, Files, RevisionFault, SourceFile, Sources, read_blobs};

/// So many versions are gone back over to find one that can be read.
const MOST_UNREAD: usize = 100;

/// The texts of some files before and after a step, by their paths.
pub(super) type Texts = BTreeMap<String, Both>;

/// Puts versions of files together.
pub(super) struct Reader<'r> {
    commits: &'r [Commit],
    pub(super) shelf: BlobCache<'r>,
    /// Which manifests can be read.
    readable: BTreeMap<Blob, bool>,
    /// Whether only goals are compared, and not what their plans are otherwise.
    of_goals_only: bool,
}

impl<'r> Reader<'r> {
    pub(super) fn new(dir: &'r Path, commits: &'r [Commit], known: &'r Known, of_goals_only: bool) -> Self {
        Self { commits, shelf: BlobCache::new(dir, known), readable: BTreeMap::new(), of_goals_only }
    }

    /// Puts texts together with the manifests of their plans, as these were when they could last be read.
    pub(super) fn sources(&mut self, step: &Step, texts: &Texts) -> Result<[Sources; 2], RevisionFault> {
        let mut manifests = Texts::new();
        for path in texts.keys().filter(|path| is_goal(path)).map(|path| manifest_of(path)) {
            if !texts.contains_key(&path) && !manifests.contains_key(&path) {
                let both = (self.manifest(step, &step.before, &path)?, self.manifest(step, &step.after, &path)?);
                manifests.insert(path, both);
            }
        }
        // A plan that is new is compared with itself without goals, where only its goals are asked for. Where another
        // is gone it may be the same under another name.
        let is_missing = |side: fn(&Both) -> &Option<String>| manifests.values().any(|both| side(both).is_none());
        if self.of_goals_only && !(is_missing(|both| &both.0) && is_missing(|both| &both.1)) {
            for (before, after) in manifests.values_mut() {
                *before = before.take().or_else(|| after.clone());
                *after = after.take().or_else(|| before.clone());
            }
        }
        let of = |side: fn(&Both) -> &Option<String>| {
            let files = texts.iter().chain(&manifests);
            Sources::new(files.filter_map(|(path, both)| Some(SourceFile::new(&**path, side(both).clone()?))).collect())
        };
        Ok([of(|both| &both.0), of(|both| &both.1)])
    }

    /// Returns both versions of a file that was read in part, or what differs in them; the earlier as it was when it
    /// could last be read in full. None where the later cannot be.
    pub(super) fn readable(
        &mut self,
        step: &Step,
        path: &str,
        ids: &BTreeSet<String>,
    ) -> Result<Option<Both>, RevisionFault> {
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

    /// Returns a manifest; as it was before where it cannot be read.
    fn manifest(&mut self, step: &Step, files: &Files, path: &str) -> Result<Option<String>, RevisionFault> {
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

    /// Returns a text where it can be read, and in it these things.
    fn read(
        &mut self,
        step: &Step,
        path: &str,
        blob: &Blob,
        ids: &BTreeSet<String>,
    ) -> Result<Option<String>, RevisionFault> {
        let Some(text) = self.shelf.text(blob).map(str::to_owned) else { return Ok(None) };
        let [_, sources] = self.sources(step, &Texts::from([(path.to_owned(), (None, Some(text.clone())))]))?;
        Ok(Some(text).filter(|_| !unread(&load(&sources), &sources, ids).contains(path)))
    }

    /// Goes back to the last version of a file before a step that can be read; none where it was not there.
    fn earlier(&mut self, step: &Step, path: &str, ids: &BTreeSet<String>) -> Result<Option<String>, RevisionFault> {
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

/// Whole texts by their hashes, each read once.
pub(super) struct BlobCache<'k> {
    dir: &'k Path,
    known: &'k Known,
    texts: BTreeMap<Blob, Option<String>>,
}

impl<'k> BlobCache<'k> {
    pub(super) fn new(dir: &'k Path, known: &'k Known) -> Self {
        Self { dir, known, texts: BTreeMap::new() }
    }

    /// Reads those that are not there yet, all at once.
    pub(super) fn fetch<'b>(&mut self, blobs: impl IntoIterator<Item = &'b Blob>) -> Result<(), RevisionFault> {
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

    /// Returns a text that was fetched; none where it is no text.
    pub(super) fn text(&self, blob: &Blob) -> Option<&str> {
        match self.known.get(blob) {
            Some(text) => text.as_ref().map(super::excerpt::GoalSections::text),
            None => self.texts.get(blob)?.as_deref(),
        }
    }
}

/// What the codes of files and syntax begin with: after such an error there is no telling what is missing.
const SYNTAX: &str = "PL0";

/// Returns the files that could not be read in full: with an error of syntax, or with something in one of these things
/// that was not understood. What is wrong elsewhere in a file does not count.
pub(super) fn unread(loaded: &Loaded<'_>, sources: &Sources, ids: &BTreeSet<String>) -> BTreeSet<String> {
    let errors = loaded.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let of_syntax = errors.filter(|finding| finding.code.id.starts_with(SYNTAX)).map(|finding| finding.place.file);
    let activities = loaded.portfolio.plans.iter().flat_map(Plan::all_activities);
    let is_unread = |id: &str, is_sound: bool| !is_sound && ids.contains(&*same_key(id));
    let unsound =
        activities.filter(|(_, _, it)| is_unread(&it.id, it.is_whole && it.is_sound)).map(|(goal, ..)| goal.file);
    of_syntax.chain(unsound).map(|file| sources.file(file).path().to_owned()).collect()
}
