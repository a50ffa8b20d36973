//! The follow-up of an activity for one period.

use super::{Link, Period, StatusRef, Str};
use crate::source::Spanned;

/// The assessment of one activity for one period: a status, a note, or both.
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
}
