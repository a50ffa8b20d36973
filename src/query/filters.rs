//! What somebody asks for, as they typed it.

/// A question about activities: AND between the fields, OR within each; an empty field asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Names of owners that answer for the activity.
    pub owner: Vec<String>,
    /// Names of owners that support it.
    pub support: Vec<String>,
    /// Names of owners that do either.
    pub involving: Vec<String>,
    /// Ids or titles of goals.
    pub goal: Vec<String>,
    /// Ids or titles of priorities; activities that a priority refers to with `see` belong to it too.
    pub priority: Vec<String>,
    /// Names of statuses, or of stages.
    pub status: Vec<String>,
    /// Ranges of dates that the activity starts in.
    pub start: Vec<String>,
    /// Ranges of dates that its deadline lies in.
    pub deadline: Vec<String>,
    /// Ranges of dates that its `until` lies in.
    pub until: Vec<String>,
    /// Only what is late.
    pub late: bool,
    /// Units the activity is repeated in, or `once`.
    pub every: Vec<String>,
    /// Names of the board's priorities.
    pub focus: Vec<String>,
    /// Tags of the activity, or of what it stands under.
    pub tag: Vec<String>,
    /// Texts that the id, title, text, a link's title or a note contains.
    pub text: Vec<String>,
    /// Ids or titles of plans.
    pub plan: Vec<String>,
    /// The periods looked at, each alone, several with commas between, or a range; each plan's current one where there
    /// is none.
    pub period: Vec<String>,
}
