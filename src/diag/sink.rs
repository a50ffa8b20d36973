//! Where diagnostics gather.

use super::{Diagnostic, Severity};

/// Everything that was found so far, in any order.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds what another sink gathered.
    pub fn append(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Returns whether an error was found.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns how many problems were found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns all problems in the order of the files, each once.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| (a.place, a.code.id).cmp(&(b.place, b.code.id)));
        self.found.dedup();
        self.found
    }
}
