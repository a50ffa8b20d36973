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

/// What a row says of a value of a measure; none of what nobody touched.
pub(super) struct ValueAnswer<'f, 'p, 'a> {
    /// The plan.
    pub(super) plan: &'p Plan<'a>,
    /// What is measured.
    pub(super) thing: Thing<'p, 'a>,
    /// The measure.
    pub(super) measure: &'p Measure<'a>,
    /// The period that the value is of.
    pub(super) period: Period,
    /// The value; none within where the cell was emptied.
    pub(super) value: Option<CellAnswer<'f, Option<Number>>>,
    /// What is said of it; empty where the cell was emptied.
    pub(super) note: Option<CellAnswer<'f, String>>,
}

/// What all rows say.
#[derive(Default)]
pub(super) struct Answers<'f, 'p, 'a> {
    /// Of what is assessed.
    pub(super) assessed: Vec<Answer<'f, 'p, 'a>>,
    /// Of measures.
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
