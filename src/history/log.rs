//! The changes of each commit.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use super::Wanted;
use super::excerpt::GoalSections;
use super::merge::{Merged, own_changes};
use super::past::renamed;
use super::reader::{ChangedTexts, VersionReader, unreadable};
use super::step::{CommitStep, Merge, is_goal, manifest_of, on_disk, steps};
use super::versions::{KnownTexts, Pair, VersionDiff, compare_versions};
use super::wanted::Ids;
use crate::diff::{Difference, diff};
use crate::load::load;
use crate::source::{Blob, Files, History, RevisionError, SourceFile, Sources, changed};

/// The number of steps that are processed together, with their changes in memory.
const TOGETHER: usize = 1000;

/// The changes of one commit.
#[derive(Clone, Debug)]
pub struct LogEntry {
    /// The commit, by its index; `None` for uncommitted changes.
    pub commit: Option<usize>,
    /// The changes.
    pub difference: Difference,
    /// The files that are unreadable after this commit. Their changes are reported with a later one.
    pub unreadable: Vec<String>,
}

/// The input of a history query.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The directory of the plan.
    pub dir: &'q Path,
    /// The commits.
    pub history: &'q History,
    /// The files on disk.
    pub sources: &'q Sources,
    /// The earliest time to report, in Unix seconds; `None` for the whole history.
    pub since: Option<i64>,
}

/// The changes of a step in goal files, by path.
pub(super) type VersionDiffs = BTreeMap<String, VersionDiff>;

/// Returns the changes of each commit to the wanted things, newest first, beginning with uncommitted ones.
pub fn log_entries(question: Question<'_>, mut wanted: Wanted) -> Result<Vec<LogEntry>, RevisionError> {
    let steps = question.steps();
    let known = known(question.sources);
    loop {
        let mut builder = LogEntryBuilder::new(question, &known, wanted);
        if let Some(entries) = build_entries(&mut builder, &steps)? {
            return Ok(entries);
        }
        wanted = builder.wanted;
    }
}

/// Returns all ids that ever were in the goal files, for suggestions.
pub fn ids(question: Question<'_>) -> Result<BTreeSet<String>, RevisionError> {
    let steps = question.steps();
    let pairs: Vec<Pair> = pairs(&steps, 0..steps.len()).into_iter().map(|(_, _, pair)| pair).collect();
    let ids = compare_versions(question.dir, &pairs, &known(question.sources), |_, version_diff| {
        version_diff.ok().map(|version_diff| Ids::of_both(&version_diff).into_known())
    })?;
    Ok(ids.into_iter().flat_map(|(_, ids)| ids).collect())
}

impl Question<'_> {
    /// Returns the steps to report.
    fn steps(&self) -> Vec<CommitStep> {
        let mut steps = steps(self.history, self.sources);
        let is_late = |at: usize| self.since.is_none_or(|since| self.history.commits[at].written >= since);
        steps.retain(|step| step.commit.is_none_or(is_late));
        steps
    }
}

/// Builds the entries of all steps; `None` if a thing turned out to have another id, which newer steps must be
/// searched for again.
fn build_entries(
    builder: &mut LogEntryBuilder<'_>,
    steps: &[CommitStep],
) -> Result<Option<Vec<LogEntry>>, RevisionError> {
    let mut entries = Vec::new();
    let mut from = 0;
    'together: while from < steps.len() {
        let together = from..steps.len().min(from + TOGETHER);
        let mut version_diffs = version_diffs(builder, steps, together.clone())?;
        builder.fetch_manifests(together.clone().map(|at| (&steps[at], version_diffs.contains_key(&at))))?;
        for at in together.clone() {
            let Some(mut entry) = builder.entry(&steps[at], version_diffs.remove(&at).unwrap_or_default())? else {
                continue;
            };
            let followed = entry.difference.things.iter().filter_map(|thing| builder.wanted.follow(thing)).max();
            entry.difference.things.retain(|thing| builder.wanted.is_about(thing));
            if !entry.difference.is_empty() || !entry.unreadable.is_empty() {
                entries.push(entry);
            }
            match followed {
                Some(true) => return Ok(None),
                // The remaining steps are searched for the earlier id too.
                Some(false) => {
                    from = at + 1;
                    continue 'together;
                }
                None => {}
            }
        }
        from = together.end;
    }
    Ok(Some(entries))
}

/// Returns the changes of steps in goal files, without steps that did not change a wanted thing.
fn version_diffs(
    builder: &LogEntryBuilder<'_>,
    steps: &[CommitStep],
    range: Range<usize>,
) -> Result<BTreeMap<usize, VersionDiffs>, RevisionError> {
    let places = pairs(steps, range);
    let pairs: Vec<Pair> = places.iter().map(|(_, _, pair)| pair.clone()).collect();
    let wanted = builder.wanted.ids();
    let keep = |_, version_diff: VersionDiff| {
        let Some(wanted) = &wanted else { return Some((true, version_diff)) };
        let Ok((before, after)) = &version_diff else { return Some((true, version_diff)) };
        let [before, after] = [before, after].map(|text| Ids::of(text.as_deref().unwrap_or_default()));
        let is_wanted = before.may_hold_any(wanted) || after.may_hold_any(wanted);
        // A thing may have moved from another file.
        (is_wanted || before != after).then_some((is_wanted, version_diff))
    };
    let mut version_diffs: BTreeMap<usize, (bool, VersionDiffs)> = BTreeMap::new();
    for (at, (is_wanted, version_diff)) in compare_versions(builder.question.dir, &pairs, builder.known, keep)? {
        let (step, path, _) = &places[at];
        let (any, of_step) = version_diffs.entry(*step).or_default();
        *any |= is_wanted;
        of_step.insert(path.clone(), version_diff);
    }
    Ok(version_diffs
        .into_iter()
        .filter(|(_, (is_wanted, _))| *is_wanted)
        .map(|(at, (_, version_diffs))| (at, version_diffs))
        .collect())
}

/// Returns the goal files that steps changed: the index of the step, the path, both versions.
fn pairs(steps: &[CommitStep], range: Range<usize>) -> Vec<(usize, String, Pair)> {
    let plain = range.filter(|at| steps[*at].merge.is_none());
    let pairs = plain.flat_map(|at| {
        let files = changed(&steps[at].before, &steps[at].after).into_iter().filter(|changed| is_goal(&changed.path));
        files.map(move |changed| (at, changed.path.to_string(), Pair { before: changed.before, after: changed.after }))
    });
    pairs.collect()
}

/// Returns the texts of the files on disk.
fn known(sources: &Sources) -> KnownTexts {
    let text =
        |file: &crate::source::SourceFile| file.fault().is_none().then(|| GoalSections::new(file.text().to_owned()));
    sources.iter().map(|(_, file)| (on_disk(file.path()), text(file))).collect()
}

/// A builder of history entries, one step at a time.
pub(super) struct LogEntryBuilder<'t> {
    pub(super) question: Question<'t>,
    pub(super) known: &'t KnownTexts,
    pub(super) wanted: Wanted,
    reader: VersionReader<'t>,
}

impl<'t> LogEntryBuilder<'t> {
    pub(super) fn new(question: Question<'t>, known: &'t KnownTexts, wanted: Wanted) -> Self {
        let commits = &question.history.commits;
        let reader = VersionReader::new(question.dir, commits, known, wanted.ids().is_some());
        Self { question, known, wanted, reader }
    }

    /// Reads the manifests that the steps need: of those with wanted changes, or of all steps if everything is
    /// wanted.
    pub(super) fn fetch_manifests<'s>(
        &mut self,
        steps: impl Iterator<Item = (&'s CommitStep, bool)>,
    ) -> Result<(), RevisionError> {
        let is_everything = self.wanted.ids().is_none();
        let steps = steps.filter(|(step, has_cuts)| is_everything || *has_cuts || step.merge.is_some());
        let files = steps.flat_map(|(step, _)| step.before.iter().chain(&*step.after));
        self.reader.shelf.fetch(files.filter(|(path, _)| !is_goal(path)).map(|(_, blob)| blob))
    }

    /// Returns the changes of a step; `None` if it changed nothing that is wanted.
    pub(super) fn entry(
        &mut self,
        step: &CommitStep,
        version_diffs: VersionDiffs,
    ) -> Result<Option<LogEntry>, RevisionError> {
        if let Some(merge) = &step.merge {
            return self.merged(step, merge);
        }
        let (mut texts, mut failed) = (ChangedTexts::new(), BTreeSet::new());
        for (path, version_diff) in version_diffs {
            match version_diff {
                Ok(both) => drop(texts.insert(path, both)),
                Err(_) => drop(failed.insert(path)),
            }
        }
        if self.wanted.ids().is_none() {
            self.add_manifests(step, &mut texts, &mut failed);
        }
        if texts.is_empty() && failed.is_empty() {
            return Ok(None);
        }
        let ids: BTreeSet<String> = texts.values().flat_map(|both| Ids::of_both(both).into_known()).collect();
        let (mut difference, unreadable) = self.compare(step, &texts, &ids)?;
        failed.extend(unreadable.into_iter().filter(|path| texts.contains_key(path)));
        let mut unreadable = Vec::new();
        if !failed.is_empty() {
            for path in failed {
                let version_diff = texts.remove(&path);
                match self.reader.readable(step, &path, &ids)? {
                    Some(both) => drop(texts.insert(path, both)),
                    None if version_diff.is_some_and(|version_diff| !self.is_wanted(&Ids::of_both(&version_diff))) => {}
                    None => unreadable.push(path),
                }
            }
            difference = self.compare(step, &texts, &ids)?.0;
        }
        Ok(Some(LogEntry { commit: step.commit, difference, unreadable }))
    }

    /// Adds the changes of a step in files other than goal files.
    fn add_manifests(&self, step: &CommitStep, texts: &mut ChangedTexts, failed: &mut BTreeSet<String>) {
        for file in changed(&step.before, &step.after).into_iter().filter(|file| !is_goal(&file.path)) {
            let text = |blob: &Option<Blob>| self.reader.shelf.text(blob.as_ref()?).map(str::to_owned);
            let (before, after) = (text(&file.before), text(&file.after));
            if before.is_some() == file.before.is_some() && after.is_some() == file.after.is_some() {
                texts.insert(file.path.to_string(), (before, after));
            } else {
                failed.insert(file.path.to_string());
            }
        }
    }

    fn is_wanted(&self, ids: &Ids) -> bool {
        self.wanted.ids().is_none_or(|wanted| ids.may_hold_any(&wanted))
    }

    /// Compares texts before and after; also returns the files that are unreadable on either side.
    fn compare(
        &mut self,
        step: &CommitStep,
        texts: &ChangedTexts,
        ids: &BTreeSet<String>,
    ) -> Result<(Difference, BTreeSet<String>), RevisionError> {
        let [before, after] = self.reader.sources(step, texts)?;
        let (mut then, now) = (load(&before), load(&after));
        let mut failed = unreadable(&then, &before, ids);
        failed.extend(unreadable(&now, &after, ids));
        let renamed = renamed(&mut then.portfolio, &now.portfolio);
        let mut difference = diff(&then.portfolio, &now.portfolio);
        if let Some(renamed) = renamed {
            self.wanted.follow_plan(&renamed.before, &renamed.after);
            difference.things.insert(0, renamed.told());
        }
        Ok((difference, failed))
    }

    /// Returns the changes that a merge made itself.
    fn merged(&mut self, step: &CommitStep, merge: &Merge) -> Result<Option<LogEntry>, RevisionError> {
        let states: Vec<&Arc<Files>> =
            [&merge.base, &step.after, &step.before].into_iter().chain(&merge.others).collect();
        let manifests = merge.paths.iter().filter(|path| is_goal(path)).map(|path| manifest_of(path));
        let paths: BTreeSet<String> = merge.paths.iter().map(ToString::to_string).chain(manifests).collect();
        let blobs = || states.iter().flat_map(|files| paths.iter().filter_map(|path| files.get(&**path)));
        self.reader.shelf.fetch(blobs())?;
        let texts = &self.reader.shelf;
        if !blobs().filter_map(|blob| texts.text(blob)).any(|text| self.is_wanted(&Ids::of(text))) {
            return Ok(None);
        }
        let sources = states.iter().map(|files| {
            let file = |path: &String| Some(SourceFile::new(&**path, texts.text(files.get(&**path)?)?));
            Sources::new(paths.iter().filter_map(file).collect())
        });
        let sources: Vec<Sources> = sources.collect();
        let loaded: Vec<_> = sources.iter().map(load).collect();
        let [base, result, sides @ ..] = &loaded[..] else { return Ok(None) };
        let unreadable = unreadable(result, &sources[1], &BTreeSet::new()).into_iter().collect();
        let sides = sides.iter().map(|side| &side.portfolio).collect();
        let difference = own_changes(&Merged { base: &base.portfolio, sides, result: &result.portfolio });
        Ok(Some(LogEntry { commit: step.commit, difference, unreadable }))
    }
}
