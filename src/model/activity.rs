//! Activities.

use super::{FollowUp, Interval, Link, Measure, OwnerRef, Owners, Period, Str, When};
use crate::source::{Span, Spanned};

/// An activity, which is a row of the adopted document.
#[derive(Debug)]
pub struct Activity<'a> {
    /// The id, unique in the plan and never reused.
    pub id: Spanned<Str<'a>>,
    /// The former ids, from before it was moved, oldest first. They are still reserved for it, and can be used to
    /// look it up.
    pub formerly: Vec<Spanned<Str<'a>>>,
    /// The adopted wording, verbatim.
    pub title: Spanned<Str<'a>>,
    /// A longer text, in paragraphs.
    pub text: Option<Spanned<Str<'a>>>,
    /// The roles that it names as owners. Inherited ones are in [`Plan::answering`](super::Plan::answering).
    pub owners: Owners<'a>,
    /// The roles in support ("med stöd av").
    pub support: Vec<OwnerRef<'a>>,
    /// The start; the plan's first period if absent.
    pub start: Option<Spanned<When>>,
    /// The interval of repetition ("görs årligen"); not repeated if absent.
    pub every: Option<Spanned<Interval>>,
    /// The deadline of an activity that is not repeated; once done, it is finished.
    pub deadline: Option<Spanned<When>>,
    /// The last period or day of its run ("pågår till och med"); open if absent.
    pub until: Option<Spanned<When>>,
    /// Tags, compared without case.
    pub tags: Vec<Spanned<Str<'a>>>,
    /// Links.
    pub links: Vec<Link<'a>>,
    /// The end, if it left the plan.
    pub ended: Option<Box<End<'a>>>,
    /// The follow-ups, in file order.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The measures, in file order.
    pub measures: Vec<Measure<'a>>,
    /// The heading of its table in the file.
    pub span: Span,
    /// True if it is complete. An incomplete one is checked, but left out of everything else.
    pub is_whole: bool,
    /// True if it has no errors. Otherwise a date may be missing that the file has.
    pub is_sound: bool,
}

impl Activity<'_> {
    /// Returns the date from which it is late unless done: the `deadline` or `until`, if it is not repeated.
    pub fn due_date(&self) -> Option<Spanned<When>> {
        let dates = [self.deadline, self.until].into_iter().flatten();
        dates.filter(|_| self.every.is_none()).min_by_key(|date| date.last_day())
    }
}

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
