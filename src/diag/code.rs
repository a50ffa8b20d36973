//! The name of one kind of problem.

use crate::locale::Text;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The plan says something that cannot be right, or that the tool cannot read.
    Error,
    /// The plan can be read, and is probably not what was meant.
    Warning,
    /// Worth knowing; nothing has to be done.
    Info,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// Returns the word used in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

/// One kind of problem: a code that is never reused, and what people need to know of it.
#[derive(Debug)]
pub struct Code {
    /// `PL` and three digits; the first tells the family (see [`Code::family`]).
    pub id: &'static str,
    /// The fault in a few words with hyphens.
    pub name: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong when this is reported, in one sentence.
    pub summary: Text,
    /// Why it matters to the plan, in one or a few sentences.
    pub why: Text,
    /// What it looks like in a file. Every line of it stands in the code's `bad` case, so it is known to be found.
    pub example: &'static str,
    /// How to mend it, in one or a few sentences.
    pub mend: Text,
}

impl Code {
    /// Returns whether nothing can make this matter less: what cannot be read is missing, whatever anybody says of it.
    pub fn is_fixed(&self) -> bool {
        self.severity == Severity::Error && matches!(self.id.as_bytes().get(2), Some(b'0' | b'1'))
    }

    /// Returns whether this is found by comparing the plan with what it was.
    pub fn is_against_base(&self) -> bool {
        self.id.as_bytes().get(2) == Some(&b'6')
    }

    /// Returns the kind of problem that the first digit stands for.
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
