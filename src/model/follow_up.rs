//! Follow-ups, and closed periods as recorded in `plan.toml`.

use super::{Day, Link, Period, StatusRef, Str};
use crate::source::{Spanned, hash};

/// The assessment of a goal, a priority or an activity for one period: a status, a note, or both.
#[derive(Debug)]
pub struct FollowUp<'a> {
    /// The assessed period.
    pub period: Spanned<Period>,
    /// The status.
    pub status: Option<StatusRef<'a>>,
    /// The note.
    pub note: Option<Spanned<Str<'a>>>,
    /// Links to evidence.
    pub links: Vec<Link<'a>>,
    /// True if it has no errors.
    pub is_sound: bool,
}

impl FollowUp<'_> {
    /// Returns whether it says more than a status: in a note, or on a page that a link leads to.
    pub fn is_explained(&self) -> bool {
        self.note.is_some() || !self.links.is_empty()
    }
}

/// A closed period, whose follow-up was handed over and must not change, with a record of it.
#[derive(Debug)]
pub struct Closing<'a> {
    /// The closed period.
    pub period: Spanned<Period>,
    /// The day it was closed.
    pub date: Option<Spanned<Day>>,
    /// The recorded assessments, in file order.
    pub assessed: Vec<Assessed<'a>>,
}

/// The recorded assessment of one thing.
#[derive(Debug)]
pub struct Assessed<'a> {
    /// The id of the thing.
    pub id: Spanned<Str<'a>>,
    /// The status.
    pub status: Option<StatusRef<'a>>,
    /// The [`checksum`] of the note.
    pub note: Option<Spanned<Str<'a>>>,
}

/// Returns a checksum of a note, 16 hexadecimal digits, ignoring Unicode normalization.
///
/// It detects accidental changes; git protects against intentional ones.
pub fn checksum(note: &str) -> String {
    hash(&super::name::composed(note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_known_by_its_letters_not_by_their_form() {
        // From the reference page of FNV.
        assert_eq!(checksum("foobar"), "85944171f73967e8");
        assert_eq!(checksum("p\u{e5}b\u{f6}rjat"), checksum("pa\u{30a}bo\u{308}rjat"));
        assert_ne!(checksum("påbörjat"), checksum("Påbörjat"));
    }
}
