//! The settings of a check.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{Base, rules};
use crate::diag::{Code, Severity};
use crate::model::Day;

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
