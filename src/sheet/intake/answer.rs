//! The answers in one row.

use crate::model::{Measure, Number, Period, Plan, StatusId, Thing};
use crate::sheet::place::SheetPlace;

/// The answers in one row. A cell that nobody changed is `None`.
pub(super) struct Answer<'f, 'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// The goal, priority or activity.
    pub(super) thing: Thing<'p, 'a>,
    /// The assessed period.
    pub(super) period: Period,
    /// The new status; `None` inside if the cell was emptied.
    pub(super) status: Option<CellAnswer<'f, Option<StatusId>>>,
    /// The new note; empty if the cell was emptied.
    pub(super) note: Option<CellAnswer<'f, String>>,
}

/// The answers in the row of a measure. A cell that nobody changed is `None`.
pub(super) struct ValueAnswer<'f, 'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// The goal, priority or activity with the measure.
    pub(super) thing: Thing<'p, 'a>,
    /// The measure.
    pub(super) measure: &'p Measure<'a>,
    /// The period of the value.
    pub(super) period: Period,
    /// The new value; `None` inside if the cell was emptied.
    pub(super) value: Option<CellAnswer<'f, Option<Number>>>,
    /// The new note; empty if the cell was emptied.
    pub(super) note: Option<CellAnswer<'f, String>>,
}

/// The answers in all rows.
#[derive(Default)]
pub(super) struct Answers<'f, 'p, 'a> {
    /// The assessments.
    pub(super) assessed: Vec<Answer<'f, 'p, 'a>>,
    /// The values of measures.
    pub(super) values: Vec<ValueAnswer<'f, 'p, 'a>>,
}

/// The answer in a cell.
pub(super) struct CellAnswer<'f, T> {
    /// The place of the cell.
    pub(super) place: SheetPlace<'f>,
    /// The current value.
    pub(super) now: T,
    /// The value at export; `None` if it is no longer valid.
    pub(super) then: Option<T>,
    /// The value at export, as text.
    pub(super) then_words: String,
}
