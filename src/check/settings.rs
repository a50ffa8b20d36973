//! The settings of a check.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{Base, find_code, rules};
use crate::diag::{Code, Severity};
use crate::model::{Day, Plan, Portfolio, Strictness};
use crate::source::FileId;

/// The settings of a check.
#[derive(Clone, Debug)]
pub struct Settings<'b> {
    /// The current day.
    pub today: Day,
    /// The base revision, if there is one.
    pub base: Option<Base<'b>>,
    /// Severity overrides from the command line, in order. They take precedence over those of the plan.
    pub changes: Vec<SeverityChange>,
    /// The codes to check; empty for all. Parse errors are always reported.
    pub only: Vec<&'static Code>,
    /// Becomes true when nobody waits for the result any more. What is found then is not all.
    pub cancelled: Option<&'b AtomicBool>,
}

/// A severity override.
#[derive(Clone, Copy, Debug)]
pub enum SeverityChange {
    /// Do not report this code.
    Allow(&'static Code),
    /// Report this code as an error.
    Deny(&'static Code),
    /// Report everything of this severity as errors.
    DenyAll(Severity),
}

impl Settings<'_> {
    /// Creates the settings that check everything.
    pub fn new(today: Day) -> Self {
        Self { today, base: None, changes: Vec::new(), only: Vec::new(), cancelled: None }
    }

    /// Returns whether nobody waits for the result any more.
    pub(super) fn is_cancelled(&self) -> bool {
        self.cancelled.is_some_and(|cancelled| cancelled.load(Ordering::Relaxed))
    }

    /// Returns the severity of a finding after overrides; `None` if it is not reported.
    pub(super) fn weigh(&self, code: &Code, severity: Severity) -> Option<Severity> {
        if code.is_fixed() {
            return Some(Severity::Error);
        }
        self.changes.iter().try_fold(severity, |severity, change| match *change {
            SeverityChange::Allow(allowed) if *code == *allowed => None,
            SeverityChange::Deny(denied) if *code == *denied => Some(Severity::Error),
            SeverityChange::DenyAll(all) if severity <= all => Some(Severity::Error),
            _ => Some(severity),
        })
    }

    /// Returns whether a code is explicitly enabled.
    pub(super) fn asks_for(&self, code: &Code) -> bool {
        let is_denied = |change: &SeverityChange| matches!(change, SeverityChange::Deny(denied) if *code == **denied);
        self.only.contains(&code) || self.changes.iter().any(is_denied)
    }

    /// Returns whether a code is checked at all.
    pub(super) fn looks_for(&self, code: &Code) -> bool {
        // A comparison must report what could not be compared.
        let is_comparing = self.only.iter().any(|only| only.is_against_base());
        let is_of_reading = code.is_fixed() || (is_comparing && *code == rules::base_unread::RULE.code);
        let is_asked = self.only.is_empty() || self.only.contains(&code) || is_of_reading;
        is_asked && (self.base.is_some() || !code.is_against_base()) && self.weigh(code, code.severity).is_some()
    }
}

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
