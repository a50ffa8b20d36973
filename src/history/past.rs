//! The plan as it was in a revision, wherever it lay then, and plans whose folder was given another name.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use crate::diff::{Change, Changed, Kind, Named};
use crate::load::load;
use crate::model::{Plan, Portfolio, same_key};
use crate::source::{Revision, RevisionFault, Sources, Spanned};

/// The files of a plan as they were in a revision.
#[derive(Debug)]
pub struct Past {
    /// The files; none where the plan was not there.
    pub sources: Sources,
    /// The folder that they lay in, seen from the top of the repository, where it had another name than now.
    pub folder: Option<String>,
}

/// Reads the plan as it was in a revision; where its folder had another name then, it is followed there.
///
/// What lay elsewhere and is gone now is the same plan where it has the id, the title or a goal of one that is here: so
/// a rename counts whether it is committed or not.
pub fn past(revision: &Revision, now: &Portfolio<'_>) -> Result<Past, RevisionFault> {
    let sources = revision.sources()?;
    if !sources.is_empty() {
        return Ok(Past { sources, folder: None });
    }
    let mut likest = None;
    for folder in revision.folders_gone()? {
        let sources = revision.sources_in(&folder)?;
        let likeness = Likeness::new(&load(&sources).portfolio, now);
        let is_more = likest.as_ref().is_none_or(|(known, _)| *known < likeness);
        if likeness.is_some() && is_more {
            likest = Some((likeness, Past { sources, folder: Some(folder) }));
        }
    }
    Ok(likest.map_or(Past { sources, folder: None }, |(_, past)| past))
}

/// How much of the plans that are here were there then; more is greater.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    ids: usize,
    titles: usize,
    goals: usize,
    /// One of several plans is less like a plan than that plan alone.
    others: Reverse<usize>,
}

impl Likeness {
    /// Compares what was with what is; none where they have nothing in common. What cannot be read at all may be any
    /// plan.
    fn new(then: &Portfolio<'_>, now: &Portfolio<'_>) -> Option<Self> {
        let [ids, titles, goals] = NAMES.map(|names| {
            let (then, now) = (names_of(then, names), names_of(now, names));
            now.intersection(&then).count()
        });
        let is_unread = || NAMES.iter().all(|names| names_of(then, *names).is_empty());
        let others = Reverse(then.plans.len());
        (ids + titles + goals > 0 || is_unread()).then_some(Self { ids, titles, goals, others })
    }
}

/// What a plan is known by: its id, its title, the ids of its goals.
const NAMES: [fn(&Plan<'_>) -> Vec<String>; 3] = [
    |plan| vec![same_key(&plan.id).into_owned()],
    |plan| vec![same_key(&plan.title).into_owned()],
    |plan| plan.goals.iter().map(|goal| same_key(&goal.id).into_owned()).collect(),
];

fn names_of(portfolio: &Portfolio<'_>, names: fn(&Plan<'_>) -> Vec<String>) -> BTreeSet<String> {
    portfolio.plans.iter().flat_map(names).filter(|name| !name.is_empty()).collect()
}

/// A plan that has another id than before.
pub(super) struct Renamed {
    pub(super) before: String,
    pub(super) after: String,
    title: String,
}

/// Calls the one plan that is gone by the id of the one that is new, where they are the same: by title, or by a goal.
pub(super) fn renamed(before: &mut Portfolio<'_>, after: &Portfolio<'_>) -> Option<Renamed> {
    let ids = |plans: &[Plan<'_>]| plans.iter().map(|plan| same_key(&plan.id).into_owned()).collect::<HashSet<_>>();
    let (then, now) = (ids(&before.plans), ids(&after.plans));
    let mut gone = before.plans.iter().enumerate().filter(|(_, plan)| !now.contains(&*same_key(&plan.id)));
    let mut new = after.plans.iter().filter(|plan| !then.contains(&*same_key(&plan.id)));
    let ((at, gone), None, new, None) = (gone.next()?, gone.next(), new.next()?, new.next()) else { return None };
    let goals: HashSet<_> = gone.goals.iter().map(|goal| same_key(&goal.id)).collect();
    let has_a_goal_of_it = new.goals.iter().any(|goal| goals.contains(&*same_key(&goal.id)));
    let is_same = same_key(&gone.title) == same_key(&new.title) || has_a_goal_of_it;
    if !is_same {
        return None;
    }
    let plan = before.plans.get_mut(at)?;
    let id = new.id.to_string();
    let renamed = Renamed { before: plan.id.to_string(), after: id.clone(), title: new.title.to_string() };
    plan.id = Spanned::new(id.into(), plan.id.span.range());
    Some(renamed)
}

impl Renamed {
    /// Says so, as a change of the plan.
    pub(super) fn told(self) -> Changed {
        let Self { before, after, title } = self;
        Changed {
            kind: Kind::Plan,
            plan: Some(Named { id: after.clone(), title: title.clone() }),
            goal: None,
            level: None,
            priority: None,
            id: after.clone(),
            title,
            changes: vec![Change::Renumbered { before, after }],
        }
    }
}
