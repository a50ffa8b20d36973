//! What is wrong with one file, and no more of it than anybody reads.

use super::parse::Damage;
use crate::diag::{Code, Diagnostic, Fix, Sink};
use crate::locale::{Text, text};
use crate::source::{FileId, Place, Span};

/// A file with more problems than this was not written by hand: one mistake stands in it many times.
const MOST: usize = 1000;

/// More of a value than this, in characters, is not repeated.
pub(super) const MOST_REPEATED: usize = 60;

/// Returns the beginning of a text that may be of any length.
pub(super) fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_REPEATED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// One problem in words.
pub(super) struct Problem {
    /// What is wrong.
    pub(super) message: Text,
    /// What to do.
    pub(super) help: Option<Text>,
    /// What may have been meant, the likeliest first.
    pub(super) suggestions: Vec<String>,
    /// What was probably meant in the place of what is wrong, as it is written in the file.
    pub(super) fix: Option<String>,
}

impl Problem {
    /// Puts a problem into words.
    pub(super) fn new(message: Text, help: Option<Text>) -> Self {
        Self { message, help, suggestions: Vec::new(), fix: None }
    }
}

/// One list or table with more problems of a kind than this is wrong as a whole.
const MOST_ALIKE: usize = 100;

/// Problems of one kind in one list or table: the first are told, the rest counted.
#[derive(Default)]
pub(super) struct Alike {
    told: usize,
    left_out: Option<(&'static Code, Span, usize)>,
}

impl Alike {
    /// Adds a problem, which is put into words only where it is one of the first.
    pub(super) fn push(
        &mut self,
        problems: &mut Problems,
        code: &'static Code,
        span: Span,
        problem: impl FnOnce() -> Problem,
    ) {
        if self.told < MOST_ALIKE {
            self.told += 1;
            problems.push(code, span, problem);
        } else {
            self.left_out.get_or_insert((code, span, 0)).2 += 1;
        }
    }

    /// Says how many more there are.
    pub(super) fn finish(self, problems: &mut Problems, more: impl FnOnce(usize) -> Problem) {
        if let Some((code, span, count)) = self.left_out {
            problems.push(code, span, || more(count));
        }
    }
}

/// What is wrong with one file so far.
pub(super) struct Problems {
    file: FileId,
    damage: Option<Damage>,
    found: Sink,
    /// The code and place of the first that was left out, and how many were.
    left_out: Option<(&'static Code, Place, usize)>,
}

impl Problems {
    /// Begins with a file, and with what could not be read of it.
    pub(super) fn new(file: FileId, damage: Option<Damage>) -> Self {
        Self { file, damage, found: Sink::default(), left_out: None }
    }

    /// Adds a problem, which is put into words only where somebody will read them.
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

    /// Returns whether a syntax error stands in the table that begins at `span`.
    pub(super) fn touches(&self, span: Span) -> bool {
        self.damage.as_ref().is_some_and(|damage| damage.touches(span))
    }

    /// Returns whether a syntax error in the table that begins at `span` may be `key`.
    pub(super) fn may_hold(&self, span: Span, key: &str) -> bool {
        self.damage.as_ref().is_some_and(|damage| damage.may_hold(span, key))
    }

    /// Returns how much was found so far.
    pub(super) fn len(&self) -> usize {
        self.found.len() + self.left_out.map_or(0, |(_, _, count)| count)
    }

    /// Returns all that was found, and how much more there is.
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
