//! The changes by direction: what is worse comes first.

use crate::diff::{Change, Changed, Difference, StatusDirection};
use crate::locale::Text;
use crate::model::Stage;

/// The direction of the changes of a thing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ChangeGroup {
    Worse,
    Better,
    New,
    Gone,
    Other,
}

impl ChangeGroup {
    /// Every direction, in the order of the output.
    pub(super) const ALL: [Self; 5] = [Self::Worse, Self::Better, Self::New, Self::Gone, Self::Other];

    /// Returns the direction of a thing: the first that one of its changes has.
    fn of_thing(thing: &Changed) -> Self {
        let has = |is_so: &dyn Fn(&Change) -> bool| thing.changes.iter().any(is_so);
        let turns = |to: StatusDirection| {
            move |change: &Change| match change {
                Change::FollowUp(it) => [it.direction(), it.direction_since()].contains(&Some(to)),
                _ => false,
            }
        };
        let is_set_off_track = |change: &Change| {
            let Change::FollowUp(it) = change else { return false };
            it.direction() == Some(StatusDirection::Set)
                && it.earlier.is_none()
                && it.after.stage() == Some(Stage::OffTrack)
        };
        let leaves = |change: &Change| matches!(change, Change::Gone | Change::Ended { before: None, .. });
        if has(&turns(StatusDirection::Worse)) || has(&is_set_off_track) {
            Self::Worse
        } else if has(&turns(StatusDirection::Better)) {
            Self::Better
        } else if has(&|change| *change == Change::Added) {
            Self::New
        } else if has(&leaves) {
            Self::Gone
        } else {
            Self::Other
        }
    }

    /// Returns the things of a difference with this direction.
    pub(super) fn of(self, difference: &Difference) -> Difference {
        let things = difference.things.iter().filter(|thing| Self::of_thing(thing) == self);
        Difference { things: things.cloned().collect() }
    }

    pub(super) fn title(self) -> Text {
        match self {
            Self::Worse => Text::fixed("Sämre", "Worse"),
            Self::Better => Text::fixed("Bättre", "Better"),
            Self::New => Text::fixed("Nytt", "New"),
            Self::Gone => Text::fixed("Borta ur planen", "Gone from the plan"),
            Self::Other => Text::fixed("Annat som är ändrat", "Other changes"),
        }
    }
}
