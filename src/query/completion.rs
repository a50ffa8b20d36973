//! The completed share of a plan.

use super::assessable::begun_parts;
use super::{ClosedBy, Entry};
use crate::model::Stage;

/// The number of completed activities, out of a total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The number of completed ones.
    pub done: usize,
    /// The total.
    pub all: usize,
}

/// The completion of a plan: of non-repeated activities overall, and of repeated ones in the selected period. An
/// activity that runs through a later period is not complete yet, whatever its status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The activities that are not repeated, except those that left the plan.
    pub once: Share,
    /// The repeated activities that are expected in the period.
    pub repeated: Share,
}

/// Returns a part as a rounded percentage. Only the whole is 100, and only nothing is 0. Of an empty whole it is
/// 100.
pub fn percent(part: usize, whole: usize) -> usize {
    let nearest = (part * 200 + whole).checked_div(whole * 2).unwrap_or(100);
    match nearest {
        100.. if part < whole => 99,
        0 if part > 0 => 1,
        _ => nearest,
    }
}

impl Completion {
    /// Counts an activity.
    pub(super) fn add(&mut self, entry: &Entry<'_, '_>) {
        let standing = &entry.standing;
        let is_repeated = entry.activity.every.is_some();
        let runs_on = !is_repeated && entry.activity.until.is_some_and(|until| !until.is_over_by(standing.period));
        // The status of a longer period is the latest one, even if other parts of the period are not assessed.
        let lacks_part = || {
            let parts = begun_parts(entry.plan, standing.period, standing.today);
            is_repeated && parts.into_iter().any(|part| entry.at(part).stage == Stage::Unassessed)
        };
        let is_done =
            standing.stage == Stage::Done && !runs_on && !lacks_part() || standing.closed_by == Some(ClosedBy::Done);
        let is_counted = match standing.closed_by {
            Some(ClosedBy::Ended | ClosedBy::Until) => false,
            Some(ClosedBy::Done) | None => !is_repeated || standing.stage != Stage::Planned,
        };
        let share = if is_repeated { &mut self.repeated } else { &mut self.once };
        share.all += usize::from(is_counted);
        share.done += usize::from(is_counted && is_done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_the_nearest_but_never_all_or_nothing_of_a_part() {
        let of =
            [(0, 9, 0), (6, 9, 67), (1, 3, 33), (1, 2, 50), (1, 1000, 1), (999, 1000, 99), (9, 9, 100), (0, 0, 100)];
        for (part, whole, share) in of {
            assert_eq!(percent(part, whole), share, "{part} of {whole}");
        }
    }
}
