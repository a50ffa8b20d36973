//! Levels of a plan.

/// A level of a plan.
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

    /// Returns the name in the files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Goal => "goal",
            Self::Priority => "priority",
            Self::Activity => "activity",
        }
    }
}
