//! Ends of activities that left the plan.

use super::{Period, Str};
use crate::source::Spanned;

/// The end of an activity that left the plan. It stays in the file, because nothing adopted may simply vanish.
///
/// Without [`into`](Self::into) and [`by`](Self::by), it was dropped.
#[derive(Debug)]
pub struct End<'a> {
    /// The period of the decision. It may still be assessed for that period; after it, nothing is expected.
    pub period: Spanned<Period>,
    /// The activity that it became a part of.
    pub into: Option<Spanned<Str<'a>>>,
    /// The activities that replace it.
    pub by: Vec<Spanned<Str<'a>>>,
    /// The reason, and who decided.
    pub reason: Option<Spanned<Str<'a>>>,
}
