//! A selected activity, and the counts of such activities now and then.

use crate::model::Activity;
use crate::query::{Counts, Entry, Standing};

/// A selected activity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'p, 'a> {
    /// The activity in the selected period.
    pub(super) entry: Entry<'p, 'a>,
    /// Its standing before; none if nothing is compared with, or it was not in the plan then.
    pub(super) before: Option<Standing<'p, 'a>>,
    /// The activity that this is the standing of: as it was in the files then.
    pub(super) was: &'p Activity<'a>,
}

/// The number of activities at each stage, now and then.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Compare {
    /// In the selected period.
    pub(super) now: Counts,
    /// Then; empty if nothing is compared with.
    pub(super) before: Counts,
}

impl Compare {
    /// Returns the counts of activities.
    pub(super) fn of(told: &[Told<'_, '_>]) -> Self {
        let mut counts = Self::default();
        for told in told {
            counts.add(told);
        }
        counts
    }

    /// Adds an activity to the counts.
    pub(super) fn add(&mut self, told: &Told<'_, '_>) {
        self.now.add(&told.entry.standing);
        if let Some(before) = &told.before {
            self.before.add(before);
        }
    }

    /// Adds activities that are not in the files any more.
    pub(super) fn add_gone(&mut self, gone: &[Entry<'_, '_>]) {
        for gone in gone {
            self.before.add(&gone.standing);
        }
    }
}
