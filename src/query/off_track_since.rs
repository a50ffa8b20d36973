//! The duration for which an activity is off track.

use super::Entry;
use crate::model::{Period, Stage};

/// The consecutive periods in which an activity is off track, up to the selected one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffTrackSince {
    /// The first period.
    pub first: Period,
    /// The number of periods.
    pub periods: usize,
}

/// Returns the consecutive periods off track; `None` if the activity is not off track now.
pub fn off_track_since(entry: &Entry<'_, '_>) -> Option<OffTrackSince> {
    let is_off_track = |period: &Period| entry.at(*period).stage == Stage::OffTrack;
    let run = std::iter::successors(Some(entry.standing.period), |period| period.previous()).take_while(is_off_track);
    run.fold(None, |since: Option<OffTrackSince>, first| {
        Some(OffTrackSince { first, periods: since.map_or(0, |since| since.periods) + 1 })
    })
}
