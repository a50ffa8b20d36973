//! The findings of one file, limited in number.

use super::parse::UnreadableRegions;
use crate::diag::{Code, Diagnostic, Fix, Sink};
use crate::locale::{Text, text};
use crate::source::{FileId, Place, Span};

/// The maximum number of findings of a file. With more, one mistake was repeated by a program.
const MOST: usize = 1000;

/// The maximum number of characters of a value in a message.
pub(super) const MOST_REPEATED: usize = 60;

/// Truncates a text for a message.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_REPEATED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A message for a finding.
pub(super) struct Problem {
    /// The message.
    pub(super) message: Text,
    /// Advice.
    pub(super) help: Option<Text>,
    /// Suggested values, the likeliest first.
    pub(super) suggestions: Vec<String>,
    /// The likely replacement, as TOML.
    pub(super) fix: Option<String>,
}

impl Problem {
    /// Creates a problem without suggestions.
    pub(super) fn new(message: Text, help: Option<Text>) -> Self {
        Self { message, help, suggestions: Vec::new(), fix: None }
    }
}

/// The maximum number of similar findings of one list or table.
const MOST_SIMILAR: usize = 100;

/// Similar findings of one list or table: the first are reported, the rest only counted.
#[derive(Default)]
pub(super) struct LimitedFindings {
    reported: usize,
    left_out: Option<(&'static Code, Span, usize)>,
}

impl LimitedFindings {
    /// Adds a finding. Its message is only created if it is reported.
    pub(super) fn push(
        &mut self,
        problems: &mut Problems,
        code: &'static Code,
        span: Span,
        problem: impl FnOnce() -> Problem,
    ) {
        if self.reported < MOST_SIMILAR {
            self.reported += 1;
            problems.push(code, span, problem);
        } else {
            self.left_out.get_or_insert((code, span, 0)).2 += 1;
        }
    }

    /// Reports the number of the remaining findings.
    pub(super) fn finish(self, problems: &mut Problems, more: impl FnOnce(usize) -> Problem) {
        if let Some((code, span, count)) = self.left_out {
            problems.push(code, span, || more(count));
        }
    }
}

/// The findings of one file so far.
pub(super) struct Problems {
    file: FileId,
    unreadable: Option<UnreadableRegions>,
    found: Sink,
    /// The code and place of the first omitted finding, and the number of omitted ones.
    left_out: Option<(&'static Code, Place, usize)>,
}

impl Problems {
    /// Creates an empty collection for a file with its unreadable regions.
    pub(super) fn new(file: FileId, unreadable: Option<UnreadableRegions>) -> Self {
        Self { file, unreadable, found: Sink::default(), left_out: None }
    }

    /// Adds a finding. Its message is only created if it is reported.
    pub(super) fn push(&mut self, code: &'static Code, span: Span, problem: impl FnOnce() -> Problem) {
        let place = Place { file: self.file, span };
        if self.found.len() < MOST {
            let Problem { message, help, suggestions, fix } = problem();
            let mut diagnostic = Diagnostic::new(code, place, message).suggestions(suggestions);
            diagnostic.fix = fix.map(|text| Fix::guess(place, text));
            self.found.push(match help {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        } else {
            self.left_out.get_or_insert((code, place, 0)).2 += 1;
        }
    }

    /// Returns whether the table at `span` has a syntax error.
    pub(super) fn touches(&self, span: Span) -> bool {
        self.unreadable.as_ref().is_some_and(|unreadable| unreadable.touches(span))
    }

    /// Returns whether a syntax error in the table at `span` may be `key`.
    pub(super) fn may_hold(&self, span: Span, key: &str) -> bool {
        self.unreadable.as_ref().is_some_and(|unreadable| unreadable.may_hold(span, key))
    }

    /// Returns the number of findings, including omitted ones.
    pub(super) fn len(&self) -> usize {
        self.found.len() + self.left_out.map_or(0, |(_, _, count)| count)
    }

    /// Returns the findings, the last one with the number of omitted ones.
    pub(super) fn into_sink(mut self) -> Sink {
        if let Some((code, place, count)) = self.left_out {
            let message = text!(
                "fel i filen som inte visas, från och med det här: {count}",
                "errors in the file that are not shown, from this one on: {count}"
            );
            self.found.push(Diagnostic::new(code, place, message));
        }
        self.found
    }
}
