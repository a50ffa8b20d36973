//! A political priority under a goal.

use super::{Activity, FollowUp, Link, Measure, Owners, Str};
use crate::source::{Span, Spanned};

/// A political priority, or a strategic direction, with its activities.
#[derive(Debug)]
pub struct Priority<'a> {
    /// A stable name, unique in the plan: a number of the document, or a word where the document has none.
    pub id: Spanned<Str<'a>>,
    /// The ids it had where it stood before it was moved; see [`Activity::formerly`].
    pub formerly: Vec<Spanned<Str<'a>>>,
    /// The heading.
    pub title: Spanned<Str<'a>>,
    /// The adopted text, verbatim.
    pub text: Option<Spanned<Str<'a>>>,
    /// The roles that answer for every activity under it that says nothing of that itself.
    pub owners: Owners<'a>,
    /// Ids of other priorities whose activities belong here too.
    pub see: Vec<Spanned<Str<'a>>>,
    /// The board's yearly priorities that it serves.
    pub focus: Vec<Spanned<Str<'a>>>,
    /// The plan's own words for what it is about; see [`Activity::tags`].
    pub tags: Vec<Spanned<Str<'a>>>,
    /// Where more is said of it.
    pub links: Vec<Link<'a>>,
    /// The follow-ups of the priority itself, in file order.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The numbers that show how it goes, in file order.
    pub measures: Vec<Measure<'a>>,
    /// The activities, in the order of the document.
    pub activities: Vec<Activity<'a>>,
    /// The header of its table in the file.
    pub span: Span,
    /// True where all of it could be read; what is not whole is checked, and otherwise left out.
    pub is_whole: bool,
}
