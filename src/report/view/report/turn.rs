//! How an activity changed from one period to the next.

use super::part::is_same;
use crate::locale::Text;
use crate::model::Stage;
use crate::query::Standing;

/// How an activity changed from one period to the next, in the order they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Turn {
    /// It is off track and was not, or goes worse by the scale.
    Worse,
    /// It goes better by the scale.
    Better,
    /// It has another status of the same stage.
    Other,
    /// It was planned by the calendar, and its time has come.
    Begun,
    /// It was not assessed, and is.
    Assessed,
    /// It is done with: nothing is asked of it any more.
    Ended,
    /// It was done with, and is asked for again.
    Reopened,
    /// It was assessed, and has not been yet.
    NotYet,
}

impl Turn {
    /// Returns how an activity changed; none where it stands as it stood.
    pub(super) fn of(before: &Standing<'_, '_>, now: &Standing<'_, '_>) -> Option<Self> {
        if is_same(before, now) {
            return None;
        }
        let is_stated = now.status.is_some();
        Some(match (before.stage, now.stage) {
            (_, Stage::Closed) => Self::Ended,
            (Stage::Closed, _) => Self::Reopened,
            // By the calendar or stated, it is the same.
            (Stage::Planned, Stage::Planned) if !before.status.is_some() || !is_stated => return None,
            // Nobody said how it went, so nobody knows whether it goes better or worse.
            (Stage::Unassessed, _) => Self::Assessed,
            (_, Stage::OffTrack) if before.stage != Stage::OffTrack => Self::Worse,
            (Stage::Planned, _) if before.is_derived() => Self::Begun,
            (_, Stage::Unassessed) => Self::NotYet,
            (then, now) if now.is_better_than(then) => Self::Better,
            (then, now) if then.is_better_than(now) => Self::Worse,
            _ => Self::Other,
        })
    }

    /// Returns what it is called.
    pub(super) fn words(self) -> Text {
        match self {
            Self::Worse => Text::fixed("sämre", "worse"),
            Self::Better => Text::fixed("bättre", "better"),
            Self::Other => Text::fixed("ändrad", "changed"),
            Self::Begun => Text::fixed("påbörjas", "starts"),
            Self::Assessed => Text::fixed("nu bedömd", "now assessed"),
            Self::Ended => Text::fixed("avslutad", "ended"),
            Self::Reopened => Text::fixed("öppnad igen", "opened again"),
            Self::NotYet => Text::fixed("ej bedömd ännu", "not assessed yet"),
        }
    }
}
