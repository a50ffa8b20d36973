//! Counts of standings: by stage, by status, of late ones, and of closed ones by reason.

use super::{ClosedBy, Standing};
use crate::model::{Stage, Status};

/// The most statuses of one stage that are counted separately.
pub const MOST_OF_STAGE: usize = 6;

/// The numbers of activities by stage, of late ones, and of closed ones by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    stages: [usize; Stage::ALL.len()],
    /// The number of activities with each status, by stage and by the position of the status within it.
    stated: [[u32; MOST_OF_STAGE]; Stage::STATED.len()],
    closed: [usize; ClosedBy::ALL.len()],
    late: usize,
}

impl Counts {
    /// Counts an activity.
    pub fn add(&mut self, standing: &Standing<'_, '_>) {
        self.stages[standing.stage as usize] += 1;
        self.late += usize::from(standing.is_late);
        if let Some(status) = standing.status
            && let Some(stated) = self.stated_at(*status.stage).and_then(|places| places.get_mut(status.place))
        {
            *stated += 1;
        }
        if let Some(by) = standing.closed_by {
            self.closed[by as usize] += 1;
        }
    }

    /// Returns the number at a stage.
    pub fn of(&self, stage: Stage) -> usize {
        self.stages[stage as usize]
    }

    /// Returns the number with a status, which must be among the first [`MOST_OF_STAGE`] of its stage.
    pub fn of_status(&self, status: &Status<'_>) -> usize {
        let places = Stage::STATED.iter().position(|stage| *stage == *status.stage).map(|at| &self.stated[at]);
        places.and_then(|places| places.get(status.place)).map_or(0, |count| *count as usize)
    }

    /// Returns the number at a stage without a stated status.
    pub fn unstated(&self, stage: Stage) -> usize {
        let places = Stage::STATED.iter().position(|stated| *stated == stage).map(|at| &self.stated[at]);
        let stated: usize = places.into_iter().flatten().map(|count| *count as usize).sum();
        self.of(stage).saturating_sub(stated)
    }

    fn stated_at(&mut self, stage: Stage) -> Option<&mut [u32; MOST_OF_STAGE]> {
        Stage::STATED.iter().position(|stated| *stated == stage).map(|at| &mut self.stated[at])
    }

    /// Returns the number closed for a reason.
    pub fn closed_by(&self, by: ClosedBy) -> usize {
        self.closed[by as usize]
    }

    /// Returns the number of late activities.
    pub fn late(&self) -> usize {
        self.late
    }

    /// Returns the total number.
    pub fn total(&self) -> usize {
        self.stages.iter().sum()
    }
}
