//! Priorities.

use super::{Activity, FollowUp, Link, Measure, Owners, Str};
use crate::source::{Span, Spanned};

/// A political priority, or a strategic direction, with its activities.
#[derive(Debug)]
pub struct Priority<'a> {
    /// The id, unique in the plan: the document's number, or a word if it has none.
    pub id: Spanned<Str<'a>>,
    /// The former ids, from before it was moved; see [`Activity::formerly`].
    pub formerly: Vec<Spanned<Str<'a>>>,
    /// The heading.
    pub title: Spanned<Str<'a>>,
    /// The adopted text, verbatim.
    pub text: Option<Spanned<Str<'a>>>,
    /// The default owners of the activities below it.
    pub owners: Owners<'a>,
    /// Ids of other priorities whose activities also belong here.
    pub see: Vec<Spanned<Str<'a>>>,
    /// The board's yearly priorities that it serves.
    pub focus: Vec<Spanned<Str<'a>>>,
    /// Tags; see [`Activity::tags`].
    pub tags: Vec<Spanned<Str<'a>>>,
    /// Links.
    pub links: Vec<Link<'a>>,
    /// The follow-ups of the priority itself, in file order.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The measures, in file order.
    pub measures: Vec<Measure<'a>>,
    /// The activities, in the order of the document.
    pub activities: Vec<Activity<'a>>,
    /// The heading of its table in the file.
    pub span: Span,
    /// True if it is complete. An incomplete one is checked, but left out of everything else.
    pub is_whole: bool,
}
