//! How an activity changed from one period to the next.

use super::part::is_same;
use crate::locale::Text;
use crate::model::Stage;
use crate::query::Standing;

/// How an activity changed from one period to the next, in the order they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum StandingChange {
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

impl StandingChange {
    /// Returns how an activity changed; none where it stands as it stood.
    pub(super) fn of(before: &Standing<'_, '_>, now: &Standing<'_, '_>) -> Option<Self> {
        if is_same(before, now) {
            return None;
        }
        Some(match (before.stage, now.stage) {
            (_, Stage::Closed) => Self::Ended,
            (Stage::Closed, _) => Self::Reopened,
            // By the calendar or stated, it is the same.
            (Stage::Planned, Stage::Planned) if before.status.is_none() || now.status.is_none() => return None,
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

    /// Returns what it is called of so many.
    pub(super) fn words(self, count: usize) -> Text {
        match self {
            Self::Worse => Text::fixed("sämre", "worse"),
            Self::Better => Text::fixed("bättre", "better"),
            Self::Other => Text::fixed(if count == 1 { "ändrad" } else { "ändrade" }, "changed"),
            Self::Begun => Text::fixed("påbörjas", "starts"),
            Self::Assessed => Text::fixed(if count == 1 { "nu bedömd" } else { "nu bedömda" }, "now assessed"),
            Self::Ended => Text::fixed(if count == 1 { "avslutad" } else { "avslutade" }, "ended"),
            Self::Reopened => Text::fixed(if count == 1 { "öppnad igen" } else { "öppnade igen" }, "opened again"),
            Self::NotYet => {
                Text::fixed(if count == 1 { "ännu ej bedömd" } else { "ännu ej bedömda" }, "not assessed yet")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Period, Status};
    use crate::source::{Span, Spanned};

    fn status(name: &'static str, stage: Stage) -> Status<'static> {
        let name = Spanned { value: name.into(), span: Span::default() };
        Status::new(name, Spanned { value: stage, span: Span::default() })
    }

    /// Where an activity stands: as a status says, else as the calendar does.
    fn at<'p>(stage: Stage, status: Option<&'p Status<'static>>) -> Standing<'p, 'static> {
        let (period, today) = (Period::FIRST, Period::LAST.last_day());
        Standing { period, today, stage, status, note: None, is_late: false, closed_by: None }
    }

    #[test]
    fn each_way_to_change_has_its_word_and_none_is_made_up() {
        let scale = [Stage::Planned, Stage::OffTrack, Stage::Ongoing, Stage::Done].map(|stage| status("s", stage));
        let [planned, red, yellow, green] = scale.each_ref().map(|status| at(*status.stage, Some(status)));
        let slow = status("slow", Stage::Ongoing);
        let slow = at(Stage::Ongoing, Some(&slow));
        let [later, unassessed, closed] = [Stage::Planned, Stage::Unassessed, Stage::Closed].map(|it| at(it, None));
        for (before, now, turn) in [
            (red, red, None),
            (unassessed, unassessed, None),
            // Stated or by the calendar, planned is planned.
            (later, planned, None),
            (planned, later, None),
            (green, yellow, Some(StandingChange::Worse)),
            (yellow, red, Some(StandingChange::Worse)),
            (later, red, Some(StandingChange::Worse)),
            (planned, red, Some(StandingChange::Worse)),
            (yellow, planned, Some(StandingChange::Worse)),
            (red, yellow, Some(StandingChange::Better)),
            (red, planned, Some(StandingChange::Better)),
            (planned, yellow, Some(StandingChange::Better)),
            (yellow, green, Some(StandingChange::Better)),
            (yellow, slow, Some(StandingChange::Other)),
            (later, unassessed, Some(StandingChange::Begun)),
            (later, green, Some(StandingChange::Begun)),
            // Nobody knows how it went, so nobody knows that it goes worse.
            (unassessed, red, Some(StandingChange::Assessed)),
            (unassessed, green, Some(StandingChange::Assessed)),
            (green, unassessed, Some(StandingChange::NotYet)),
            (red, unassessed, Some(StandingChange::NotYet)),
            (green, closed, Some(StandingChange::Ended)),
            (unassessed, closed, Some(StandingChange::Ended)),
            (closed, red, Some(StandingChange::Reopened)),
        ] {
            assert_eq!(StandingChange::of(&before, &now), turn, "{:?} {:?}", before.stage, now.stage);
        }
    }
}
