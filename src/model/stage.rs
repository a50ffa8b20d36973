//! Stages, the meaning of statuses independent of a plan's scale.

use super::Color;

/// The stage of an activity in a period.
///
/// The first four can be stated by a plan's [scale](super::Scale); the last two are derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// To be started later; Blått in the plan document.
    Planned,
    /// Not started in time, or in serious difficulty; Rött in the plan document.
    OffTrack,
    /// Started, but not finished in the period; Gult in the plan document.
    Ongoing,
    /// Started and carried out in the period; Grönt in the plan document.
    Done,
    /// Due in the period, without a status.
    Unassessed,
    /// Done in an earlier period, or past its end, so that nothing more is expected.
    Closed,
}

named! {
    Stage;
    /// Every stage, in the order of reports.
    ALL;
    /// Returns the name in the files and in machine formats.
    name;
    Planned = "planned",
    OffTrack = "off-track",
    Ongoing = "ongoing",
    Done = "done",
    Unassessed = "unassessed",
    Closed = "closed",
}

impl Stage {
    /// The stages that a scale can state.
    pub const STATED: [Self; 4] = [Self::Planned, Self::OffTrack, Self::Ongoing, Self::Done];

    /// Returns a symbol for the stage, so that colour is never the only sign.
    pub fn symbol(self) -> char {
        match self {
            Self::Planned => '○',
            Self::OffTrack => '✗',
            Self::Ongoing => '◐',
            Self::Done => '●',
            Self::Unassessed => '·',
            Self::Closed => '▤',
        }
    }

    /// Returns distinct symbols for the statuses of the stage, so that they can be told apart; the first is the stage's
    /// own. None of them is a sign of a change, such as `▲` and `▼`.
    pub fn signs(self) -> [char; 7] {
        match self {
            Self::Planned => ['○', '□', '☆', '◌', '⬡', '▭', '▯'],
            Self::OffTrack => ['✗', '⊗', '⊘', '⊠', '⊖', '⊟', '✖'],
            Self::Ongoing => ['◐', '◪', '◈', '◎', '◓', '◧', '◑'],
            Self::Done => ['●', '◆', '★', '▮', '✓', '✔', '⬢'],
            Self::Unassessed | Self::Closed => [self.symbol(); 7],
        }
    }

    /// Returns the default colour of the stage's statuses; `None` for derived stages.
    pub fn color(self) -> Option<Color> {
        match self {
            Self::Planned => Some(Color::Blue),
            Self::OffTrack => Some(Color::Red),
            Self::Ongoing => Some(Color::Yellow),
            Self::Done => Some(Color::Green),
            Self::Unassessed | Self::Closed => None,
        }
    }

    /// Returns whether the stage is better than another: done is best, then ongoing, then planned; off track is
    /// worst.
    pub fn is_better_than(self, other: Self) -> bool {
        self.rank() > other.rank()
    }

    fn rank(self) -> u8 {
        match self {
            Self::Done => 3,
            Self::Ongoing => 2,
            Self::Planned => 1,
            // An unassessed stage is never better than another.
            Self::OffTrack | Self::Unassessed | Self::Closed => 0,
        }
    }
}
