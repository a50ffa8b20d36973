//! The stage of an activity in a period, whatever the plan's own scale calls it.

use super::Color;

/// The stage of an activity in a follow-up period.
///
/// The first four are what a plan's [scale](super::Scale) can state; the last two follow from the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// To be started later; the plan document's Blått.
    Planned,
    /// Not started in time, or in serious difficulty; the plan document's Rött.
    OffTrack,
    /// Started, not finished in the period; the plan document's Gult.
    Ongoing,
    /// Started and carried out in the period; the plan document's Grönt.
    Done,
    /// Due in the period, and nobody has stated how it stands.
    Unassessed,
    /// Done in an earlier period, or its end has passed: nothing is asked of it any more.
    Closed,
}

impl Stage {
    /// Every stage, in the order reports list them.
    pub const ALL: [Self; 6] =
        [Self::Planned, Self::OffTrack, Self::Ongoing, Self::Done, Self::Unassessed, Self::Closed];

    /// Those that a scale can state.
    pub const STATED: [Self; 4] = [Self::Planned, Self::OffTrack, Self::Ongoing, Self::Done];

    /// Returns the stage's name in the files and in machine formats.
    pub fn name(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::OffTrack => "off-track",
            Self::Ongoing => "ongoing",
            Self::Done => "done",
            Self::Unassessed => "unassessed",
            Self::Closed => "closed",
        }
    }

    /// Returns the sign that stands for the stage where there is no room for its name, so that colour is never alone.
    pub fn symbol(self) -> char {
        match self {
            Self::Planned => '○',
            Self::OffTrack => '✗',
            Self::Ongoing => '◐',
            Self::Done => '●',
            Self::Unassessed => '·',
            Self::Closed => '–',
        }
    }

    /// Returns the colour that a status of the stage is shown in where its scale names none; what nobody states has
    /// none.
    pub fn color(self) -> Option<Color> {
        match self {
            Self::Planned => Some(Color::Blue),
            Self::OffTrack => Some(Color::Red),
            Self::Ongoing => Some(Color::Yellow),
            Self::Done => Some(Color::Green),
            Self::Unassessed | Self::Closed => None,
        }
    }

    /// Returns whether it goes better than at another stage, by the definitions of the colours: done is best, then
    /// ongoing, then planned; off track is worst. What is only planned has come less far than what has begun.
    pub fn is_better_than(self, other: Self) -> bool {
        self.rank() > other.rank()
    }

    fn rank(self) -> u8 {
        match self {
            Self::Done => 3,
            Self::Ongoing => 2,
            Self::Planned => 1,
            // What nobody has assessed is never better than anything.
            Self::OffTrack | Self::Unassessed | Self::Closed => 0,
        }
    }
}
