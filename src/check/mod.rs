//! The rules a plan is checked against, one file each in `rules/`. Imports source, locale, diag and model.
//!
//! A new rule is one file in `rules/` and one folder of cases in `tests/codes/`: `build.rs` finds the file.

mod context;
mod rules;

use crate::diag::{Code, Diagnostic, Sink};
use crate::load::{Loaded, codes::CODES};
use crate::model::{Plan, Portfolio, StatusRef};
use crate::parallel;

pub use context::Context;

/// From this many goals on plans are checked at once.
const MANY_GOALS: usize = 50;

/// One thing that must hold in a plan.
pub struct Rule {
    /// What is reported when it does not.
    pub code: Code,
    /// Looks at one plan, and reports.
    pub check: fn(&Context<'_, '_>, &mut Sink),
}

/// Returns every code that can be reported, in order.
pub fn codes() -> Vec<&'static Code> {
    let mut codes: Vec<&Code> = CODES.into_iter().chain(rules::RULES.iter().map(|rule| &rule.code)).collect();
    codes.sort_by_key(|code| code.id);
    codes
}

/// Returns everything that is wrong with a plan, what loading found included, in file order.
pub fn check(loaded: &Loaded<'_>) -> Vec<Diagnostic> {
    let Loaded { portfolio, findings } = loaded;
    let mut sink = Sink::default();
    for finding in findings {
        sink.push(finding.clone());
    }
    let plans: Vec<&Plan<'_>> = portfolio.plans.iter().collect();
    let is_much = plans.iter().map(|plan| plan.goals.len()).sum::<usize>() > MANY_GOALS;
    for found in parallel::map(plans, is_much, |plan| check_plan(portfolio, plan)) {
        sink.append(found);
    }
    sink.into_sorted()
}

fn check_plan(portfolio: &Portfolio<'_>, plan: &Plan<'_>) -> Sink {
    let mut sink = Sink::default();
    let context = Context::new(portfolio, plan);
    for rule in rules::RULES {
        (rule.check)(&context, &mut sink);
    }
    sink
}

/// Returns the statuses that no scale has: what is not known of an activity, and must not pass for unassessed.
pub fn unknown_statuses(loaded: &Loaded<'_>) -> Vec<Diagnostic> {
    let mut sink = Sink::default();
    for plan in &loaded.portfolio.plans {
        let mut follow_ups = plan.all_activities().flat_map(|(_, _, activity)| &activity.follow_ups);
        let is_unknown = |status: &StatusRef<'_>| status.id.is_none();
        if follow_ups.any(|follow_up| follow_up.status.as_ref().is_some_and(is_unknown)) {
            (rules::unknown_status::RULE.check)(&Context::new(&loaded.portfolio, plan), &mut sink);
        }
    }
    sink.into_sorted()
}
