//! What each commit changed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

use super::Wanted;
use super::ids::Ids;
use super::step::{Step, is_goal, on_disk, steps};
use super::stretch::Stretches;
use super::teller::Teller;
use super::versions::{Cut, Known, Pair, cut};
use crate::diff::Difference;
use crate::source::{History, RevisionFault, Sources, changed};

/// So many steps are looked at together: what they changed is kept until it is told.
const TOGETHER: usize = 1000;

/// What one commit changed of what was asked for.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The commit, by its number; none for what is not committed yet.
    pub commit: Option<usize>,
    /// What differs from before.
    pub difference: Difference,
    /// The files that cannot be read as the commit left them. What was changed in them is told of a later one.
    pub unread: Vec<String>,
}

/// Where the history is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The plan's directory.
    pub dir: &'q Path,
    /// The commits.
    pub history: &'q History,
    /// The files as they lie on disk.
    pub sources: &'q Sources,
    /// From when on, in seconds of the system's clock; from the beginning where absent.
    pub since: Option<i64>,
}

/// What a step changed in goal files, by their paths.
pub(super) type Cuts = BTreeMap<String, Cut>;

/// Tells what each commit changed of what is wanted, the latest first, beginning with what is not committed yet.
pub fn story(question: Question<'_>, mut wanted: Wanted) -> Result<Vec<Entry>, RevisionFault> {
    let steps = question.steps();
    let known = known(question.sources);
    loop {
        let mut teller = Teller::new(question, &known, wanted);
        if let Some(entries) = tell(&mut teller, &steps)? {
            return Ok(entries);
        }
        wanted = teller.wanted;
    }
}

/// Returns the ids of everything that ever stood in the plan's goal files, for finding the one that was meant.
pub fn ids(question: Question<'_>) -> Result<BTreeSet<String>, RevisionFault> {
    let steps = question.steps();
    let pairs: Vec<Pair> = pairs(&steps, 0..steps.len()).into_iter().map(|(_, _, pair)| pair).collect();
    let ids = cut(question.dir, &pairs, &known(question.sources), |_, cut| {
        cut.ok().map(|cut| Ids::of_both(&cut).into_known())
    })?;
    Ok(ids.into_iter().flat_map(|(_, ids)| ids).collect())
}

impl Question<'_> {
    /// Returns the steps that are asked for.
    fn steps(&self) -> Vec<Step> {
        let mut steps = steps(self.history, self.sources);
        let is_late = |at: usize| self.since.is_none_or(|since| self.history.commits[at].written >= since);
        steps.retain(|step| step.commit.is_none_or(is_late));
        steps
    }
}

/// Tells of each step; none where something turned out to have an id that was not looked for in the steps before.
fn tell(teller: &mut Teller<'_>, steps: &[Step]) -> Result<Option<Vec<Entry>>, RevisionFault> {
    let mut entries = Vec::new();
    let mut from = 0;
    'together: while from < steps.len() {
        let together = from..steps.len().min(from + TOGETHER);
        let mut cuts = cuts(teller, steps, together.clone())?;
        teller.fetch_manifests(together.clone().map(|at| (&steps[at], cuts.contains_key(&at))))?;
        for at in together.clone() {
            let Some(mut entry) = teller.entry(&steps[at], cuts.remove(&at).unwrap_or_default())? else { continue };
            let followed = entry.difference.things.iter().filter_map(|thing| teller.wanted.follow(thing)).max();
            entry.difference.things.retain(|thing| teller.wanted.is_about(thing));
            if !entry.difference.is_empty() || !entry.unread.is_empty() {
                entries.push(entry);
            }
            match followed {
                Some(true) => return Ok(None),
                // What is left is looked through for the earlier id too.
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

/// Returns what each of some steps changed in goal files; nothing of those that changed nothing that is wanted.
fn cuts(teller: &Teller<'_>, steps: &[Step], range: Range<usize>) -> Result<BTreeMap<usize, Cuts>, RevisionFault> {
    let places = pairs(steps, range);
    let pairs: Vec<Pair> = places.iter().map(|(_, _, pair)| pair.clone()).collect();
    let wanted = teller.wanted.ids();
    let keep = |_, cut: Cut| {
        let Some(wanted) = &wanted else { return Some((true, cut)) };
        let Ok((before, after)) = &cut else { return Some((true, cut)) };
        let [before, after] = [before, after].map(|text| Ids::of(text.as_deref().unwrap_or_default()));
        let is_wanted = before.may_hold_any(wanted) || after.may_hold_any(wanted);
        // What comes into one file may have left another.
        (is_wanted || before != after).then_some((is_wanted, cut))
    };
    let mut cuts: BTreeMap<usize, (bool, Cuts)> = BTreeMap::new();
    for (at, (is_wanted, cut)) in cut(teller.question.dir, &pairs, teller.known, keep)? {
        let (step, path, _) = &places[at];
        let (any, of_step) = cuts.entry(*step).or_default();
        *any |= is_wanted;
        of_step.insert(path.clone(), cut);
    }
    Ok(cuts.into_iter().filter(|(_, (is_wanted, _))| *is_wanted).map(|(at, (_, cuts))| (at, cuts)).collect())
}

/// Returns the goal files that each of some steps changed: the step's number, the path, both versions.
fn pairs(steps: &[Step], range: Range<usize>) -> Vec<(usize, String, Pair)> {
    let plain = range.filter(|at| steps[*at].merge.is_none());
    let pairs = plain.flat_map(|at| {
        let files = changed(&steps[at].before, &steps[at].after).into_iter().filter(|changed| is_goal(&changed.path));
        files.map(move |changed| (at, changed.path.to_string(), Pair { before: changed.before, after: changed.after }))
    });
    pairs.collect()
}

/// The files as they lie on disk.
fn known(sources: &Sources) -> Known {
    let text =
        |file: &crate::source::SourceFile| file.fault().is_none().then(|| Stretches::new(file.text().to_owned()));
    sources.iter().map(|(_, file)| (on_disk(file.path()), text(file))).collect()
}
