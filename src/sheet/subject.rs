//! The subject of a row of the sheet.

use super::Column;
use crate::model::{OwnerRef, Period, Plan, Thing};
use crate::query::{Assessable, Entry, MeasureEntry, answering};

/// The subject of a row of the sheet.
#[derive(Clone, Copy, Debug)]
pub enum RowSubject<'p, 'a> {
    /// A goal, a priority or an activity that is assessed.
    Assessed(Assessable<'p, 'a>),
    /// A measure whose value is due.
    Measured(MeasureEntry<'p, 'a>),
}

impl<'p, 'a> RowSubject<'p, 'a> {
    /// Returns the plan.
    pub fn plan(&self) -> &'p Plan<'a> {
        match self {
            Self::Assessed(asked) => asked.plan,
            Self::Measured(entry) => entry.plan,
        }
    }

    /// Returns the goal, priority or activity, or that of the measure.
    pub fn thing(&self) -> Thing<'p, 'a> {
        match self {
            Self::Assessed(asked) => asked.thing,
            Self::Measured(entry) => entry.thing,
        }
    }

    /// Returns the id.
    pub fn id(&self) -> &'p str {
        match self {
            Self::Assessed(asked) => &asked.thing.id().value,
            Self::Measured(entry) => &entry.measure.id.value,
        }
    }

    /// Returns the selected period.
    pub fn period(&self) -> Period {
        match self {
            Self::Assessed(asked) => asked.standing.period,
            Self::Measured(entry) => entry.period,
        }
    }

    /// Returns the activity; `None` for anything else.
    pub fn entry(&self) -> Option<Entry<'p, 'a>> {
        match self {
            Self::Assessed(asked) => asked.entry(),
            Self::Measured(_) => None,
        }
    }

    /// Returns the goal, priority or activity; `None` for a measure.
    pub fn assessed(&self) -> Option<Assessable<'p, 'a>> {
        match self {
            Self::Assessed(asked) => Some(*asked),
            Self::Measured(_) => None,
        }
    }

    /// Returns the measure; `None` for anything else.
    pub fn measure(&self) -> Option<MeasureEntry<'p, 'a>> {
        match self {
            Self::Assessed(_) => None,
            Self::Measured(entry) => Some(*entry),
        }
    }

    /// Returns the owners; of a goal or a priority, those of the activities below it.
    pub fn answering(&self) -> &'p [OwnerRef<'a>] {
        answering(self.plan(), self.thing())
    }

    /// Returns whether colleagues fill in a column of the row.
    pub(super) fn is_open(&self, column: Column) -> bool {
        match self {
            Self::Assessed(_) => matches!(column, Column::Status | Column::Note),
            Self::Measured(_) => matches!(column, Column::Value | Column::Note),
        }
    }
}
