//! Severity overrides per plan.

use std::collections::HashMap;

use super::find_code;
use crate::diag::{Code, Severity};
use crate::model::{Plan, Portfolio, Strictness};
use crate::source::FileId;

/// The severity overrides in the plans' `[check]` tables, looked up by file.
pub(super) struct StrictnessOf {
    /// The index of the plan of each file.
    plan_of: HashMap<FileId, usize>,
    /// The overrides of each plan.
    said: Vec<Vec<(&'static Code, Strictness)>>,
}

impl StrictnessOf {
    pub(super) fn new(portfolio: &Portfolio<'_>) -> Self {
        let mut plan_of = HashMap::new();
        for (at, plan) in portfolio.plans.iter().enumerate() {
            plan_of
                .extend(std::iter::once(plan.file).chain(plan.goals.iter().map(|goal| goal.file)).map(|it| (it, at)));
        }
        Self { plan_of, said: portfolio.plans.iter().map(said).collect() }
    }

    /// Returns the severity of a finding in a file, which is `usual` without an override.
    pub(super) fn weigh(&self, code: &Code, usual: Severity, file: FileId) -> Option<Severity> {
        let said = self.plan_of.get(&file).map_or(&[][..], |&at| &self.said[at]);
        let of_plan = said.iter().rev().find(|(known, _)| *known == code);
        of_plan.map_or(Some(usual), |(_, strictness)| severity(*strictness))
    }
}

/// Returns whether a plan enables an optional rule.
pub(super) fn asks_for(plan: &Plan<'_>, code: &Code) -> bool {
    let names = |called: &str| find_code(called) == Some(code);
    let said = plan.strictness.iter().rev().find(|(called, _)| names(called));
    said.is_some_and(|(_, strictness)| **strictness != Strictness::Off)
}

fn said(plan: &Plan<'_>) -> Vec<(&'static Code, Strictness)> {
    let resolved = plan.strictness.iter().filter_map(|(rule, strictness)| Some((find_code(rule)?, **strictness)));
    resolved.filter(|(code, _)| !code.is_fixed()).collect()
}

fn severity(strictness: Strictness) -> Option<Severity> {
    match strictness {
        Strictness::Off => None,
        Strictness::Info => Some(Severity::Info),
        Strictness::Warning => Some(Severity::Warning),
        Strictness::Error => Some(Severity::Error),
    }
}
