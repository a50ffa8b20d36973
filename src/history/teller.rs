//! One step of the history, told.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Wanted;
use super::ids::Ids;
use super::merge::{Merged, own_changes};
use super::readable::unread;
use super::reader::{Reader, Texts};
use super::renamed::renamed;
use super::step::{Merge, Step, is_goal, manifest_of};
use super::story::{Cuts, Entry, Question};
use super::versions::Known;
use crate::diff::{Difference, diff};
use crate::load::load;
use crate::source::{Blob, Files, RevisionFault, SourceFile, Sources, changed};

/// Tells one step after the other.
pub(super) struct Teller<'t> {
    pub(super) question: Question<'t>,
    pub(super) known: &'t Known,
    pub(super) wanted: Wanted,
    reader: Reader<'t>,
}

impl<'t> Teller<'t> {
    pub(super) fn new(question: Question<'t>, known: &'t Known, wanted: Wanted) -> Self {
        let commits = &question.history.commits;
        let reader = Reader::new(question.dir, commits, known, wanted.ids().is_some());
        Self { question, known, wanted, reader }
    }

    /// Reads what the steps need besides the goals: those that changed some, and all where everything is asked for.
    pub(super) fn fetch_manifests<'s>(
        &mut self,
        steps: impl Iterator<Item = (&'s Step, bool)>,
    ) -> Result<(), RevisionFault> {
        let is_everything = self.wanted.ids().is_none();
        let steps = steps.filter(|(step, has_cuts)| is_everything || *has_cuts || step.merge.is_some());
        let files = steps.flat_map(|(step, _)| step.before.iter().chain(&*step.after));
        self.reader.shelf.fetch(files.filter(|(path, _)| !is_goal(path)).map(|(_, blob)| blob))
    }

    /// Tells what a step changed; none where it changed nothing that is wanted.
    pub(super) fn entry(&mut self, step: &Step, cuts: Cuts) -> Result<Option<Entry>, RevisionFault> {
        if let Some(merge) = &step.merge {
            return self.merged(step, merge);
        }
        let (mut texts, mut faulty) = (Texts::new(), BTreeSet::new());
        for (path, cut) in cuts {
            match cut {
                Ok(both) => drop(texts.insert(path, both)),
                Err(_) => drop(faulty.insert(path)),
            }
        }
        if self.wanted.ids().is_none() {
            self.add_manifests(step, &mut texts, &mut faulty);
        }
        if texts.is_empty() && faulty.is_empty() {
            return Ok(None);
        }
        let ids: BTreeSet<String> = texts.values().flat_map(|both| Ids::of_both(both).into_known()).collect();
        let (mut difference, unread) = self.compare(step, &texts, &ids)?;
        faulty.extend(unread.into_iter().filter(|path| texts.contains_key(path)));
        let mut unread = Vec::new();
        if !faulty.is_empty() {
            for path in faulty {
                let cut = texts.remove(&path);
                match self.reader.readable(step, &path, &ids)? {
                    Some(both) => drop(texts.insert(path, both)),
                    None if cut.is_some_and(|cut| !self.is_wanted(&Ids::of_both(&cut))) => {}
                    None => unread.push(path),
                }
            }
            difference = self.compare(step, &texts, &ids)?.0;
        }
        Ok(Some(Entry { commit: step.commit, difference, unread }))
    }

    /// Adds what a step changed besides the goals.
    fn add_manifests(&self, step: &Step, texts: &mut Texts, faulty: &mut BTreeSet<String>) {
        for file in changed(&step.before, &step.after).into_iter().filter(|file| !is_goal(&file.path)) {
            let text = |blob: &Option<Blob>| self.reader.shelf.text(blob.as_ref()?).map(str::to_owned);
            let (before, after) = (text(&file.before), text(&file.after));
            if before.is_some() == file.before.is_some() && after.is_some() == file.after.is_some() {
                texts.insert(file.path.to_string(), (before, after));
            } else {
                faulty.insert(file.path.to_string());
            }
        }
    }

    fn is_wanted(&self, ids: &Ids) -> bool {
        self.wanted.ids().is_none_or(|wanted| ids.may_hold_any(&wanted))
    }

    /// Compares texts before and after; the files that were not read in full on either side are named.
    fn compare(
        &mut self,
        step: &Step,
        texts: &Texts,
        ids: &BTreeSet<String>,
    ) -> Result<(Difference, BTreeSet<String>), RevisionFault> {
        let [before, after] = self.reader.sources(step, texts)?;
        let (mut then, now) = (load(&before), load(&after));
        let mut faulty = unread(&then, &before, ids);
        faulty.extend(unread(&now, &after, ids));
        let renamed = renamed(&mut then.portfolio, &now.portfolio);
        let mut difference = diff(&then.portfolio, &now.portfolio);
        if let Some(renamed) = renamed {
            self.wanted.follow_plan(&renamed.before, &renamed.after);
            difference.things.insert(0, renamed.told());
        }
        Ok((difference, faulty))
    }

    /// Tells what a merge changed itself.
    fn merged(&mut self, step: &Step, merge: &Merge) -> Result<Option<Entry>, RevisionFault> {
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
        let unread = unread(result, &sources[1], &BTreeSet::new()).into_iter().collect();
        let sides = sides.iter().map(|side| &side.portfolio).collect();
        let difference = own_changes(&Merged { base: &base.portfolio, sides, result: &result.portfolio });
        Ok(Some(Entry { commit: step.commit, difference, unread }))
    }
}
