//! Findings and their fixes.

use super::quoted::one_line;
use super::{Code, Severity};
use crate::locale::Text;
use crate::source::Place;

/// Another place that explains a finding, such as the first of two equal ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// The label of the place.
    pub label: Text,
}

/// A finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code.
    pub code: &'static Code,
    /// The severity.
    pub severity: Severity,
    /// The place.
    pub place: Place,
    /// The message: a phrase in lower case without a full stop.
    pub message: Text,
    /// The label of the place, if the message does not explain it.
    pub label: Option<Text>,
    /// Advice.
    pub help: Option<Text>,
    /// Suggested values, the likeliest first.
    pub suggestions: Vec<String>,
    /// Related places.
    pub related: Vec<Related>,
    /// The fix, if there is only one way.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Creates a finding.
    pub fn new(code: &'static Code, place: Place, message: Text) -> Self {
        Self {
            code,
            severity: code.severity,
            place,
            message: one_line(message),
            label: None,
            help: None,
            suggestions: Vec::new(),
            related: Vec::new(),
            fix: None,
        }
    }

    /// Sets the label of the place.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(one_line(label));
        self
    }

    /// Sets the advice.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(one_line(help));
        self
    }

    /// Sets the suggested values, the likeliest first.
    #[must_use]
    pub fn suggestions(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }

    /// Sets the fix.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Adds a related place.
    #[must_use]
    pub fn related(mut self, place: Place, label: Text) -> Self {
        self.related.push(Related { place, label });
        self
    }
}

/// A fix: changes of the files that resolve a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The edits, in file order, without overlaps.
    pub edits: Vec<Edit>,
    /// True if the fix is always correct. An unsafe fix is a guess that a person must review.
    pub is_safe: bool,
}

/// A replacement of a range in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The replaced range.
    pub place: Place,
    /// The new text.
    pub text: String,
}

impl Fix {
    /// Creates a safe fix with one edit.
    pub fn safe(place: Place, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { place, text: text.into() }], is_safe: true }
    }

    /// Creates an unsafe fix with one edit.
    pub fn guess(place: Place, text: impl Into<String>) -> Self {
        Self { is_safe: false, ..Self::safe(place, text) }
    }
}

/// A collection of findings, in any order.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds all findings of another collection.
    pub fn append(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// Returns whether there is an error.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns the number of findings.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Returns whether there are no findings.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Returns the findings in file order, without duplicates.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by(|a, b| (a.place, a.code.id).cmp(&(b.place, b.code.id)));
        self.found.dedup();
        self.found
    }
}
