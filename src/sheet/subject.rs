//! What a row of the sheet is about.

use super::Column;
use crate::model::{OwnerRef, Period, Plan, Thing};
use crate::query::{Assessable, Entry, MeasureEntry, answering};

/// What a row of the sheet is about.
#[derive(Clone, Copy, Debug)]
pub enum RowSubject<'p, 'a> {
    /// A goal, a priority or an activity that is assessed.
    Assessed(Assessable<'p, 'a>),
    /// A measure whose value is asked for.
    Measured(MeasureEntry<'p, 'a>),
}

impl<'p, 'a> RowSubject<'p, 'a> {
    /// Returns its plan.
    pub fn plan(&self) -> &'p Plan<'a> {
        match self {
            Self::Assessed(asked) => asked.plan,
            Self::Measured(entry) => entry.plan,
        }
    }

    /// Returns what is assessed, or measured.
    pub fn thing(&self) -> Thing<'p, 'a> {
        match self {
            Self::Assessed(asked) => asked.thing,
            Self::Measured(entry) => entry.thing,
        }
    }

    /// Returns its own id.
    pub fn id(&self) -> &'p str {
        match self {
            Self::Assessed(asked) => &asked.thing.id().value,
            Self::Measured(entry) => &entry.measure.id.value,
        }
    }

    /// Returns the period that is looked at.
    pub fn period(&self) -> Period {
        match self {
            Self::Assessed(asked) => asked.standing.period,
            Self::Measured(entry) => entry.period,
        }
    }

    /// Returns it as an activity; none where it is none.
    pub fn entry(&self) -> Option<Entry<'p, 'a>> {
        match self {
            Self::Assessed(asked) => asked.entry(),
            Self::Measured(_) => None,
        }
    }

    /// Returns it as something that is assessed; none where it is a measure.
    pub fn assessed(&self) -> Option<Assessable<'p, 'a>> {
        match self {
            Self::Assessed(asked) => Some(*asked),
            Self::Measured(_) => None,
        }
    }

    /// Returns it as a measure; none where it is none.
    pub fn measure(&self) -> Option<MeasureEntry<'p, 'a>> {
        match self {
            Self::Assessed(_) => None,
            Self::Measured(entry) => Some(*entry),
        }
    }

    /// Returns those who answer for it; of a goal or a priority, for what is below it.
    pub fn answering(&self) -> &'p [OwnerRef<'a>] {
        answering(self.plan(), self.thing())
    }

    /// Returns whether colleagues fill in a column of its row.
    pub(super) fn is_open(&self, column: Column) -> bool {
        match self {
            Self::Assessed(_) => matches!(column, Column::Status | Column::Note),
            Self::Measured(_) => matches!(column, Column::Value | Column::Note),
        }
    }
}
