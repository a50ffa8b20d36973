//! A single change, and values other than texts before and after it.

use std::cmp::Ordering;

use super::{Field, FollowUpChange, ThingName};
use crate::locale::{Text, text};
use crate::model::{Better, Color, Day, Interval, Kind, Number, Period, Stage, Unit, When};
use crate::query::{better_name, color_name, interval_adverb, number_words, stage_name, unit_adverb};

/// A change of a goal, a priority, an activity, an owner, a status, a plan or the governance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was added.
    Added,
    /// It was removed.
    Gone,
    /// It left the plan and stays in the file, or its end was changed or removed.
    Ended {
        /// The old end.
        before: Option<Ending>,
        /// The new end.
        after: Option<Ending>,
    },
    /// It has another parent.
    Moved {
        /// The old parent.
        before: Parent,
        /// The new parent.
        after: Parent,
    },
    /// It has another id.
    Renumbered {
        /// The old id.
        before: String,
        /// The new id.
        after: String,
    },
    /// A text was changed; [`wording`](super::wording()) returns the changed words.
    Text {
        /// The field.
        field: Field,
        /// The old text.
        before: Option<String>,
        /// The new text.
        after: Option<String>,
    },
    /// Items were added to a list or removed from it.
    List {
        /// The field.
        field: Field,
        /// The added items, in order.
        added: Vec<String>,
        /// The removed items, in order.
        gone: Vec<String>,
    },
    /// A value was changed.
    Value {
        /// The field.
        field: Field,
        /// The old value.
        before: Option<Value>,
        /// The new value.
        after: Option<Value>,
    },
    /// The follow-up of a period was changed.
    FollowUp(FollowUpChange),
    /// A period was closed.
    Closed {
        /// The period.
        period: Period,
        /// The closing day.
        date: Option<Day>,
    },
    /// A closed period was reopened.
    Reopened {
        /// The period.
        period: Period,
    },
    /// The record of a closed period was changed.
    Rewritten {
        /// The period.
        period: Period,
    },
}

/// The parent of a priority or an activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parent {
    /// The goal.
    pub goal: ThingName,
    /// The priority; `None` directly under the goal.
    pub priority: Option<ThingName>,
}

impl Parent {
    /// Returns the direct parent.
    pub fn nearest(&self) -> &ThingName {
        self.priority.as_ref().unwrap_or(&self.goal)
    }
}

/// The end of an activity that left the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ending {
    /// The period of the decision.
    pub period: Period,
    /// The activity that it became a part of.
    pub into: Option<String>,
    /// The activities that replace it.
    pub by: Vec<String>,
    /// The reason, and who decided.
    pub reason: Option<String>,
}

/// A value other than a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name or a tag.
    Name(String),
    /// A period.
    Period(Period),
    /// A range of years, inclusive.
    Years(Period, Period),
    /// A date of an activity.
    When(When),
    /// A rhythm.
    Unit(Unit),
    /// An interval of repetition.
    Interval(Interval),
    /// The stage of a status.
    Stage(Stage),
    /// The colour of a status.
    Color(Color),
    /// The kind of goal file.
    Kind(Kind),
    /// A measured value, with its unit if it is shown.
    Number(Number, Option<String>),
    /// The better direction of a measure.
    Better(Better),
}

/// The direction of a change of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateShift {
    /// The date is later than it was.
    PutOff,
    /// The date is earlier than it was.
    BroughtForward,
}

impl DateShift {
    /// Returns the direction; `None` if the values are no dates of an activity, or neither is before the other.
    pub fn of(before: Option<&Value>, after: Option<&Value>) -> Option<Self> {
        let (Some(Value::When(before)), Some(Value::When(after))) = (before, after) else { return None };
        match before.last_day().cmp(&after.last_day()) {
            Ordering::Less => Some(Self::PutOff),
            Ordering::Greater => Some(Self::BroughtForward),
            Ordering::Equal => None,
        }
    }
}

impl Value {
    /// Returns the value in machine formats.
    pub fn name(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Period(period) => period.to_string(),
            Self::Years(first, last) => format!("{first}/{last}"),
            Self::When(when) => when.to_string(),
            Self::Unit(unit) => unit.name().to_owned(),
            Self::Interval(interval) => interval.name().to_owned(),
            Self::Stage(stage) => stage.name().to_owned(),
            Self::Color(color) => color.name().to_owned(),
            Self::Kind(kind) => kind.name().to_owned(),
            Self::Number(number, _) => number.to_string(),
            Self::Better(better) => better.name().to_owned(),
        }
    }

    /// Returns the value for people.
    pub fn words(&self) -> Text {
        match self {
            Self::Years(first, last) => text!("{first}–{last}", "{first}–{last}"),
            Self::Unit(unit) => unit_adverb(*unit),
            Self::Interval(interval) => interval_adverb(*interval),
            Self::Stage(stage) => stage_name(*stage),
            Self::Color(color) => color_name(*color),
            Self::Kind(Kind::Goal) => Text::fixed("mål", "goal"),
            Self::Kind(Kind::Direction) => Text::fixed("område med inriktningar", "area of directions"),
            Self::Number(number, unit) => number_words(*number, unit.as_deref()),
            Self::Better(better) => better_name(*better),
            Self::Name(_) | Self::Period(_) | Self::When(_) => Text::same(self.name()),
        }
    }
}
