//! A text with its position in the file.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Edit, Fix};
use crate::locale::Text;
use crate::model::Str;
use crate::source::{Escapes, FileId, Place, SourceFile, Span, Spanned};

/// A text of a plan with its position in the file, for findings and fixes inside it.
#[derive(Clone, Debug)]
pub struct Written<'p> {
    /// The text, with the line endings of the file.
    pub text: &'p str,
    /// True if it is an id or a name, which is referred to or is a reference itself.
    pub is_name: bool,
    /// True for a multi-line string.
    pub is_multi_line: bool,
    /// The place of the whole value, including quotes.
    place: Place,
    /// The mapping from offsets in the text to the file; `None` for a value without quotes.
    escapes: Option<Escapes>,
}

impl<'p> Written<'p> {
    /// Locates a value in its file; `None` for a value that is in no file.
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

    /// Creates a finding at a range of the text.
    pub fn found(&self, code: &'static Code, at: Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::new(code, self.at(at).unwrap_or(self.place), message)
    }

    /// Returns a safe fix that replaces a range. The new text must need no escapes.
    pub fn safe(&self, at: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        self.at(at).map(|place| Fix::safe(place, text))
    }

    /// Returns a safe fix that replaces several ranges, in order.
    pub fn all_safe(&self, stretches: impl IntoIterator<Item = (Range<usize>, String)>) -> Option<Fix> {
        let edit = |(at, text)| Some(Edit { place: self.at(at)?, text });
        let edits: Option<Vec<Edit>> = stretches.into_iter().map(edit).collect();
        edits.map(|edits| Fix { edits, is_safe: true })
    }

    /// Returns an unsafe fix that replaces a range.
    pub fn guess(&self, at: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        self.at(at).map(|place| Fix::guess(place, text))
    }

    /// Returns whether a single-byte character is escaped as a backslash and a letter.
    pub fn has_short_escape(&self, at: usize) -> bool {
        self.at(at..at + 1).is_some_and(|place| place.span.end - place.span.start == 2)
    }

    fn at(&self, stretch: Range<usize>) -> Option<Place> {
        let written = self.escapes.as_ref()?.written(stretch)?;
        let start = self.place.span.start as usize;
        Some(Place { span: Span::from(start + written.start..start + written.end), ..self.place })
    }
}
