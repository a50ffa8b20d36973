//! Activities counted by stage.

use serde::Serialize;

use crate::model::Stage;
use crate::query::Counts;

/// The number of activities at each stage.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct Stages {
    planned: usize,
    off_track: usize,
    ongoing: usize,
    done: usize,
    unassessed: usize,
    closed: usize,
}

impl From<&Counts> for Stages {
    fn from(counts: &Counts) -> Self {
        Self {
            planned: counts.of(Stage::Planned),
            off_track: counts.of(Stage::OffTrack),
            ongoing: counts.of(Stage::Ongoing),
            done: counts.of(Stage::Done),
            unassessed: counts.of(Stage::Unassessed),
            closed: counts.of(Stage::Closed),
        }
    }
}
