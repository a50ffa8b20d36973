//! Codes: the kinds of findings.

use crate::locale::Text;

/// The severity of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan contradicts itself, or is unreadable.
    Error,
    /// The plan is readable, but probably not as intended.
    Warning,
    /// Information; nothing has to be done.
    Info,
}

named! {
    Severity;
    /// Every severity, the most severe first.
    ALL;
    /// Returns the name in machine formats.
    name;
    Error = "error",
    Warning = "warning",
    Info = "info",
}

/// A kind of finding, with its documentation. Its id is never reused.
#[derive(Debug)]
pub struct Code {
    /// `PL` and three digits; the first is the family (see [`Code::family`]).
    pub id: &'static str,
    /// The fault in kebab case.
    pub name: &'static str,
    /// The default severity.
    pub severity: Severity,
    /// A sentence that says what is wrong.
    pub summary: Text,
    /// Some sentences that say why it matters.
    pub why: Text,
    /// An example in a file. A test checks that each of its lines is in the code's `bad` case.
    pub example: &'static str,
    /// Some sentences that say how to fix it.
    pub fix: Text,
}

impl Code {
    /// Returns whether the severity cannot be overridden. Unreadable data is missing, whatever the plan says.
    pub fn is_fixed(&self) -> bool {
        self.severity == Severity::Error && matches!(self.id.as_bytes().get(2), Some(b'0' | b'1'))
    }

    /// Returns whether the code compares the plan with its base.
    pub fn is_against_base(&self) -> bool {
        self.id.as_bytes().get(2) == Some(&b'6')
    }

    /// Returns the name of the family, given by the first digit.
    pub fn family(&self) -> Text {
        match self.id.as_bytes().get(2) {
            Some(b'0') => Text::fixed("fil och syntax", "file and syntax"),
            Some(b'1') => Text::fixed("form", "shape"),
            Some(b'2') => Text::fixed("hänvisningar", "references"),
            Some(b'3') => Text::fixed("kalender", "calendar"),
            Some(b'4') => Text::fixed("uppföljning", "follow-up"),
            Some(b'5') => Text::fixed("text", "text"),
            _ => Text::fixed("mot en tidigare version", "against a base revision"),
        }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}
