//! A plan that has no files yet.

use crate::model::{Color, Interval, Kind, Period, Stage, Unit, When};

/// A plan that has no files yet.
#[derive(Clone, Debug, PartialEq)]
pub struct NewPlan {
    /// The id: the name of its folder.
    pub id: String,
    /// The title.
    pub title: String,
    /// The tag of the language that it is written in.
    pub language: String,
    /// The first and the last year.
    pub years: (u16, u16),
    /// The rhythm of its follow-up.
    pub every: Unit,
    /// The period that is followed up now.
    pub current: Period,
    /// What it is about.
    pub about: Option<String>,
    /// The statuses, in the order of the plan.
    pub scale: Vec<NewStatus>,
    /// The owners that activities name, each once.
    pub owners: Vec<String>,
    /// The goals, in the order of the plan.
    pub goals: Vec<NewGoal>,
}

/// A status of a new plan's scale.
#[derive(Clone, Debug, PartialEq)]
pub struct NewStatus {
    /// What the plan calls it.
    pub name: String,
    /// What the tool understands by it.
    pub stage: Stage,
    /// The colour that it is shown in.
    pub color: Color,
    /// What it means in the plan.
    pub meaning: Option<String>,
}

/// A goal of a new plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewGoal {
    /// The id.
    pub id: String,
    /// The title, as adopted.
    pub title: String,
    /// Whether it is a goal or an area of directions.
    pub kind: Kind,
    /// The adopted text under the title.
    pub text: Option<String>,
    /// What is kept of the document as comments.
    pub remarks: Vec<String>,
    /// The activities directly under it.
    pub activities: Vec<NewActivity>,
    /// The priorities, in the order of the plan.
    pub priorities: Vec<NewPriority>,
}

/// A priority of a new plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewPriority {
    /// The id.
    pub id: String,
    /// The title, as adopted.
    pub title: String,
    /// The adopted text under the title.
    pub text: Option<String>,
    /// What is kept of the document as comments.
    pub remarks: Vec<String>,
    /// The activities, in the order of the plan.
    pub activities: Vec<NewActivity>,
}

/// An activity of a new plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewActivity {
    /// The id; empty until it is known what its siblings have.
    pub id: String,
    /// The title, as adopted.
    pub title: String,
    /// Who answers for it.
    pub owners: Vec<String>,
    /// Who supports them.
    pub support: Vec<String>,
    /// When it starts.
    pub start: Option<When>,
    /// How often it is repeated.
    pub every: Option<Interval>,
    /// How long it runs.
    pub until: Option<When>,
    /// When it is to be done.
    pub deadline: Option<When>,
    /// Where there is more to read.
    pub links: Vec<String>,
    /// Its follow-ups: the period, the status and the note.
    pub follow_ups: Vec<(Period, Option<String>, Option<String>)>,
    /// What is kept of the document as comments.
    pub remarks: Vec<String>,
}
