//! An activity of the plan.

use super::{End, FollowUp, Interval, Link, Measure, OwnerRef, Owners, Str, When};
use crate::source::{Span, Spanned};

/// One activity: a row of the adopted document.
#[derive(Debug)]
pub struct Activity<'a> {
    /// A stable name, unique in the plan and never reused: its birth parent's id, `-`, a number.
    pub id: Spanned<Str<'a>>,
    /// The ids it had where it stood before it was moved, in the order it had them. They stay its own: nothing else may
    /// have them, and it can be asked for by each.
    pub formerly: Vec<Spanned<Str<'a>>>,
    /// The adopted wording, verbatim.
    pub title: Spanned<Str<'a>>,
    /// A longer text, in paragraphs.
    pub text: Option<Spanned<Str<'a>>>,
    /// The roles that it names itself to answer for it; who answers is what [`Plan::answering`](super::Plan::answering)
    /// says.
    pub owners: Owners<'a>,
    /// The roles that support them ("med stöd av").
    pub support: Vec<OwnerRef<'a>>,
    /// When it begins; with the plan's first period where absent.
    pub start: Option<Spanned<When>>,
    /// The interval at which it is repeated ("görs årligen"); once where absent.
    pub every: Option<Spanned<Interval>>,
    /// When it is to be done by, where it is done once; done earlier, it is finished.
    pub deadline: Option<Spanned<When>>,
    /// The last period or day of its run ("pågår till och med"); no end is stated where absent.
    pub until: Option<Spanned<When>>,
    /// The plan's own words for what it is about; in any case the same.
    pub tags: Vec<Spanned<Str<'a>>>,
    /// Where more is said of it.
    pub links: Vec<Link<'a>>,
    /// The end of an activity that left the plan; absent for all others.
    pub ended: Option<Box<End<'a>>>,
    /// The follow-ups, in file order.
    pub follow_ups: Vec<FollowUp<'a>>,
    /// The numbers that show how it goes, in file order.
    pub measures: Vec<Measure<'a>>,
    /// The header of its table in the file.
    pub span: Span,
    /// True where all of it could be read; what is not whole is checked, and otherwise left out.
    pub is_whole: bool,
    /// True where all of it was understood. Where not, a date may be missing that somebody did write.
    pub is_sound: bool,
}

impl Activity<'_> {
    /// Returns the date after which it is late if it is not done: the `deadline` or the `until` of what is done once.
    pub fn due_date(&self) -> Option<Spanned<When>> {
        let dates = [self.deadline, self.until].into_iter().flatten();
        dates.filter(|_| self.every.is_none()).min_by_key(|date| date.last_day())
    }
}
