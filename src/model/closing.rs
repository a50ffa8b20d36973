//! A follow-up period that is closed, as `plan.toml` records it.

use super::{Day, Period, StatusRef, Str};
use crate::source::{Spanned, hash};

/// That a period's follow-up was handed over, and what it said: from then on it does not change.
#[derive(Debug)]
pub struct Closing<'a> {
    /// The period.
    pub period: Spanned<Period>,
    /// The day it was closed.
    pub date: Option<Spanned<Day>>,
    /// The assessment of each goal, priority and activity, in the order of the record.
    pub assessed: Vec<Assessed<'a>>,
}

/// The assessment of one thing when a period was closed.
#[derive(Debug)]
pub struct Assessed<'a> {
    /// The thing's id.
    pub id: Spanned<Str<'a>>,
    /// Its status then.
    pub status: Option<StatusRef<'a>>,
    /// The [`checksum`] of its note then.
    pub note: Option<Spanned<Str<'a>>>,
}

/// Returns 16 hexadecimal digits that tell one note from another, whatever normal form its letters are written in.
///
/// It shows that a note was changed by mistake; against intent there is git.
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
