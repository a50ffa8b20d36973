//! Follow-ups.

use super::{Link, Period, StatusRef, Str};
use crate::source::Spanned;

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
