//! One problem, at its place.

use super::quoted::one_line;
use super::{Code, Fix, Severity};
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
