//! Filters as entered by the user.

/// Filters for activities: AND between the fields, OR within each. An empty field matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Names of owners.
    pub owner: Vec<String>,
    /// Names of supporters.
    pub support: Vec<String>,
    /// Names of owners or supporters.
    pub involving: Vec<String>,
    /// Ids or titles of goals.
    pub goal: Vec<String>,
    /// Ids or titles of priorities, including the activities of priorities they refer to with `see`.
    pub priority: Vec<String>,
    /// Names of statuses, or of stages.
    pub status: Vec<String>,
    /// Date ranges of the start.
    pub start: Vec<String>,
    /// Date ranges of the deadline.
    pub deadline: Vec<String>,
    /// Date ranges of `until`.
    pub until: Vec<String>,
    /// True to select only what is late.
    pub late: bool,
    /// Intervals of repetition, or `once`.
    pub every: Vec<String>,
    /// Names of the board's yearly priorities.
    pub focus: Vec<String>,
    /// Tags of the activity or its parents.
    pub tag: Vec<String>,
    /// Substrings of the id, the title, the text, a link's title or a note.
    pub text: Vec<String>,
    /// Ids or titles of plans.
    pub plan: Vec<String>,
    /// The periods, separately, as a comma-separated list, or as a range. If empty, each plan's current period.
    pub period: Vec<String>,
}
