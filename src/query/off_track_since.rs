//! The duration for which an activity, a goal or a priority is off track.

use super::{Assessable, own_standing};
use crate::model::{Period, Stage};

/// The consecutive periods in which something is off track, up to the selected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffTrackSince {
    /// The first period.
    pub first: Period,
    /// The number of periods.
    pub periods: usize,
}

/// Returns the consecutive periods off track; `None` if it is not off track now.
pub fn off_track_since(it: &Assessable<'_, '_>) -> Option<OffTrackSince> {
    let is_off_track = |period: &Period| {
        let then = own_standing(it.plan, it.thing, *period, it.standing.today);
        then.is_some_and(|then| then.stage == Stage::OffTrack)
    };
    let run = std::iter::successors(Some(it.standing.period), |period| period.previous()).take_while(is_off_track);
    run.fold(None, |since: Option<OffTrackSince>, first| {
        Some(OffTrackSince { first, periods: since.map_or(0, |since| since.periods) + 1 })
    })
}
