//! One text of a plan, as it stands in its file.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Edit, Fix};
use crate::locale::Text;
use crate::model::Str;
use crate::source::{Escapes, FileId, Place, SourceFile, Span, Spanned};

/// A text as it stands in its file, so that a stretch of it can be pointed at and mended there.
#[derive(Clone, Debug)]
pub struct Written<'p> {
    /// What it says, line ends as the file has them.
    pub text: &'p str,
    /// Whether something else refers to it, or it refers to something: an id, an owner's or a status's name.
    pub is_name: bool,
    /// Whether it stands in quotes that may hold several lines.
    pub is_multi_line: bool,
    /// The whole value, with its quotes.
    place: Place,
    /// Where each stretch of the text stands in the value; none for what stands without quotes.
    escapes: Option<Escapes>,
}

impl<'p> Written<'p> {
    /// Finds a value in its file; none for one that stands in no file.
    pub(super) fn new(
        value: &'p Spanned<Str<'_>>,
        is_name: bool,
        file: FileId,
        source: &'p SourceFile,
    ) -> Option<Self> {
        let place = value.place(file);
        let raw = source.text().get(value.span.range()).filter(|raw| !raw.is_empty())?;
        let is_multi_line = raw.starts_with("\"\"\"") || raw.starts_with("'''");
        let escapes = Escapes::of(raw).filter(|escapes| escapes.said_length() == value.value.len());
        Some(Self { text: &value.value, is_name, is_multi_line, place, escapes })
    }

    /// Makes a finding at a stretch of the text.
    pub fn found(&self, code: &'static Code, at: Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::new(code, self.at(at).unwrap_or(self.place), message)
    }

    /// Returns a change of a stretch that is right in every case. What is put there needs no escapes.
    pub fn safe(&self, at: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        self.at(at).map(|place| Fix::safe(place, text))
    }

    /// Returns changes of several stretches, in order, that are right in every case.
    pub fn all_safe(&self, stretches: impl IntoIterator<Item = (Range<usize>, String)>) -> Option<Fix> {
        let edit = |(at, text)| Some(Edit { place: self.at(at)?, text });
        let edits: Option<Vec<Edit>> = stretches.into_iter().map(edit).collect();
        edits.map(|edits| Fix { edits, is_safe: true })
    }

    /// Returns a change of a stretch that is a guess.
    pub fn guess(&self, at: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        self.at(at).map(|place| Fix::guess(place, text))
    }

    /// Returns whether a character of one byte is written as a backslash and a letter.
    pub fn has_short_escape(&self, at: usize) -> bool {
        self.at(at..at + 1).is_some_and(|place| place.span.end - place.span.start == 2)
    }

    fn at(&self, stretch: Range<usize>) -> Option<Place> {
        let written = self.escapes.as_ref()?.written(stretch)?;
        let start = self.place.span.start as usize;
        Some(Place { span: Span::from(start + written.start..start + written.end), ..self.place })
    }
}
