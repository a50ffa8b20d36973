//! What a row says of an activity.

use crate::model::{Period, Plan, StatusId, Thing};
use crate::sheet::place::Place;

/// What a row says of an activity; none of what nobody touched.
pub(super) struct Answer<'f, 'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// The activity, and what it stands under.
    pub(super) thing: Thing<'p, 'a>,
    /// The period that is assessed.
    pub(super) period: Period,
    /// Its status; none within where the cell was emptied.
    pub(super) status: Option<Said<'f, Option<StatusId>>>,
    /// What is said of it; empty where the cell was emptied.
    pub(super) note: Option<Said<'f, String>>,
}

/// What somebody wrote in a cell.
pub(super) struct Said<'f, T> {
    /// The cell.
    pub(super) place: Place<'f>,
    /// What stands there now.
    pub(super) now: T,
    /// What stood there when the sheet was made; none where that cannot be understood any more.
    pub(super) then: Option<T>,
    /// The same in the sheet's own words.
    pub(super) then_words: String,
}
