//! A plan that has no files yet.

use crate::model::{Color, Kind, Period, Stage, Unit};

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
}
