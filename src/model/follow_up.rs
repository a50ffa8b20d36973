//! A follow-up for one period.

use super::{Link, Period, StatusRef, Str};
use crate::source::Spanned;

/// The assessment of a goal, a priority or an activity for one period: a status, a note, or both.
#[derive(Debug)]
pub struct FollowUp<'a> {
    /// The period that was assessed.
    pub period: Spanned<Period>,
    /// The colour that was set.
    pub status: Option<StatusRef<'a>>,
    /// The note.
    pub note: Option<Spanned<Str<'a>>>,
    /// What shows it.
    pub links: Vec<Link<'a>>,
    /// True where all of it was understood.
    pub is_sound: bool,
}
