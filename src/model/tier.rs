//! Which of a plan's three levels something is at.

/// A level, whatever a plan calls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// Goals.
    Goal,
    /// Priorities.
    Priority,
    /// Activities.
    Activity,
}

impl Tier {
    /// Every level, from the top.
    pub const ALL: [Self; 3] = [Self::Goal, Self::Priority, Self::Activity];

    /// Returns the level's name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Priority => "priority",
            Self::Activity => "activity",
        }
    }
}
