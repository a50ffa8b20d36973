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
