//! The plan in a revision, possibly in a folder with another name.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use crate::diff::{Change, Changed, ThingKind, ThingName};
use crate::load::load;
use crate::model::{Goal, Plan, Portfolio, same_key};
use crate::source::{Revision, RevisionError, Sources, Spanned};

/// The files of a plan in a revision.
#[derive(Debug)]
pub struct Past {
    /// The files; none if the plan did not exist.
    pub sources: Sources,
    /// The old folder, relative to the top of the repository, if it had another name.
    pub folder: Option<String>,
}

/// Reads the plan in a revision, under the old name of its folder if it was renamed.
///
/// A plan in a folder that no longer exists is the same plan if it has the id, the title or a goal of a current
/// one. So a rename does not have to be committed.
pub fn past(revision: &Revision, now: &Portfolio<'_>) -> Result<Past, RevisionError> {
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

/// The similarity of old plans to the current ones; greater is more similar.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Likeness {
    ids: usize,
    titles: usize,
    goals: usize,
    /// A single plan is more similar than one among several.
    others: Reverse<usize>,
}

impl Likeness {
    /// Compares old and current plans; `None` if they have nothing in common. Completely unreadable plans may be
    /// any.
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

/// The names that identify a plan: its id, its title, and the ids of its goals.
const NAMES: [fn(&Plan<'_>) -> Vec<String>; 3] = [
    |plan| vec![same_key(&plan.id).into_owned()],
    |plan| vec![same_key(&plan.title).into_owned()],
    |plan| plan.goals.iter().map(|goal| same_key(&goal.id).into_owned()).collect(),
];

fn names_of(portfolio: &Portfolio<'_>, names: fn(&Plan<'_>) -> Vec<String>) -> BTreeSet<String> {
    portfolio.plans.iter().flat_map(names).filter(|name| !name.is_empty()).collect()
}

/// A plan with a new id.
pub(super) struct Renamed {
    pub(super) before: String,
    pub(super) after: String,
    title: String,
}

/// Gives a plan the id that it has now, if it was renamed. Returns its ids, the old one first.
pub fn follow_plan(before: &mut Portfolio<'_>, after: &Portfolio<'_>) -> Option<(String, String)> {
    renamed(before, after).map(|renamed| (renamed.before, renamed.after))
}

/// Gives the only added plan's id to the only removed one like it: that of the same title, else that with a goal of the
/// same id and title.
pub(super) fn renamed(before: &mut Portfolio<'_>, after: &Portfolio<'_>) -> Option<Renamed> {
    let ids = |plans: &[Plan<'_>]| plans.iter().map(|plan| same_key(&plan.id).into_owned()).collect::<HashSet<_>>();
    let (then, now) = (ids(&before.plans), ids(&after.plans));
    let mut new = after.plans.iter().filter(|plan| !then.contains(&*same_key(&plan.id)));
    let (new, None) = (new.next()?, new.next()) else { return None };
    let name = |goal: &Goal<'_>| (same_key(&goal.id).into_owned(), same_key(&goal.title).into_owned());
    let goals: HashSet<_> = new.goals.iter().map(name).collect();
    let has_a_goal_of_it = |gone: &Plan<'_>| gone.goals.iter().any(|goal| goals.contains(&name(goal)));
    let only = |is_same: &dyn Fn(&Plan<'_>) -> bool| {
        let gone = before.plans.iter().enumerate().filter(|(_, plan)| !now.contains(&*same_key(&plan.id)));
        let mut same = gone.filter(|(_, plan)| is_same(plan)).map(|(at, _)| at);
        same.next().filter(|_| same.next().is_none())
    };
    let at = only(&|gone| same_key(&gone.title) == same_key(&new.title)).or_else(|| only(&has_a_goal_of_it))?;
    let plan = before.plans.get_mut(at)?;
    let id = new.id.to_string();
    let renamed = Renamed { before: plan.id.to_string(), after: id.clone(), title: new.title.to_string() };
    plan.id = Spanned::new(id.into(), plan.id.span.range());
    Some(renamed)
}

impl Renamed {
    /// Returns the rename as a change of the plan.
    pub(super) fn told(self) -> Changed {
        let Self { before, after, title } = self;
        Changed {
            kind: ThingKind::Plan,
            plan: Some(ThingName { id: after.clone(), title: title.clone() }),
            goal: None,
            level: None,
            priority: None,
            id: after.clone(),
            title,
            changes: vec![Change::Renumbered { before, after }],
        }
    }
}
