//! What somebody asked of a check.

use super::{Base, rules};
use crate::diag::{Code, Severity};
use crate::model::Day;

/// What a check is told besides the plan.
#[derive(Clone, Debug)]
pub struct Settings<'b> {
    /// The day that counts as today.
    pub today: Day,
    /// What the plan was before, where it is compared.
    pub base: Option<Base<'b>>,
    /// What is changed of the severities, in the order it was asked; it goes before what the plan says.
    pub changes: Vec<Change>,
    /// The codes that are looked for, besides those of files that cannot be read; all where there are none.
    pub only: Vec<&'static Code>,
}

/// One change of severities.
#[derive(Clone, Copy, Debug)]
pub enum Change {
    /// This is not looked for.
    Allow(&'static Code),
    /// This is an error.
    Deny(&'static Code),
    /// All of this severity are errors.
    DenyAll(Severity),
}

impl Settings<'_> {
    /// Makes a check of all there is, on a day.
    pub fn new(today: Day) -> Self {
        Self { today, base: None, changes: Vec::new(), only: Vec::new() }
    }

    /// Returns how much a finding matters that would otherwise matter as much as `severity`; none when not at all.
    pub(super) fn weigh(&self, code: &Code, severity: Severity) -> Option<Severity> {
        if code.is_fixed() {
            return Some(Severity::Error);
        }
        self.changes.iter().try_fold(severity, |severity, change| match *change {
            Change::Allow(allowed) if *code == *allowed => None,
            Change::Deny(denied) if *code == *denied => Some(Severity::Error),
            Change::DenyAll(all) if severity <= all => Some(Severity::Error),
            _ => Some(severity),
        })
    }

    /// Returns whether a code was named that is to be looked for.
    pub(super) fn asks_for(&self, code: &Code) -> bool {
        let is_denied = |change: &Change| matches!(change, Change::Deny(denied) if *code == **denied);
        self.only.contains(&code) || self.changes.iter().any(is_denied)
    }

    /// Returns whether a code is looked for at all.
    pub(super) fn looks_for(&self, code: &Code) -> bool {
        // Whoever compares must know what could not be compared.
        let is_comparing = self.only.iter().any(|only| only.is_against_base());
        let is_of_reading = code.is_fixed() || (is_comparing && *code == rules::base_unread::RULE.code);
        let is_asked = self.only.is_empty() || self.only.contains(&code) || is_of_reading;
        is_asked && (self.base.is_some() || !code.is_against_base()) && self.weigh(code, code.severity).is_some()
    }
}
