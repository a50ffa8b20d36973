//! The end of an activity that left the plan.

use super::{Period, Str};
use crate::source::Spanned;

/// That an activity is not carried on, from when and why. It stays in the file: nothing that was adopted just vanishes.
///
/// With neither [`into`](Self::into) nor [`by`](Self::by) it was dropped.
#[derive(Debug)]
pub struct End<'a> {
    /// The period in which it was decided. It may still be assessed for that period; after it, nothing is asked.
    pub period: Spanned<Period>,
    /// The activity that it became a part of.
    pub into: Option<Spanned<Str<'a>>>,
    /// The activities that stand in its place.
    pub by: Vec<Spanned<Str<'a>>>,
    /// Why, and who decided it.
    pub reason: Option<Spanned<Str<'a>>>,
}
