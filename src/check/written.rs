//! One text of a plan, as it stands in its file.

use std::ops::Range;

use crate::diag::{Code, Diagnostic, Fix};
use crate::locale::Text;
use crate::model::Str;
use crate::source::{FileId, Place, SourceFile, Span, Spanned};

/// A text as it stands in its file, so that a stretch of it can be pointed at and mended there.
#[derive(Clone, Copy, Debug)]
pub struct Written<'p> {
    /// What it says, line ends as the file has them.
    pub text: &'p str,
    /// Whether something else refers to it, or it refers to something: an id, an owner's or a status's name.
    pub is_name: bool,
    /// Whether it stands in quotes that may hold several lines.
    pub is_multi_line: bool,
    /// The whole value, with its quotes.
    place: Place,
    /// Where in the file the text begins; none where escapes in it make it differ from what the file holds.
    start: Option<usize>,
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
        let quotes = ["\"\"\"", "'''", "\"", "'"].into_iter().find(|quotes| raw.starts_with(quotes)).unwrap_or("");
        let is_multi_line = quotes.len() == 3;
        let whole = Self { text: &value.value, is_name, is_multi_line, place, start: None };
        let has_escapes = quotes.starts_with('"') && raw.contains('\\');
        let inner = raw.strip_prefix(quotes).and_then(|raw| raw.strip_suffix(quotes)).filter(|_| !has_escapes);
        let Some(inner) = inner else { return Some(whole) };
        // TOML leaves out the line end that the first quotes stand before.
        let text = if is_multi_line { without_line_end(inner) } else { inner };
        Some(Self { text, start: Some(place.span.start as usize + raw.len() - quotes.len() - text.len()), ..whole })
    }

    /// Makes a finding at a stretch of the text; at the whole value where that cannot be told from its escapes.
    pub fn found(&self, code: &'static Code, at: Range<usize>, message: Text) -> Diagnostic {
        Diagnostic::new(code, self.at(at).unwrap_or(self.place), message)
    }

    /// Returns a change of a stretch that is right in every case; none in a text with escapes.
    pub fn safe(&self, at: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        self.at(at).map(|place| Fix::safe(place, text))
    }

    /// Returns a change of a stretch that is a guess; none in a text with escapes.
    pub fn guess(&self, at: Range<usize>, text: impl Into<String>) -> Option<Fix> {
        self.at(at).map(|place| Fix::guess(place, text))
    }

    fn at(&self, stretch: Range<usize>) -> Option<Place> {
        let start = self.start?;
        Some(Place { span: Span::from(start + stretch.start..start + stretch.end), ..self.place })
    }
}

fn without_line_end(text: &str) -> &str {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix('\n')).unwrap_or(text)
}
