//! One problem, at its place.

use super::quoted::one_line;
use super::{Code, Severity};
use crate::locale::Text;
use crate::source::Place;

/// Another place that explains the problem, such as the first of two equal ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where it is.
    pub place: Place,
    /// What is there.
    pub label: Text,
}

/// One problem in a plan: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of problem.
    pub code: &'static Code,
    /// How much it matters here.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong: a phrase with a lower-case beginning and no full stop.
    pub message: Text,
    /// What the marked place is, where the message does not say so.
    pub label: Option<Text>,
    /// What to do about it.
    pub help: Option<Text>,
    /// What may have been meant, the likeliest first.
    pub suggestions: Vec<String>,
    /// Other places that belong to the problem.
    pub related: Vec<Related>,
    /// How it is mended, where that has one answer.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Makes a diagnostic of a code at a place.
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

    /// Says what the marked place is.
    #[must_use]
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(one_line(label));
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(one_line(help));
        self
    }

    /// Names what may have been meant, the likeliest first.
    #[must_use]
    pub fn suggestions(mut self, suggestions: Vec<String>) -> Self {
        self.suggestions = suggestions;
        self
    }

    /// Says how it is mended.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// Points at another place that belongs to the problem.
    #[must_use]
    pub fn related(mut self, place: Place, label: Text) -> Self {
        self.related.push(Related { place, label });
        self
    }
}

/// A change of the files that mends one problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is changed, in file order; no two overlap.
    pub edits: Vec<Edit>,
    /// Whether it is right in every case. One that is not is a guess that a person must look at.
    pub is_safe: bool,
}

/// A stretch of a file, and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is taken away.
    pub place: Place,
    /// What is put there, as it stands in the file.
    pub text: String,
}

impl Fix {
    /// A change of one place that is right in every case.
    pub fn safe(place: Place, text: impl Into<String>) -> Self {
        Self { edits: vec![Edit { place, text: text.into() }], is_safe: true }
    }

    /// A change of one place that is a guess.
    pub fn guess(place: Place, text: impl Into<String>) -> Self {
        Self { is_safe: false, ..Self::safe(place, text) }
    }
}

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
