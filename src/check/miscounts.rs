//! What an answer counts twice, or cannot count, though every file can be read.

use super::portfolio::absent_plans;
use super::{Settings, check, find_code};
use crate::load::Loaded;
use crate::model::{Copies, Day, Goal, Plan, copied_goals, copied_plans};
use crate::source::{Place, Sources};

/// What an answer counts twice, or cannot count. What is accepted, or switched off, is not among it.
#[derive(Debug, Default)]
pub struct Miscounts<'p, 'a> {
    /// Goals that stand in several files, each with its plan.
    pub goals: Vec<(&'p Plan<'a>, Copies<'p, Goal<'a>>)>,
    /// Plans that stand in several directories.
    pub plans: Vec<Copies<'p, Plan<'a>>>,
    /// The ids of plans that governance tells of and no directory has.
    pub absent: Vec<&'p str>,
}

/// Returns what answers about plans count twice, or cannot count.
pub fn miscounts<'p, 'a>(loaded: &'p Loaded<'a>, sources: &Sources, today: Day) -> Miscounts<'p, 'a> {
    let portfolio = &loaded.portfolio;
    let of_plan = |plan| copied_goals(plan, sources).into_iter().map(move |it| (plan, it));
    let mut goals: Vec<_> = portfolio.plans.iter().flat_map(of_plan).collect();
    let mut plans = copied_plans(&portfolio.plans);
    // One whose name is nearly that of a plan that there is, is misspelt.
    let mut absent = absent_plans(portfolio);
    absent.retain(|(_, near)| near.is_empty());
    if goals.is_empty() && plans.is_empty() && absent.is_empty() {
        return Miscounts::default();
    }
    let only = ["PL215", "PL217", "PL221"].into_iter().filter_map(find_code).collect();
    let found = check(loaded, sources, &Settings { only, ..Settings::new(today) });
    let is_told = |place: Place| found.iter().any(|finding| finding.place == place);
    goals.retain(|(_, it)| it.copies.iter().any(|copy| is_told(copy.id.place(copy.file))));
    plans.retain(|it| it.copies.iter().any(|copy| is_told(copy.id.place(copy.file))));
    let absent = absent.into_iter().map(|(brief, _)| brief);
    let file = portfolio.governance.as_ref().map(|governance| governance.file);
    let absent = absent.filter(|brief| file.is_some_and(|file| is_told(brief.id.place(file))));
    Miscounts { goals, plans, absent: absent.map(|brief| &*brief.id.value).collect() }
}
