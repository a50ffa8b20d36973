//! How long an activity has been off track.

use super::Entry;
use crate::model::{Period, Stage};

/// A run of periods in which an activity was off track, up to the one that is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffTrackSince {
    /// The first of them.
    pub first: Period,
    /// How many there are.
    pub periods: usize,
}

/// Returns since when an activity has been off track in every period; none where it is not off track now.
pub fn off_track_since(entry: &Entry<'_, '_>) -> Option<OffTrackSince> {
    let is_off_track = |period: &Period| entry.at(*period).stage == Stage::OffTrack;
    let run = std::iter::successors(Some(entry.standing.period), |period| period.previous()).take_while(is_off_track);
    run.fold(None, |since: Option<OffTrackSince>, first| {
        Some(OffTrackSince { first, periods: since.map_or(0, |since| since.periods) + 1 })
    })
}
