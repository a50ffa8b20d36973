//! Diagnostics as text for people and for machines; one format, one file.

mod fingerprint;
mod github;
mod gitlab;
mod human;
mod json;
mod junit;
mod report;
mod sarif;
mod short;
mod words;

use crate::diag::{Diagnostic, Severity};

pub use github::github;
pub use gitlab::gitlab;
pub use human::human;
pub use json::json;
pub use junit::junit;
pub use report::Report;
pub use sarif::sarif;
pub use short::short;

/// What a check found, in numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are only worth knowing.
    pub infos: usize,
    /// Files that were read.
    pub files: usize,
    /// Activities that were read.
    pub activities: usize,
}

impl Tally {
    /// Counts findings.
    pub fn new(findings: &[Diagnostic], files: usize, activities: usize) -> Self {
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            files,
            activities,
        }
    }
}
