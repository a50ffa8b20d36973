//! Duplicate and missing data that make figures wrong although every file can be read.

use super::portfolio::absent_plans;
use super::{Settings, check, find_code};
use crate::load::Loaded;
use crate::model::{Copies, Day, Goal, Plan, copied_goals, copied_plans};
use crate::source::{Place, Sources};

/// Duplicates and missing plans that make figures wrong, except accepted ones and those of codes that are off.
#[derive(Debug, Default)]
pub struct Miscounts<'p, 'a> {
    /// Goals that exist in several files, each with its plan.
    pub goals: Vec<(&'p Plan<'a>, Copies<'p, Goal<'a>>)>,
    /// Plans that exist in several directories.
    pub plans: Vec<Copies<'p, Plan<'a>>>,
    /// The ids of plans in the governance that have no directory.
    pub absent: Vec<&'p str>,
}

/// Finds the duplicates and missing plans.
pub fn miscounts<'p, 'a>(loaded: &'p Loaded<'a>, sources: &Sources, today: Day) -> Miscounts<'p, 'a> {
    let portfolio = &loaded.portfolio;
    let of_plan = |plan| copied_goals(plan, sources).into_iter().map(move |it| (plan, it));
    let mut goals: Vec<_> = portfolio.plans.iter().flat_map(of_plan).collect();
    let mut plans = copied_plans(&portfolio.plans);
    // An id close to that of an existing plan is a misspelling.
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
